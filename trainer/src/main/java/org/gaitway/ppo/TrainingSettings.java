package org.gaitway.ppo;

import java.util.List;
import java.util.Optional;
import org.gaitway.baseline.BaselineSettings;
import org.gaitway.config.ConfigBinder;
import org.gaitway.config.ConfigException;
import org.gaitway.config.Setting;
import org.gaitway.policy.Activation;
import org.gaitway.ppo.AlgorithmSettings.Algorithm;
import org.gaitway.rollout.FaultResponse;
import org.gaitway.task.TaskDefinition;
import org.gaitway.task.Tasks;
import org.gaitway.task.legged.LeggedRobot;
import org.gaitway.task.legged.LeggedSettings;
import org.gaitway.task.legged.LeggedTask;
import org.gaitway.task.legged.Quadruped;

/** Everything that determines a training run. */
public record TrainingSettings(
    @Setting("The task") TaskSettings task,
    @Setting("Length, seed, environments, threads") RunSettings run,
    @Setting("The algorithm") AlgorithmSettings algorithm,
    @Setting("The networks") NetworkSettings network,
    @Setting("PPO; the other algorithms use what they share with it") PpoSettings ppo,
    @Setting("What the other algorithms have beyond that") BaselineSettings baseline,
    @Setting("Running normalisation") NormalisationSettings normalise,
    @Setting("Learning from mirror images") SymmetrySettings symmetry,
    @Setting("Teacher and student") TeacherSettings teacher,
    @Setting(value = "The task of a legged robot", leftOut = true)
        Optional<LeggedSettings> legged) {

  private static final long DEFAULT_STEPS = 1_000_000;

  /** What the names of settings begin with that a frozen policy still runs in. */
  private static final String OF_THE_TASK = "legged.";

  /** Checks that the sections go together. */
  public TrainingSettings {
    if (network.shareTrunk() && algorithm.name() != Algorithm.PPO) {
      throw new IllegalArgumentException(
          "network.share-trunk must be false for every algorithm but ppo, was true for "
              + algorithm.name());
    }
    if (symmetry.mirror() && algorithm.name() != Algorithm.PPO) {
      throw new IllegalArgumentException(
          "symmetry.mirror must be false for every algorithm but ppo, was true for "
              + algorithm.name());
    }
    if (teacher.enabled() && (!algorithm.equals(AlgorithmSettings.ppo()) || network.shareTrunk())) {
      throw new IllegalArgumentException(
          "teacher.distillation must be none but for algorithm ppo, its learner cpu and networks"
              + " that share nothing, was "
              + teacher.distillation());
    }
  }

  /** Settings without mirror images and a student, of a task that has none of its own. */
  public TrainingSettings(
      TaskSettings task,
      RunSettings run,
      AlgorithmSettings algorithm,
      NetworkSettings network,
      PpoSettings ppo,
      BaselineSettings baseline,
      NormalisationSettings normalise) {
    this(
        task,
        run,
        algorithm,
        network,
        ppo,
        baseline,
        normalise,
        new SymmetrySettings(false),
        TeacherSettings.NONE,
        Optional.empty());
  }

  /** Samples that an update learns from: a horizon from each environment. */
  public int batchSize() {
    return Math.multiplyExact(run.envs(), ppo.horizon());
  }

  /** The same settings on another number of threads. */
  public TrainingSettings withThreads(int threads) {
    return new TrainingSettings(
        task,
        run.withThreads(threads),
        algorithm,
        network,
        ppo,
        baseline,
        normalise,
        symmetry,
        teacher,
        legged);
  }

  /** The same settings with another response to a fault. */
  public TrainingSettings withOnFault(FaultResponse response) {
    return new TrainingSettings(
        task,
        run.withOnFault(response),
        algorithm,
        network,
        ppo,
        baseline,
        normalise,
        symmetry,
        teacher,
        legged);
  }

  /**
   * The same settings for another robot.
   *
   * @throws IllegalArgumentException if the task is none of a legged robot
   */
  public TrainingSettings withRobot(LeggedRobot robot) {
    return withLegged(
        legged
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "task " + task.name() + " has a robot of its own, and takes no other"))
            .withRobot(robot));
  }

  /**
   * The same settings with changes to what a policy runs in.
   *
   * @param changes each name=value, the names under {@code legged.}
   * @throws ConfigException if one has another name, or is not understood
   */
  public TrainingSettings withTaskChanges(List<String> changes) {
    for (String change : changes) {
      if (!change.strip().startsWith(OF_THE_TASK)) {
        throw new ConfigException(
            change
                + " is nothing that a frozen policy runs in; what can be changed is under "
                + OF_THE_TASK);
      }
    }
    return ConfigBinder.bind(this, Optional.empty(), changes);
  }

  /** The same settings with others of the legged robot's task. */
  public TrainingSettings withLegged(LeggedSettings changed) {
    return new TrainingSettings(
        task,
        run,
        algorithm,
        network,
        ppo,
        baseline,
        normalise,
        symmetry,
        teacher,
        Optional.of(changed));
  }

  /** The task as these settings describe it. */
  public TaskDefinition definition() {
    return legged
        .map(settings -> LeggedTask.define(task.name(), task.version(), settings))
        .orElseGet(() -> Tasks.define(task.name(), task.version()));
  }

  /**
   * The task in which a policy is judged that was trained with these settings: where commands grow
   * with what the robot can do, they are whole.
   */
  public TaskDefinition evaluation() {
    return legged
        .map(settings -> LeggedTask.define(task.name(), task.version(), settings.forEvaluation()))
        .orElseGet(this::definition);
  }

  /** Settings that the user starts from. */
  public enum Preset {
    /** Table 3 of the PPO paper, with the details of its OpenAI Baselines implementation. */
    PAPER,
    /** One setting for all shipped tasks; the default. */
    DEFAULT;

    /** The preset's settings for a task in its default version. */
    public TrainingSettings forTask(String task) {
      return forTask(task, "");
    }

    /**
     * The preset's settings for a version of a task. Of a legged robot there is one preset.
     *
     * @param version may be empty, for the default
     */
    public TrainingSettings forTask(String task, String version) {
      if (task.equals(Quadruped.NAME)) {
        return LeggedPreset.settings(task, version);
      }
      return this == PAPER ? paper(task) : standard(task);
    }
  }

  private static TrainingSettings paper(String task) {
    return new TrainingSettings(
        new TaskSettings(task, ""),
        new RunSettings(1, DEFAULT_STEPS, 1, 0, 100_000, FaultResponse.RESET),
        AlgorithmSettings.ppo(),
        new NetworkSettings(
            List.of(64, 64), List.of(64, 64), Activation.TANH, 0, 0.01, true, false, false),
        new PpoSettings(
            2048,
            10,
            64,
            0.99,
            0.95,
            SurrogateSettings.clip(0.2),
            3e-4,
            PpoSettings.Schedule.CONSTANT,
            Optional.empty(),
            1e-5,
            0.5,
            0.5,
            Optional.empty(),
            0,
            true,
            0),
        BaselineSettings.published(),
        new NormalisationSettings(true, true));
  }

  private static TrainingSettings standard(String task) {
    return new TrainingSettings(
        new TaskSettings(task, ""),
        new RunSettings(1, DEFAULT_STEPS, 8, 0, 100_000, FaultResponse.RESET),
        AlgorithmSettings.ppo(),
        new NetworkSettings(
            List.of(64, 64), List.of(64, 64), Activation.TANH, -0.5, 0.01, true, false, true),
        new PpoSettings(
            512,
            10,
            64,
            0.997,
            0.95,
            SurrogateSettings.clip(0.2),
            4e-4,
            PpoSettings.Schedule.LINEAR,
            Optional.empty(),
            1e-5,
            0.5,
            0.5,
            Optional.empty(),
            0,
            true,
            0.03),
        BaselineSettings.published(),
        new NormalisationSettings(true, true));
  }
}
