package org.gaitway.ppo.nd4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gaitway.checkpoint.Checkpoint;
import org.gaitway.policy.Activation;
import org.gaitway.ppo.CpuLearner;
import org.gaitway.ppo.Learner;
import org.gaitway.ppo.NetworkSettings;
import org.gaitway.ppo.PpoSettings;
import org.gaitway.ppo.SampleBatch;
import org.gaitway.ppo.SurrogateSettings;
import org.gaitway.ppo.UpdateStatistics;
import org.gaitway.random.RandomStream;
import org.gaitway.rollout.Workers;
import org.gaitway.task.FaultException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Nd4jLearnerTest {
  private static final int OBSERVATIONS = 7;
  private static final int ACTIONS = 2;
  private static final float[] PADDING = new float[14];

  @Test
  void theSameUpdatesGiveTheSameBits() {
    try (SampleBatch samples = samples();
        Learner one = reference(settings(3, 0, Optional.empty()), false);
        Learner other = reference(settings(3, 0, Optional.empty()), false)) {
      for (int update = 0; update < 3; update++) {
        assertEquals(one.update(samples.batch(), 0.1), other.update(samples.batch(), 0.1));
      }
      assertArrayEquals(one.policy().block().toArray(), other.policy().block().toArray());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aRestoredLearnerGoesOnWithTheSameBits(boolean shareTrunk) {
    PpoSettings settings = settings(2, 0, Optional.of(0.01));
    try (SampleBatch samples = samples();
        Learner learner = reference(settings, shareTrunk);
        Learner restored = reference(settings, shareTrunk)) {
      learner.update(samples.batch(), 0);
      restored.restore(saved(learner));
      assertArrayEquals(values(samples, learner), values(samples, restored));
      assertEquals(learner.update(samples.batch(), 0.5), restored.update(samples.batch(), 0.5));
      assertArrayEquals(learner.policy().block().toArray(), restored.policy().block().toArray());
    }
  }

  @Test
  void eitherLearnerGoesOnFromTheOthersCheckpoint() {
    PpoSettings settings = settings(2, 0, Optional.of(0.01));
    try (Workers workers = new Workers(1);
        SampleBatch samples = samples();
        Learner reference = reference(settings, false);
        Learner cpu = cpu(settings, network(false, -0.5), workers)) {
      cpu.update(samples.batch(), 0);
      reference.restore(saved(cpu));
      reference.update(samples.batch(), 0.2);
      cpu.update(samples.batch(), 0.2);
      assertArrayEquals(
          cpu.policy().block().toArray(), reference.policy().block().toArray(), 1e-5f);
      cpu.restore(saved(reference));
      assertArrayEquals(reference.policy().block().toArray(), cpu.policy().block().toArray());
      UpdateStatistics expected = reference.update(samples.batch(), 0.4);
      assertEquals(expected.policy().kl(), cpu.update(samples.batch(), 0.4).policy().kl(), 1e-6);
      assertArrayEquals(
          cpu.policy().block().toArray(), reference.policy().block().toArray(), 1e-5f);
    }
  }

  @Test
  void ratiosBeyondTheirBoundsAreLearnedFromAsByTheDefaultLearner() {
    PpoSettings steep = settings(SurrogateSettings.Kind.NONE, 2, 100, 0.3, 0, Optional.empty());
    try (Workers workers = new Workers(1);
        SampleBatch samples = samples();
        Learner reference = reference(steep, network(false, -2));
        Learner cpu = cpu(steep, network(false, -2), workers)) {
      UpdateStatistics statistics = reference.update(samples.batch(), 0);
      assertEquals(Math.exp(20), statistics.policy().ratios().max(), 100);
      cpu.update(samples.batch(), 0);
      float[] expected = saved(cpu).floats("learner.policy.first-moment");
      float[] found = saved(reference).floats("learner.policy.first-moment");
      assertTrue(largest(expected) > 1e6, "the bound counts");
      assertArrayEquals(expected, found, 1e-4f * largest(expected));
    }
  }

  private static float largest(float[] values) {
    float largest = 0;
    for (float value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  @Test
  void epochsEndOnceTheDivergencePassesItsLimit() {
    try (SampleBatch samples = samples();
        Learner free = reference(settings(10, 0, Optional.empty()), false);
        Learner limited = reference(settings(10, 0.01, Optional.empty()), false)) {
      assertEquals(10, free.update(samples.batch(), 0).policyEpochs().size());
      UpdateStatistics statistics = limited.update(samples.batch(), 0);
      int epochs = statistics.policyEpochs().size();
      assertTrue(epochs < 10 && statistics.policy().kl() > 0.01, epochs + " epochs");
      assertEquals(10, statistics.valueEpochs().size());
    }
  }

  @Test
  void atTheOldPolicyNothingSteersTheStepSize() {
    // One minibatch of all samples, in another order than the old policy was evaluated in.
    try (SampleBatch samples = samples();
        Learner learner = reference(settings(1, 100, 0, Optional.of(0.01)), false)) {
      assertEquals(0.01, learner.update(samples.batch(), 0).learningRate());
    }
  }

  @Test
  void aReturnThatIsNotANumberIsToldAndNotLearned() {
    try (SampleBatch samples = samples();
        Learner learner = reference(settings(1, 100, 0, Optional.empty()), true)) {
      float[] before = learner.policy().block().toArray();
      samples.returns[5] = Float.NaN;
      String message =
          assertThrows(FaultException.class, () -> learner.update(samples.batch(), 0)).getMessage();
      assertEquals("policy network: its loss is NaN in epoch 1, minibatch 1", message);
      assertArrayEquals(before, learner.policy().block().toArray());
    }
  }

  @Test
  void paddingStaysZero() {
    try (SampleBatch samples = samples();
        Learner learner = reference(settings(2, 0, Optional.empty()), false)) {
      learner.update(samples.batch(), 0);
      float[] moment = saved(learner).floats("learner.policy.first-moment");
      float[] block = learner.policy().block().toArray();
      int end = block.length - PADDING.length;
      assertArrayEquals(PADDING, Arrays.copyOfRange(moment, end, block.length));
      assertArrayEquals(PADDING, Arrays.copyOfRange(block, end, block.length));
    }
  }

  @Test
  void anyNumberOfObservationsHasValues() {
    try (SampleBatch samples = samples();
        Learner learner = reference(settings(1, 0, Optional.empty()), true)) {
      float[] all = values(samples, learner);
      float[] one = {9, 9};
      learner.values(samples.batch().observations(), 0, one);
      assertArrayEquals(new float[] {9, 9}, one);
      learner.values(samples.batch().observations(), 1, one);
      assertArrayEquals(new float[] {all[0], 9}, one, 1e-6f);
    }
  }

  @Test
  void nothingIsPrinted() {
    PrintStream output = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (PrintStream replacement = new PrintStream(printed, true, StandardCharsets.UTF_8);
        SampleBatch samples = samples()) {
      System.setOut(replacement);
      try (Learner learner = reference(settings(1, 0, Optional.empty()), false)) {
        learner.update(samples.batch(), 0);
      }
    } finally {
      System.setOut(output);
    }
    assertEquals("", printed.toString(StandardCharsets.UTF_8));
  }

  private static SampleBatch samples() {
    return new SampleBatch(100, OBSERVATIONS, ACTIONS, 3);
  }

  private static float[] values(SampleBatch samples, Learner learner) {
    float[] values = new float[100];
    learner.values(samples.batch().observations(), values.length, values);
    return values;
  }

  private static Checkpoint saved(Learner learner) {
    Checkpoint checkpoint = new Checkpoint();
    learner.save(checkpoint);
    return checkpoint;
  }

  private static Learner reference(PpoSettings settings, boolean shareTrunk) {
    return reference(settings, network(shareTrunk, -0.5));
  }

  private static Learner reference(PpoSettings settings, NetworkSettings network) {
    return new Nd4jLearner(OBSERVATIONS, ACTIONS, network, settings, new RandomStream(1, 0));
  }

  private static Learner cpu(PpoSettings settings, NetworkSettings network, Workers workers) {
    return new CpuLearner(
        OBSERVATIONS, ACTIONS, network, settings, new RandomStream(1, 0), workers);
  }

  private static NetworkSettings network(boolean shareTrunk, double logStd) {
    List<Integer> hidden = List.of(12, 9);
    return new NetworkSettings(
        hidden, hidden, Activation.TANH, logStd, 0.01, true, shareTrunk, true);
  }

  private static PpoSettings settings(int epochs, double klStop, Optional<Double> klTarget) {
    return settings(epochs, 33, klStop, klTarget);
  }

  private static PpoSettings settings(
      int epochs, int minibatch, double klStop, Optional<Double> klTarget) {
    return settings(SurrogateSettings.Kind.ADAPTIVE_KL, epochs, minibatch, 0.01, klStop, klTarget);
  }

  private static PpoSettings settings(
      SurrogateSettings.Kind surrogate,
      int epochs,
      int minibatch,
      double learningRate,
      double klStop,
      Optional<Double> klTarget) {
    return new PpoSettings(
        64,
        epochs,
        minibatch,
        0.99,
        0.95,
        SurrogateSettings.of(surrogate),
        learningRate,
        PpoSettings.Schedule.LINEAR,
        klTarget,
        1e-5,
        surrogate == SurrogateSettings.Kind.NONE ? 0 : 0.5,
        0.5,
        Optional.empty(),
        0.001,
        true,
        klStop);
  }
}
