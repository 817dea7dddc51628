/**
 * A client of MQTT 3.1.1 for control loops: one message from socket to listener, or from sender to
 * socket, passes through a single thread, and nothing is queued. Messages are published and taken
 * at quality of service 0 or 1, on topics without wildcards.
 *
 * <p>{@link org.gaitway.adapter.mqtt.client.MqttLink} is the way in; section numbers in comments
 * are those of the OASIS standard "MQTT Version 3.1.1".
 */
package org.gaitway.adapter.mqtt.client;
