package org.gaitway.adapter.mqtt.client;

/**
 * A topic that is listened to.
 *
 * @param topic which
 * @param qos the quality of service asked for
 * @param listener takes its messages
 */
public record Subscription(TopicName topic, Qos qos, MessageListener listener) {}
