/**
 * Robots over MQTT 3.1.1: {@link org.gaitway.adapter.mqtt.MqttRobot} is the control loop's side,
 * {@link org.gaitway.adapter.mqtt.MqttRobotHost} the robot's, {@link
 * org.gaitway.adapter.mqtt.MqttRemote} listens to an operator. {@code docs/mqtt.md} has topics and
 * payloads.
 */
package org.gaitway.adapter.mqtt;
