package org.gaitway.launch.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.gaitway.policy.Activation;
import org.gaitway.ppo.Learner;
import org.gaitway.rollout.Workers;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What PyTorch is given. */
class TorchLearnerTest {

  private static final int SAMPLES = 64;
  private static final LearnerWorkload WORKLOAD =
      new LearnerWorkload("tiny", 5, List.of(7, 6), 3, Activation.ELU, SAMPLES, 2, 16);

  @Test
  void allThatAnUpdateDependsOnIsWritten() throws IOException {
    try (Workers workers = new Workers(1);
        LearnerSamples samples = new LearnerSamples(WORKLOAD);
        Learner learner = WORKLOAD.cpuLearner(workers);
        TimedLearner timed =
            new TimedLearner("time", WORKLOAD.cpuLearner(workers), samples.batch());
        ScratchFolder folder = new ScratchFolder()) {
      TorchLearner.write(folder, WORKLOAD, samples.batch(), timed.start(WORKLOAD));
      assertSettings(Files.readString(folder.resolve("workload.json")));
      float[] numbers = floats(Files.readAllBytes(folder.resolve("start.f32")));
      float[] row = new float[5];
      samples.batch().observations().get(1, row);
      assertArrayEquals(row, Arrays.copyOfRange(numbers, 5, 10));
      int policy = SAMPLES * (5 + 3 + 2);
      assertArrayEquals(
          learner.policy().weights(0), Arrays.copyOfRange(numbers, policy, policy + 7 * 5));
      int policySize = 6 * 7 + 8 * 6 + 7 * 3 + 3;
      int valueSize = 6 * 7 + 8 * 6 + 7;
      assertEquals(policy + policySize + valueSize, numbers.length);
      assertOrder(Files.readAllBytes(folder.resolve("order.i32")));
    }
  }

  private static void assertSettings(String json) {
    Map<?, ?> settings = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(json);
    assertEquals(List.of(5, 7, 6, 3), settings.get("policy"));
    assertEquals(List.of(5, 7, 6, 1), settings.get("value"));
    assertEquals("elu", settings.get("activation"));
    assertEquals(16, settings.get("minibatch"));
    assertEquals(0.2, settings.get("clipRange"));
    assertEquals(0.5, settings.get("maxGradNorm"));
  }

  private static void assertOrder(byte[] bytes) {
    int[] order = new int[2 * SAMPLES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(order);
    for (int epoch = 0; epoch < 2; epoch++) {
      int[] sorted = Arrays.copyOfRange(order, epoch * SAMPLES, (epoch + 1) * SAMPLES);
      Arrays.sort(sorted);
      assertArrayEquals(IntStream.range(0, SAMPLES).toArray(), sorted);
    }
  }

  private static float[] floats(byte[] bytes) {
    float[] values = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return values;
  }
}
