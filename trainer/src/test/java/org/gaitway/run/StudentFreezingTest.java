package org.gaitway.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gaitway.config.ConfigBinder;
import org.gaitway.nn.PlainMlp;
import org.gaitway.policy.EngineMissingException;
import org.gaitway.policy.LatentEncoder;
import org.gaitway.policy.Policy;
import org.gaitway.policy.PolicyFile;
import org.gaitway.policy.PolicyNetwork;
import org.gaitway.policy.onnxruntime.OnnxRuntimeEngine;
import org.gaitway.ppo.StudentEncoder;
import org.gaitway.ppo.TrainedPolicy;
import org.gaitway.ppo.Trainer;
import org.gaitway.ppo.TrainingSettings;
import org.gaitway.random.RandomStream;
import org.gaitway.record.RecordSettings;
import org.gaitway.record.RecordedTraining;
import org.gaitway.rollout.CommandedMass;
import org.gaitway.task.Observations;
import org.gaitway.task.TaskDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A policy with history, whose student's file takes nothing that its teacher alone sees. */
class StudentFreezingTest {
  private static final TaskDefinition TASK =
      CommandedMass.task().privileged("place", Observations.qpos(0)).build();

  @TempDir Path temp;

  @Test
  void theFrozenPolicyGivesTheStudentsActionsOfRawObservations() throws IOException {
    try (Trainer trainer = trained()) {
      PolicyFile file = freeze(trainer);
      try (Policy kernel = file.newPolicy();
          Policy onnxRuntime = file.newPolicy(new OnnxRuntimeEngine())) {
        assertGivesTheStudentsActions(trainer.policy(), kernel);
        assertGivesTheStudentsActions(trainer.policy(), onnxRuntime);
      } catch (EngineMissingException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static void assertGivesTheStudentsActions(TrainedPolicy trained, Policy frozen) {
    RandomStream random = new RandomStream(1, 0);
    float[] action = new float[2];
    double[] expected = new double[2];
    for (int i = 0; i < 2000; i++) {
      double spread = Math.pow(10, random.uniform(-2, 2));
      float[] observation = new float[13];
      for (int j = 0; j < observation.length; j++) {
        observation[j] = (float) (spread * random.gaussian());
      }
      frozen.act(observation, action);
      trained.normaliser().apply(observation);
      trained.actionMap().apply(mean(trained, observation), expected);
      for (int j = 0; j < action.length; j++) {
        assertEquals(expected[j], action[j], 1e-5 * Math.max(1, Math.abs(expected[j])));
      }
    }
  }

  private static float[] mean(TrainedPolicy trained, float[] normalised) {
    StudentEncoder student = trained.student().orElseThrow();
    double[] wide = new double[normalised.length];
    Arrays.setAll(wide, i -> normalised[i]);
    double[] told =
        new PlainMlp(student.parameters().shape())
            .forward(PlainMlp.widened(student.parameters()), wide)
            .clone();
    double length = Math.sqrt(Arrays.stream(told).map(x -> x * x).sum());
    double[] input = new double[student.present().length + told.length];
    for (int i = 0; i < input.length; i++) {
      int latent = i - student.present().length;
      input[i] = latent < 0 ? wide[student.present()[i]] : told[latent] / length;
    }
    double[] mean =
        new PlainMlp(trained.parameters().shape())
            .forward(PlainMlp.widened(trained.parameters()), input);
    float[] narrow = new float[mean.length];
    for (int i = 0; i < narrow.length; i++) {
      narrow[i] = (float) mean[i];
    }
    return narrow;
  }

  /** Positions, velocities, noisy velocities of three steps, the command, the last action. */
  @Test
  void theLayersTakeTheNewestOfEachTerm() throws IOException {
    try (Trainer trainer = trained()) {
      PolicyNetwork network = freeze(trainer).network().orElseThrow();
      LatentEncoder encoder = network.encoder().orElseThrow();
      assertEquals(
          List.of(0, 1, 2, 3, 8, 9, 10, 11, 12), Arrays.stream(encoder.present()).boxed().toList());
      assertEquals(13, network.observationSize());
    }
  }

  @Test
  void aTrainingOfTeacherAndStudentIsNotLogged() {
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    RecordedTraining.of(
                        (RecordSettings) null, TASK, settings(), "0.0", "2026-01-01T00:00:00Z"))
            .getMessage();
    assertTrue(message.contains("teacher.distillation must be none"), message);
  }

  private static TrainingSettings settings() {
    return ConfigBinder.bind(
        TrainingSettings.Preset.DEFAULT.forTask("mass"),
        Optional.empty(),
        List.of(
            "run.envs=4",
            "run.threads=1",
            "ppo.horizon=24",
            "ppo.epochs=2",
            "network.policy-output-gain=1",
            "teacher.distillation=concurrent",
            "teacher.encoder-hidden=[24]",
            "teacher.latent=6"));
  }

  private static Trainer trained() {
    Trainer trainer = Trainers.create(settings(), TASK);
    for (int round = 0; round < 3; round++) {
      trainer.advance();
    }
    return trainer;
  }

  private PolicyFile freeze(Trainer trainer) throws IOException {
    Path file = temp.resolve("policy.onnx");
    PolicyFreezer.freeze(trainer, SmallRun.PROVENANCE, 0, file);
    return PolicyFile.read(file);
  }
}
