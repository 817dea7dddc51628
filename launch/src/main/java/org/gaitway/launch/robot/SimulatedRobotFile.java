package org.gaitway.launch.robot;

import java.util.Map;
import org.gaitway.adapter.mqtt.MqttSettings;
import org.gaitway.adapter.ros1.robot.Ros1RobotSettings;
import org.gaitway.adapter.sim.Scenario;
import org.gaitway.control.LoopSettings;

/** The robot file of a simulated robot, where nobody wrote one. */
final class SimulatedRobotFile {
  private SimulatedRobotFile() {}

  /** A robot that is simulated in this process. */
  static RobotFile of(Scenario scenario, MujocoSettings settings) {
    return of(
        RobotKind.MUJOCO, scenario, settings, Ros1RobotSettings.DEFAULTS, MqttSettings.defaults());
  }

  /** A robot that is reached in some way. */
  static RobotFile of(
      RobotKind kind,
      Scenario scenario,
      MujocoSettings settings,
      Ros1RobotSettings ros1,
      MqttSettings mqtt) {
    return new RobotFile(
        kind,
        LoopSettings.DEFAULTS,
        SimulatedSafety.of(scenario),
        Map.of(),
        Map.of(),
        Map.of(),
        settings,
        ros1,
        mqtt,
        MockSettings.DEFAULTS);
  }
}
