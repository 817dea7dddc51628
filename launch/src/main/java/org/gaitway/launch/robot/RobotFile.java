package org.gaitway.launch.robot;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaitway.adapter.sim.Scenario;
import org.gaitway.config.ConfigBinder;
import org.gaitway.config.Setting;
import org.gaitway.control.CommandSettings;
import org.gaitway.control.LoopSettings;
import org.gaitway.episode.LogSettings;
import org.gaitway.observation.TermSettings;
import org.gaitway.robot.JointMapping;
import org.gaitway.safety.SafetySettings;

/**
 * A robot file: how a robot is reached, how it is controlled, and what it is held to.
 *
 * @param robot how it is reached
 * @param loop the control loop
 * @param joints how its joints relate to the policy's, by the policy's names
 * @param observation changes to the policy's terms, by name
 * @param command what it can be told, by the name in the policy's observation
 * @param drive how hands tell it where to go
 * @param safety what the robot is held to
 * @param log how episodes are logged, where they are
 */
public record RobotFile(
    @Setting("How the robot is reached") RobotSettings robot,
    @Setting("The control loop") LoopSettings loop,
    @Setting("How the robot's joints relate to the policy's, by the policy's names")
        Map<String, JointMapping> joints,
    @Setting("Changes to the terms of the policy's observation, by name")
        Map<String, TermSettings> observation,
    @Setting("What the robot can be told, by the name in the policy's observation")
        Map<String, CommandSettings> command,
    @Setting("How hands tell the robot where to go") DriveSettings drive,
    @Setting("What the robot is held to") SafetySettings safety,
    @Setting("How episodes are logged, with --log") LogSettings log) {

  /** The command input that hands, topics and scripts drive. */
  static final String VELOCITY = "velocity";

  /** What a simulated robot may be told: the range that tasks of walking have by default. */
  private static final CommandSettings WALKING =
      new CommandSettings(
          List.of(-1.0, -0.5, -1.0),
          List.of(1.0, 0.5, 1.0),
          0.5,
          Optional.of(List.of(2.0, 2.0, 4.0)));

  /** Every check on; the rest is for the file to say. */
  public static final RobotFile DEFAULTS =
      new RobotFile(
          RobotSettings.DEFAULTS,
          LoopSettings.DEFAULTS,
          Map.of(),
          Map.of(),
          Map.of(),
          DriveSettings.DEFAULTS,
          SafetySettings.DEFAULTS,
          LogSettings.DEFAULTS);

  /** Copies the maps. */
  public RobotFile {
    joints = Map.copyOf(joints);
    observation = Map.copyOf(observation);
    command = Map.copyOf(command);
  }

  /**
   * Reads a robot file.
   *
   * @param file what it says wins over the defaults
   * @param overrides {@code name=value}, which win over the file
   * @throws org.gaitway.config.ConfigException if it cannot be read, or a key or value is wrong
   */
  static RobotFile read(Path file, List<String> overrides) {
    return ConfigBinder.bind(DEFAULTS, Optional.of(file), overrides);
  }

  /** The robot file of a simulated robot, where nobody wrote one. */
  static RobotFile simulated(RobotSettings robot, Scenario scenario) {
    return new RobotFile(
        robot,
        LoopSettings.DEFAULTS,
        Map.of(),
        Map.of(),
        Scenarios.isDriven(scenario) ? Map.of(VELOCITY, WALKING) : Map.of(),
        DriveSettings.DEFAULTS,
        SimulatedSafety.of(scenario),
        LogSettings.DEFAULTS);
  }

  /** The same for another robot. */
  RobotFile with(RobotSettings other) {
    return new RobotFile(other, loop, joints, observation, command, drive, safety, log);
  }
}
