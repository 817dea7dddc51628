/**
 * Java classes from definitions of ROS 1 messages and services: reads {@code .msg} and {@code .srv}
 * files, computes what identifies a type, and writes source code against {@link
 * org.gaitway.adapter.ros1.message}. Part of Gaitway's own build, and for messages of one's own.
 */
package org.gaitway.adapter.ros1.generator;
