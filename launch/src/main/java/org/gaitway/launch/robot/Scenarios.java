package org.gaitway.launch.robot;

import java.util.Map;
import java.util.Optional;
import org.gaitway.adapter.sim.FreeRun;
import org.gaitway.adapter.sim.Scenario;
import org.gaitway.launch.TrainedTaskOption;
import org.gaitway.observation.ObservationSource;
import org.gaitway.policy.PolicyMetadata;
import org.gaitway.policy.TrainingProvenance;
import org.gaitway.robot.JointMapping;
import org.gaitway.sim.Joint;
import org.gaitway.sim.Model;
import org.gaitway.task.TaskDefinition;
import org.gaitway.task.Tasks;

/**
 * Makes scenarios of what the user names. A task whose policy is told what to do, such as where to
 * walk, is no course of episodes here: its robot stands there and waits for commands, as hardware
 * does.
 */
final class Scenarios {
  private Scenarios() {}

  /**
   * The scenario that settings name, or else the task that the policy was trained on, as its file
   * describes it.
   *
   * @param joints how the model's joints relate to the policy's, by the policy's names
   * @throws IllegalArgumentException if nothing is named and the policy does not say
   */
  static Scenario of(
      MujocoSettings settings, LoadedPolicy policy, Map<String, JointMapping> joints) {
    PolicyMetadata metadata = policy.metadata();
    if (settings.model().isPresent()) {
      return model(
          new PolicyModel(settings, Optional.of(metadata), joints), metadata.controlPeriod());
    }
    Optional<TrainingProvenance> training = metadata.training();
    if (settings.task().isEmpty() && training.isEmpty()) {
      throw new IllegalArgumentException(
          "the policy does not say what task it was trained on; name one under mujoco.task of the"
              + " robot file, or a model under mujoco.model");
    }
    if (settings.task().isEmpty() && settings.taskVersion().isEmpty()) {
      TrainedTaskOption trained = new TrainedTaskOption();
      return task(trained.define(policy.path(), Optional.of(metadata)), settings.seed());
    }
    String task = settings.task().orElseGet(() -> training.get().task());
    Optional<String> version =
        training.filter(told -> told.task().equals(task)).map(TrainingProvenance::taskVersion);
    return task(task, settings.taskVersion().or(() -> version).orElse(""), settings.seed());
  }

  /**
   * A task.
   *
   * @param version one of the task's, or empty for its default
   */
  static Scenario task(String name, String version, long seed) {
    return task(Tasks.define(name, version), seed);
  }

  private static Scenario task(TaskDefinition definition, long seed) {
    Model model = definition.model().get();
    if (isDriven(definition, model)) {
      return new FreeRun(model, definition.substeps());
    }
    model.close();
    return new TaskScenario(definition, seed);
  }

  /** Whether its policy observes what it is told. */
  private static boolean isDriven(TaskDefinition definition, Model model) {
    return definition.observations().stream()
        .flatMap(named -> named.term().source(model).stream())
        .anyMatch(ObservationSource.Command.class::isInstance);
  }

  /**
   * A model by itself.
   *
   * @param period of a control step [s]; rounded to physics steps
   */
  static Scenario model(PolicyModel source, double period) {
    Model model = source.load();
    int substeps = (int) Math.max(1, Math.round(period / model.timestep()));
    return new FreeRun(model, substeps, source.pose());
  }

  /**
   * Whether a scenario's robot may be told where to go: it walks, and not for a task's own sake.
   */
  static boolean isDriven(Scenario scenario) {
    return !(scenario instanceof TaskScenario) && walks(scenario);
  }

  /** Whether a scenario's robot walks about: it has a body that is fixed to nothing. */
  static boolean walks(Scenario scenario) {
    return scenario.simulation().model().joints().stream()
        .anyMatch(joint -> joint.kind() == Joint.Kind.FREE);
  }
}
