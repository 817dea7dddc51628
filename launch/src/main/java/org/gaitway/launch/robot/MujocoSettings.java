package org.gaitway.launch.robot;

import java.util.Optional;
import org.gaitway.adapter.sim.NodeSettings;
import org.gaitway.config.Setting;

/**
 * What the robot in this process is simulated from.
 *
 * @param task name of a task; the policy's if neither this nor a model is given
 * @param taskVersion its version; the one that the policy was trained with, or the default
 * @param model MJCF or URDF file, or a model that comes with Gaitway, in place of a task
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
    @Setting("Seed of how the episodes start") long seed,
    @Setting("How the simulation runs") NodeSettings node) {
  /** The policy's task in real time. */
  public static final MujocoSettings DEFAULTS =
      new MujocoSettings(
          Optional.empty(), Optional.empty(), Optional.empty(), 1, NodeSettings.DEFAULTS);

  /** These settings with another seed. */
  MujocoSettings seeded(long other) {
    return new MujocoSettings(task, taskVersion, model, other, node);
  }

  /** These settings with a model in place of a task. */
  MujocoSettings with(String otherModel) {
    return new MujocoSettings(
        Optional.empty(), Optional.empty(), Optional.of(otherModel), seed, node);
  }

  /** These settings in lock step. */
  MujocoSettings inLockstep() {
    return new MujocoSettings(task, taskVersion, model, seed, node.inLockstep());
  }
}
