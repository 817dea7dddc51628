package org.gaitway.launch.robot;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaitway.adapter.sim.NodeSettings;
import org.gaitway.config.Setting;

/**
 * What the robot in this process is simulated from.
 *
 * @param task name of a task; the policy's if neither this nor a model is given
 * @param taskVersion its version; the one that the policy was trained with, or the default
 * @param model MJCF or URDF file, or a model that comes with Gaitway, in place of a task
 * @param timestep of the model's physics, if not the model's own
 * @param motors what the model does not say of its motors, by regular expressions of joints
 * @param seed of how the episodes start
 * @param node how it runs
 */
public record MujocoSettings(
    @Setting("Name of a task; the policy's if neither this nor a model is given")
        Optional<String> task,
    @Setting("Version of the task; that of the policy, or the default")
        Optional<String> taskVersion,
    @Setting("MJCF or URDF file, or a model that comes with Gaitway, in place of a task")
        Optional<String> model,
    @Setting(value = "Length of a physics step of the model, if not its own [s]", min = 1e-5)
        Optional<Double> timestep,
    @Setting(
            "What the model does not say of its motors, by regular expressions that its joints"
                + " match as a whole")
        Map<String, MotorSettings> motors,
    @Setting("Seed of how the episodes start") long seed,
    @Setting("How the simulation runs") NodeSettings node) {
  /** The policy's task in real time. */
  public static final MujocoSettings DEFAULTS =
      new MujocoSettings(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Map.of(),
          1,
          NodeSettings.DEFAULTS);

  /** Copies the map. */
  public MujocoSettings {
    motors = Map.copyOf(motors);
  }

  /**
   * What is said of a joint's motor.
   *
   * @throws IllegalArgumentException if several say something
   */
  Optional<MotorSettings> motor(String joint) {
    List<String> matching = motors.keySet().stream().filter(joint::matches).sorted().toList();
    if (matching.size() > 1) {
      throw new IllegalArgumentException(
          String.format(
              "robot.mujoco.motors: joint '%s' must match one at most, it matches %s",
              joint, matching));
    }
    return matching.stream().findFirst().map(motors::get);
  }

  /** These settings with another seed. */
  MujocoSettings seeded(long other) {
    return new MujocoSettings(task, taskVersion, model, timestep, motors, other, node);
  }

  /** These settings with a model in place of a task. */
  MujocoSettings with(String otherModel) {
    return new MujocoSettings(
        Optional.empty(), Optional.empty(), Optional.of(otherModel), timestep, motors, seed, node);
  }

  /** These settings in lock step. */
  MujocoSettings inLockstep() {
    return new MujocoSettings(task, taskVersion, model, timestep, motors, seed, node.inLockstep());
  }
}
