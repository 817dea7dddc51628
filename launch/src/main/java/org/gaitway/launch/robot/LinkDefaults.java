package org.gaitway.launch.robot;

import org.gaitway.adapter.mqtt.MqttSettings;
import org.gaitway.adapter.mqtt.MqttTopics;
import org.gaitway.adapter.mqtt.StampSource;

/** Settings of links that follow from how they are used. */
final class LinkDefaults {
  private LinkDefaults() {}

  /** States by the stamps of their sender. */
  static MqttSettings inLockstep(MqttSettings mqtt) {
    return new MqttSettings(
        mqtt.broker(),
        mqtt.clientId(),
        mqtt.login(),
        mqtt.tls(),
        mqtt.topics(),
        mqtt.qos(),
        mqtt.payload(),
        StampSource.HEADER,
        mqtt.keepAlive(),
        mqtt.cleanSession(),
        mqtt.maxPayload(),
        mqtt.maxInFlight(),
        mqtt.connectTimeout(),
        mqtt.reconnectMin(),
        mqtt.reconnectMax());
  }

  /** Another broker. */
  static MqttSettings at(MqttSettings mqtt, String broker) {
    return new MqttSettings(
        broker,
        mqtt.clientId(),
        mqtt.login(),
        mqtt.tls(),
        mqtt.topics(),
        mqtt.qos(),
        mqtt.payload(),
        mqtt.stamp(),
        mqtt.keepAlive(),
        mqtt.cleanSession(),
        mqtt.maxPayload(),
        mqtt.maxInFlight(),
        mqtt.connectTimeout(),
        mqtt.reconnectMin(),
        mqtt.reconnectMax());
  }

  /** Topics under another prefix. */
  static MqttSettings under(MqttSettings mqtt, String prefix) {
    return new MqttSettings(
        mqtt.broker(),
        mqtt.clientId(),
        mqtt.login(),
        mqtt.tls(),
        MqttTopics.under(prefix),
        mqtt.qos(),
        mqtt.payload(),
        mqtt.stamp(),
        mqtt.keepAlive(),
        mqtt.cleanSession(),
        mqtt.maxPayload(),
        mqtt.maxInFlight(),
        mqtt.connectTimeout(),
        mqtt.reconnectMin(),
        mqtt.reconnectMax());
  }
}
