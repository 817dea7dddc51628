/**
 * XML-RPC, which ROS 1's master and nodes call each other with: values as XML, a client, a server.
 *
 * <p>Values are plain objects: {@link java.lang.Integer} ({@code int}, {@code i4}), {@link
 * java.lang.Boolean}, {@link java.lang.Double}, {@link java.lang.String}, {@link
 * java.time.LocalDateTime} ({@code dateTime.iso8601}, which has no time zone), {@code byte[]}
 * ({@code base64}), {@link java.util.List} ({@code array}) and {@link java.util.Map} with strings
 * as keys ({@code struct}).
 */
package org.gaitway.adapter.ros1.xmlrpc;
