package org.gaitway.launch.robot;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gaitway.config.ConfigBinder;
import org.gaitway.policy.ActionDigest;
import org.gaitway.policy.Policy;
import org.gaitway.policy.PolicyFile;
import org.gaitway.ppo.Trainer;
import org.gaitway.ppo.TrainingSettings;
import org.gaitway.run.Evaluation;
import org.gaitway.run.EvaluationResult;
import org.gaitway.run.EvaluationSettings;
import org.gaitway.run.PolicyFreezer;
import org.gaitway.run.Provenance;
import org.gaitway.run.Trainers;
import org.gaitway.task.TaskDefinition;
import org.gaitway.task.Tasks;

/** Policies that tests run on robots. */
public final class Policies {
  private Policies() {}

  /** Freezes an untrained policy of a task. */
  public static Path untrained(Path folder, String task, String version) throws IOException {
    TrainingSettings settings =
        ConfigBinder.bind(
            TrainingSettings.Preset.DEFAULT.forTask(task),
            Optional.empty(),
            List.of("run.envs=1", "run.threads=1"));
    Path file = folder.resolve(task + "-" + version + ".onnx");
    Provenance provenance = new Provenance("default", "0", "0", "17", Instant.EPOCH);
    try (Trainer trainer = Trainers.create(settings, Tasks.define(task, version))) {
      PolicyFreezer.freeze(trainer, provenance, Double.NaN, file);
    }
    return file;
  }

  /** What a policy does and earns in evaluation. */
  public record Evaluated(EvaluationResult result, String digest, long actions) {}

  /** Evaluates a policy in its task, from seed 1. */
  public static Evaluated evaluate(Path file, String task, String version, int episodes)
      throws IOException {
    PolicyFile policy = PolicyFile.read(file);
    TaskDefinition definition = Tasks.define(task, version);
    ActionDigest digest = new ActionDigest();
    EvaluationResult result =
        Evaluation.run(
            definition,
            () -> digested(policy.newPolicy(), digest),
            new EvaluationSettings(episodes, 1, 1));
    return new Evaluated(result, digest.toString(), digest.count());
  }

  private static Policy digested(Policy policy, ActionDigest digest) {
    return new Policy() {
      @Override
      public int observationSize() {
        return policy.observationSize();
      }

      @Override
      public int actionSize() {
        return policy.actionSize();
      }

      @Override
      public void act(float[] observation, float[] action) {
        policy.act(observation, action);
        digest.add(action);
      }
    };
  }
}
