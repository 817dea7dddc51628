package org.gaitway.policy;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a policy came to be.
 *
 * @param task name of the task
 * @param taskVersion version of the task
 * @param taskSettings what the task was made from besides, as YAML, if anything
 * @param preset name of the preset of hyper-parameters
 * @param seed seed of the run
 * @param environmentSteps control steps, over all environments, until freezing
 * @param gaitwayVersion version of the program that trained
 * @param mujocoVersion version of the simulator
 * @param createdAt time of freezing
 * @param returnAtFreezing mean return of the latest episodes [reward], if any had ended
 */
public record TrainingProvenance(
    String task,
    String taskVersion,
    Optional<String> taskSettings,
    String preset,
    long seed,
    long environmentSteps,
    String gaitwayVersion,
    String mujocoVersion,
    Instant createdAt,
    OptionalDouble returnAtFreezing) {

  /** Checks that everything is there. */
  public TrainingProvenance {
    Objects.requireNonNull(task, "task");
    Objects.requireNonNull(taskVersion, "taskVersion");
    Objects.requireNonNull(taskSettings, "taskSettings");
    Objects.requireNonNull(preset, "preset");
    Objects.requireNonNull(gaitwayVersion, "gaitwayVersion");
    Objects.requireNonNull(mujocoVersion, "mujocoVersion");
    Objects.requireNonNull(createdAt, "createdAt");
    Objects.requireNonNull(returnAtFreezing, "returnAtFreezing");
    if (environmentSteps < 0) {
      throw new IllegalArgumentException(
          "environmentSteps must not be negative, found " + environmentSteps);
    }
  }
}
