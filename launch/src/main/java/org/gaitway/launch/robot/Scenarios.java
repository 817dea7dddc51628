package org.gaitway.launch.robot;

import java.nio.file.Path;
import java.util.Optional;
import org.gaitway.adapter.sim.FreeRun;
import org.gaitway.adapter.sim.Scenario;
import org.gaitway.policy.PolicyMetadata;
import org.gaitway.sim.Model;
import org.gaitway.task.Tasks;

/** Makes scenarios of what the user names. */
final class Scenarios {
  private Scenarios() {}

  /**
   * The scenario that settings name, or else the task that the policy was trained on.
   *
   * @throws IllegalArgumentException if nothing is named and the policy does not say
   */
  static Scenario of(MujocoSettings settings, PolicyMetadata policy) {
    if (settings.model().isPresent()) {
      return model(Path.of(settings.model().get()), policy.controlPeriod());
    }
    Optional<String> trained = policy.training().map(training -> training.task());
    String task =
        settings
            .task()
            .or(() -> trained)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "the policy does not say what task it was trained on; name one under"
                            + " mujoco.task of the robot file, or a model under mujoco.model"));
    Optional<String> version =
        policy
            .training()
            .filter(training -> training.task().equals(task))
            .map(training -> training.taskVersion());
    return task(task, settings.taskVersion().or(() -> version).orElse(""), settings.seed());
  }

  /**
   * A task.
   *
   * @param version one of the task's, or empty for its default
   */
  static Scenario task(String name, String version, long seed) {
    return new TaskScenario(Tasks.define(name, version), seed);
  }

  /**
   * A model by itself.
   *
   * @param period of a control step [s]; rounded to physics steps
   */
  static Scenario model(Path file, double period) {
    Model model = Model.load(file);
    return new FreeRun(model, (int) Math.max(1, Math.round(period / model.timestep())));
  }
}
