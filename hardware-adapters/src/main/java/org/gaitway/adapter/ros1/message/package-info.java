/**
 * ROS 1 messages: how they are written to bytes and read from them, and what identifies their type.
 * The classes of messages themselves are generated from their definitions, see {@link
 * org.gaitway.adapter.ros1.generator}.
 */
package org.gaitway.adapter.ros1.message;
