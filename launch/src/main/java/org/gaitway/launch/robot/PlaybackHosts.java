package org.gaitway.launch.robot;

import java.util.function.Consumer;
import org.gaitway.adapter.host.RobotHost;
import org.gaitway.adapter.mqtt.MqttRobotHost;
import org.gaitway.adapter.mqtt.MqttSettings;
import org.gaitway.adapter.ros1.robot.Ros1HostSettings;
import org.gaitway.adapter.ros1.robot.Ros1RobotHost;
import org.gaitway.adapter.ros1.robot.Ros1RobotSettings;
import org.gaitway.adapter.ros1.robot.Ros1Topics;

/** Where logged states are played to, as if the robot were there. */
public final class PlaybackHosts {
  private PlaybackHosts() {}

  /**
   * The ROS graph, with {@code /clock} at the times of the states.
   *
   * @param master URI of the master; empty for ROS_MASTER_URI
   * @param log takes a line when something goes wrong
   */
  public static RobotHost ros(String master, Consumer<String> log) {
    Ros1RobotSettings robot =
        Ros1RobotSettings.DEFAULTS.at(master).with(Ros1Topics.BODY).named("gaitway_replay");
    return new Ros1RobotHost(
        new Ros1HostSettings(robot, true, false, 0, 0),
        (level, message) -> log.accept("ROS " + level + ": " + message));
  }

  /**
   * An MQTT broker.
   *
   * @param broker its URI; empty for the one of this machine
   * @param prefix what topics begin with
   * @param log takes a line when something goes wrong
   */
  public static RobotHost mqtt(String broker, String prefix, Consumer<String> log) {
    MqttSettings settings = LinkDefaults.under(MqttSettings.defaults(), prefix);
    return new MqttRobotHost(broker.isEmpty() ? settings : LinkDefaults.at(settings, broker), log);
  }
}
