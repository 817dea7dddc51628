package org.gaitway.adapter.mqtt;

import org.gaitway.config.Setting;

/**
 * Quality of service by topic: 0 is sent once, 1 is acknowledged and may come twice. There is no 2:
 * stops are latched and states carry stamps, so that what comes twice counts once.
 *
 * @param state of states
 * @param command of commands
 * @param layout of the robot's layout
 * @param status of both status topics
 * @param stop of soft stop and re-arming
 * @param input of inputs such as velocity
 */
public record MqttQos(
    @Setting(value = "QoS of states: 0 or 1.", min = 0, max = 1) int state,
    @Setting(value = "QoS of commands: 0 or 1.", min = 0, max = 1) int command,
    @Setting(value = "QoS of the robot's layout: 0 or 1.", min = 0, max = 1) int layout,
    @Setting(value = "QoS of both status topics: 0 or 1.", min = 0, max = 1) int status,
    @Setting(value = "QoS of soft stop and re-arming: 0 or 1.", min = 0, max = 1) int stop,
    @Setting(value = "QoS of inputs such as velocity: 0 or 1.", min = 0, max = 1) int input) {
  /** What is sent all the time may be lost; what is sent once may not. */
  public static MqttQos defaults() {
    return new MqttQos(0, 0, 1, 1, 1, 0);
  }
}
