package org.gaitway.launch.robot;

import java.util.List;
import java.util.Optional;
import org.gaitway.adapter.mqtt.MqttSettings;
import org.gaitway.config.ConfigBinder;

/** Settings of links that follow from how they are used. */
final class LinkDefaults {
  private LinkDefaults() {}

  /** States by the stamps of their sender. */
  static MqttSettings inLockstep(MqttSettings mqtt) {
    return with(mqtt, "stamp=header");
  }

  /** Another broker. */
  static MqttSettings at(MqttSettings mqtt, String broker) {
    return with(mqtt, "broker=" + broker);
  }

  /** Topics under another prefix. */
  static MqttSettings under(MqttSettings mqtt, String prefix) {
    return with(mqtt, "topics.prefix=" + prefix);
  }

  private static MqttSettings with(MqttSettings mqtt, String change) {
    return ConfigBinder.bind(mqtt, Optional.empty(), List.of(change));
  }
}
