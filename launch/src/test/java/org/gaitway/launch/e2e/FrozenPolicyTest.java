package org.gaitway.launch.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gaitway.policy.Policy;
import org.gaitway.policy.PolicyFile;
import org.gaitway.ppo.Trainer;
import org.gaitway.ppo.TrainingSettings.Preset;
import org.gaitway.random.RandomStream;
import org.gaitway.task.Environment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The policy file of a run gives the trainer's own actions, whoever runs it. */
class FrozenPolicyTest {
  private static final int OBSERVATIONS = 10_000;
  private static final double TOLERANCE = 1e-5;
  private static final String STEPS = "run.steps=20000";

  /** Share of the trainer's standard deviations that random observations have. */
  private static final float[] SPREADS = {0.5f, 2, 20};

  private static final float EXPLORATION = 0.3f;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ant",
        "half-cheetah",
        "hopper",
        "humanoid",
        "inverted-double-pendulum",
        "inverted-pendulum",
        "reacher",
        "swimmer",
        "walker2d"
      })
  void givesTheTrainersActions(String task) throws Exception {
    check(FinishedRun.train(folder.resolve("run"), Preset.DEFAULT, task, STEPS));
  }

  @Test
  void givesTheTrainersActionsWithoutScalingNormaliserOrTanh() throws Exception {
    check(
        FinishedRun.train(
            folder.resolve("run"),
            Preset.PAPER,
            "inverted-pendulum",
            STEPS,
            "normalise.observations=false",
            "network.activation=elu",
            "network.policy-hidden=[33, 17, 5]"));
  }

  private void check(FinishedRun run) throws Exception {
    Path file = run.folder().policy();
    try (Trainer trainer = run.trainer();
        TrainersPolicy own = new TrainersPolicy(trainer);
        OnnxRuntimePolicy onnxRuntime =
            new OnnxRuntimePolicy(file, own.observationSize(), own.actionSize())) {
      float[][] observations = observations(trainer, own);
      float[][] expected = actions(own, observations);
      assertVaried(expected);
      assertAgree("kernel", expected, actions(PolicyFile.read(file).newPolicy(), observations));
      assertAgree("ONNX Runtime for Java", expected, actions(onnxRuntime, observations));
      assertAgree("ONNX Runtime for Python", expected, pythonActions(file, observations));
    }
  }

  /** One half as the policy meets them while it explores, one half from everywhere. */
  private static float[][] observations(Trainer trainer, Policy policy) {
    float[][] observations = new float[OBSERVATIONS][policy.observationSize()];
    RandomStream random = new RandomStream(3, 0);
    visit(trainer, policy, random, observations, OBSERVATIONS / 2);
    float[] mean = trainer.policy().normaliser().mean();
    float[] std = trainer.policy().normaliser().std();
    for (int row = OBSERVATIONS / 2; row < OBSERVATIONS; row++) {
      float spread = SPREADS[row % SPREADS.length];
      for (int i = 0; i < mean.length; i++) {
        observations[row][i] = mean[i] + spread * std[i] * (float) random.gaussian();
      }
    }
    return observations;
  }

  private static void visit(
      Trainer trainer, Policy policy, RandomStream random, float[][] observations, int rows) {
    float[] action = new float[policy.actionSize()];
    double[] control = new double[policy.actionSize()];
    try (Environment environment =
        new Environment(
            trainer.policy().definition(), trainer.policy().model(), new RandomStream(3, 1))) {
      environment.reset();
      for (int row = 0; row < rows; row++) {
        environment.observe(observations[row]);
        policy.act(observations[row], action);
        for (int i = 0; i < control.length; i++) {
          control[i] = action[i] + EXPLORATION * random.gaussian();
        }
        if (environment.step(control).endsEpisode()) {
          environment.reset();
        }
      }
    }
  }

  private static float[][] actions(Policy policy, float[][] observations) {
    float[][] actions = new float[observations.length][policy.actionSize()];
    for (int row = 0; row < observations.length; row++) {
      policy.act(observations[row], actions[row]);
    }
    return actions;
  }

  private float[][] pythonActions(Path file, float[][] observations)
      throws IOException, InterruptedException {
    Path input = folder.resolve("observations");
    Path output = folder.resolve("actions");
    Files.write(input, bytes(observations));
    PythonScript.run(
        "policy-runtime/src/test/python/check_policy.py",
        folder.resolve("errors"),
        file.toString(),
        input.toString(),
        output.toString());
    return rows(Files.readAllBytes(output), observations.length);
  }

  private static byte[] bytes(float[][] rows) {
    ByteBuffer bytes = littleEndian(rows.length * rows[0].length * Float.BYTES);
    for (float[] row : rows) {
      for (float value : row) {
        bytes.putFloat(value);
      }
    }
    return bytes.array();
  }

  private static float[][] rows(byte[] bytes, int count) {
    ByteBuffer in = littleEndian(bytes.length).put(bytes).flip();
    float[][] rows = new float[count][bytes.length / Float.BYTES / count];
    for (float[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        row[i] = in.getFloat();
      }
    }
    return rows;
  }

  private static ByteBuffer littleEndian(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Lest an agreement mean nothing: the actions are neither all the same nor all at a limit. */
  private static void assertVaried(float[][] actions) {
    long different = java.util.Arrays.stream(actions).map(row -> row[0]).distinct().count();
    assertTrue(different > OBSERVATIONS / 10, "only " + different + " different actions");
  }

  private static void assertAgree(String who, float[][] expected, float[][] found) {
    for (int row = 0; row < expected.length; row++) {
      assertEquals(expected[row].length, found[row].length);
      for (int i = 0; i < expected[row].length; i++) {
        float difference = Math.abs(expected[row][i] - found[row][i]);
        if (!(difference <= TOLERANCE)) {
          throw new AssertionError(
              String.format(
                  "%s: action[%d] of observation %d: expected %s, found %s",
                  who, i, row, expected[row][i], found[row][i]));
        }
      }
    }
  }
}
