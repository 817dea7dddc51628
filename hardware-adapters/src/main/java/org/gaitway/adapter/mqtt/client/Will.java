package org.gaitway.adapter.mqtt.client;

/**
 * What the broker publishes when the connection ends without a farewell (section 3.1.2.5).
 *
 * @param topic where
 * @param payload what; not copied
 * @param qos how
 * @param retained whether the broker keeps it for later subscribers
 */
public record Will(TopicName topic, byte[] payload, Qos qos, boolean retained) {}
