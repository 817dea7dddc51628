package org.gaitway.ppo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gaitway.checkpoint.Checkpoint;
import org.gaitway.checkpoint.CheckpointException;
import org.gaitway.nn.PlainMlp;
import org.gaitway.policy.Activation;
import org.gaitway.random.RandomStream;
import org.gaitway.rollout.Workers;
import org.gaitway.task.FaultException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CpuLearnerTest {
  private static final int OBSERVATIONS = 11;
  private static final int ACTIONS = 3;
  private static final List<Integer> HIDDEN = List.of(24, 20);

  @Test
  void oneThreadAndTwoGiveTheSameBits() {
    try (Workers one = new Workers(1);
        Workers two = new Workers(2);
        CpuLearner alone = learner(ppo(4, 32), HIDDEN, one);
        CpuLearner shared = learner(ppo(4, 32), HIDDEN, two)) {
      for (int round = 0; round < 5; round++) {
        try (SampleBatch samples = samples(500, round)) {
          UpdateStatistics expected = alone.update(samples.batch(), 0.1 * round);
          assertEquals(expected, shared.update(samples.batch(), 0.1 * round));
          assertSameState(alone, shared);
        }
      }
    }
  }

  @Test
  void anUpdateOfOneMinibatchStartsFromTheOldPolicy() {
    try (Workers workers = new Workers(1);
        SampleBatch samples = samples(64, 1);
        CpuLearner learner = learner(ppo(1, 64), HIDDEN, workers)) {
      UpdateStatistics statistics = learner.update(samples.batch(), 0);
      assertEquals(0, statistics.policy().kl());
      assertEquals(0, statistics.policy().clipped().all());
      // Advantages are standardised, so their mean at ratio 1 is 0.
      assertEquals(0, statistics.policy().surrogate(), 1e-6);
      assertEquals(1, statistics.policyEpochs().size());
    }
  }

  @Test
  void laterMinibatchesMoveAwayFromTheOldPolicy() {
    try (Workers workers = new Workers(1);
        SampleBatch samples = samples(512, 1);
        CpuLearner learner = learner(ppo(10, 64), HIDDEN, workers)) {
      UpdateStatistics statistics = learner.update(samples.batch(), 0);
      assertTrue(
          statistics.policy().kl() > 0 && statistics.policy().surrogate() > 0,
          statistics.toString());
    }
  }

  @Test
  void actionsWithAnAdvantageBecomeLikelier() {
    try (Workers workers = new Workers(1);
        SampleBatch samples = samples(512, 1);
        CpuLearner learner = learner(ppo(10, 64), HIDDEN, workers)) {
      // Whatever is observed, it is good to have a positive first action.
      for (int i = 0; i < samples.size; i++) {
        samples.advantages[i] = Math.signum(samples.actions[i][0]);
      }
      for (int round = 0; round < 5; round++) {
        learner.update(samples.batch(), 0);
      }
      PlainMlp network = new PlainMlp(learner.policy().shape());
      double[] theta = PlainMlp.widened(learner.policy());
      double[] sum = new double[ACTIONS];
      for (float[] observation : samples.observations) {
        double[] mean = network.forward(theta, SampleBatch.widened(observation));
        Arrays.setAll(sum, j -> sum[j] + mean[j] / samples.size);
      }
      assertTrue(sum[0] > 0.1, Arrays.toString(sum));
      assertEquals(0, sum[1], 0.1);
      assertEquals(0, sum[2], 0.1);
    }
  }

  @Test
  void theStepSizeFollowsItsSchedule() {
    PpoSettings linear =
        new PpoSettings(
            64,
            1,
            64,
            0.99,
            0.95,
            SurrogateSettings.clip(0.2),
            1e-3,
            PpoSettings.Schedule.LINEAR,
            Optional.empty(),
            1e-5,
            0.5,
            0.5,
            Optional.empty(),
            0,
            true,
            0);
    try (Workers workers = new Workers(1);
        SampleBatch samples = samples(64, 1);
        CpuLearner learner = learner(linear, HIDDEN, workers)) {
      assertEquals(1e-3, learner.update(samples.batch(), 0).learningRate());
      assertEquals(0.75e-3, learner.update(samples.batch(), 0.25).learningRate(), 1e-18);
      float[] before = learner.policy().block().toArray();
      assertEquals(0, learner.update(samples.batch(), 1).learningRate());
      assertArrayEquals(before, learner.policy().block().toArray());
    }
  }

  @Test
  void aFreshPolicyIsNearZeroWithTheDeviationAskedFor() {
    try (Workers workers = new Workers(1);
        CpuLearner learner = learner(ppo(1, 64), HIDDEN, workers)) {
      assertArrayEquals(new float[] {-0.5f, -0.5f, -0.5f}, learner.policy().extra());
      // The last layer's rows have length 0.01, and its inputs are at most sqrt(20).
      double[] mean =
          new PlainMlp(learner.policy().shape())
              .forward(PlainMlp.widened(learner.policy()), new double[OBSERVATIONS]);
      assertArrayEquals(new double[ACTIONS], mean, 0.05);
    }
  }

  /** With everything that a minibatch can be asked for. */
  @ParameterizedTest
  @EnumSource(SurrogateSettings.Kind.class)
  void updatesAllocateNothingPerMinibatch(SurrogateSettings.Kind kind) {
    try (Workers workers = new Workers(1);
        SampleBatch samples = samples(1024, 1);
        CpuLearner large = learner(demanding(kind, 256), HIDDEN, workers);
        CpuLearner small = learner(demanding(kind, 8), HIDDEN, workers)) {
      long few = allocatedByAnUpdate(large, samples.batch()); // 16 minibatches
      long many = allocatedByAnUpdate(small, samples.batch()); // 512 minibatches
      assertTrue(Math.abs(many - few) < 2000, few + " and " + many + " bytes");
      assertTrue(few < 20_000, few + " bytes");
    }
  }

  /** The step size follows the KL, values are clipped, and the policy stops at no KL. */
  private static PpoSettings demanding(SurrogateSettings.Kind kind, int minibatch) {
    return new PpoSettings(
        64,
        4,
        minibatch,
        0.99,
        0.95,
        SurrogateSettings.of(kind),
        1e-4,
        PpoSettings.Schedule.CONSTANT,
        Optional.of(0.01),
        1e-5,
        0.5,
        0.5,
        Optional.of(0.2),
        0.001,
        true,
        1e9);
  }

  private static long allocatedByAnUpdate(CpuLearner learner, Batch batch) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    learner.update(batch, 0);
    learner.update(batch, 0);
    long before = threads.getCurrentThreadAllocatedBytes();
    learner.update(batch, 0);
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  @ParameterizedTest
  @CsvSource({
    "NaN, value network: its loss is NaN",
    "1e25, value network: the norm of its gradient is Infinity"
  })
  void aReturnThatIsNotToBeLearnedFromIsToldAndNotLearned(float bad, String message) {
    try (Workers workers = new Workers(2);
        SampleBatch samples = samples(512, 1);
        CpuLearner learner = learner(ppo(4, 32), HIDDEN, workers)) {
      samples.returns[100] = bad;
      String told = updateFails(learner, samples);
      assertTrue(told.startsWith(message + " in epoch 1, minibatch "), told);
      assertFinite(saved(learner).floats("learner.value.parameters"));
    }
  }

  @Test
  void anAdvantageThatIsNotANumberIsToldAndNotLearned() {
    try (Workers workers = new Workers(1);
        SampleBatch samples = samples(64, 1);
        CpuLearner learner = learner(ppo(4, 64), HIDDEN, workers)) {
      float[] before = learner.policy().block().toArray();
      samples.advantages[7] = Float.NaN;
      samples.returns[3] = Float.NaN;
      // Both networks fail; the policy is told.
      assertEquals(
          "policy network: its loss is NaN in epoch 1, minibatch 1", updateFails(learner, samples));
      assertArrayEquals(before, learner.policy().block().toArray());
    }
  }

  private static String updateFails(CpuLearner learner, SampleBatch samples) {
    return assertThrows(FaultException.class, () -> learner.update(samples.batch(), 0))
        .getMessage();
  }

  private static void assertFinite(float[] values) {
    for (float value : values) {
      assertTrue(Float.isFinite(value));
    }
  }

  /** Minibatches of three parts, of which threads take one after the other. */
  @ParameterizedTest
  @ValueSource(ints = {2, 5})
  void largeMinibatchesAreSharedAmongThreadsWithTheSameBits(int threads) {
    try (Workers alone = new Workers(1);
        Workers workers = new Workers(threads);
        SampleBatch samples = samples(8000, 1);
        CpuLearner learner = learner(ppo(2, 4000), HIDDEN, alone);
        CpuLearner shared = learner(ppo(2, 4000), HIDDEN, workers)) {
      for (int round = 0; round < 3; round++) {
        assertEquals(learner.update(samples.batch(), 0.5), shared.update(samples.batch(), 0.5));
        assertSameState(learner, shared);
      }
      float[] expected = new float[8000];
      float[] found = new float[8000];
      learner.values(samples.batch().observations(), 8000, expected);
      shared.values(samples.batch().observations(), 8000, found);
      assertArrayEquals(expected, found);
    }
  }

  @Test
  void aRestoredLearnerGoesOnWithTheSameBits() {
    try (Workers workers = new Workers(1);
        SampleBatch samples = samples(200, 1);
        CpuLearner learner = learner(ppo(3, 32), HIDDEN, workers);
        CpuLearner restored = learner(ppo(3, 32), HIDDEN, workers)) {
      learner.update(samples.batch(), 0);
      restored.restore(saved(learner));
      assertSameState(learner, restored);
      for (int round = 0; round < 3; round++) {
        assertEquals(learner.update(samples.batch(), 0.5), restored.update(samples.batch(), 0.5));
        assertSameState(learner, restored);
      }
    }
  }

  @Test
  void aCheckpointOfOtherNetworksIsRefused() {
    try (Workers workers = new Workers(1);
        CpuLearner learner = learner(ppo(1, 32), HIDDEN, workers);
        CpuLearner other = learner(ppo(1, 32), List.of(64), workers)) {
      Checkpoint saved = saved(other);
      String message =
          assertThrows(CheckpointException.class, () -> learner.restore(saved)).getMessage();
      // 11 x 32 + 32 + 24 x 32 + 32 + 20 x 16 + 16 + 16 against 11 x 64 + 64 + 64 x 16 + 16 + 16.
      assertTrue(message.contains("learner.policy.parameters"), message);
      assertTrue(message.contains("1536") && message.contains("1824"), message);
    }
  }

  private static void assertSameState(CpuLearner expected, CpuLearner found) {
    Checkpoint a = saved(expected);
    Checkpoint b = saved(found);
    for (String network : List.of("learner.policy.", "learner.value.")) {
      for (String field : List.of("parameters", "first-moment", "second-moment")) {
        assertArrayEquals(a.bytes(network + field), b.bytes(network + field), network + field);
      }
      assertEquals(a.aLong(network + "adam-steps"), b.aLong(network + "adam-steps"));
    }
    assertArrayEquals(a.longs("learner.random"), b.longs("learner.random"));
  }

  private static Checkpoint saved(CpuLearner learner) {
    Checkpoint checkpoint = new Checkpoint();
    learner.save(checkpoint);
    return checkpoint;
  }

  private static SampleBatch samples(int size, long seed) {
    return new SampleBatch(size, OBSERVATIONS, ACTIONS, seed);
  }

  private static CpuLearner learner(PpoSettings ppo, List<Integer> hidden, Workers workers) {
    NetworkSettings network =
        new NetworkSettings(hidden, hidden, Activation.TANH, -0.5, 0.01, true, false, true);
    return new CpuLearner(OBSERVATIONS, ACTIONS, network, ppo, new RandomStream(1, 0), workers);
  }

  private static PpoSettings ppo(int epochs, int minibatch) {
    return new PpoSettings(
        64,
        epochs,
        minibatch,
        0.99,
        0.95,
        SurrogateSettings.clip(0.2),
        1e-3,
        PpoSettings.Schedule.CONSTANT,
        Optional.empty(),
        1e-5,
        0.5,
        0.5,
        Optional.empty(),
        0.001,
        true,
        0);
  }
}
