package org.gaitway.ppo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gaitway.nn.Adam;
import org.gaitway.nn.MlpShape;
import org.gaitway.nn.Parameters;
import org.gaitway.nn.PlainMlp;
import org.gaitway.policy.Activation;
import org.gaitway.ppo.PolicyEpoch.Ratios;
import org.gaitway.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Gradients are read off Adam's first moment, which after one step from zero is a tenth of the
 * gradient, and after two 0.9 of what it was and a tenth of the second gradient.
 */
class PolicyLossTest {
  private static final int OBSERVATIONS = 3;
  private static final int ACTIONS = 2;
  private static final int SAMPLES = 24;
  private static final MlpShape SHAPE =
      MlpShape.of(OBSERVATIONS, List.of(5, 4), ACTIONS, Activation.TANH);
  private static final double CLIP = 0.2;
  private static final double KEPT = 0.9f;
  private static final double FAR = 0.1;

  @ParameterizedTest
  @CsvSource({"false, 0", "true, 0", "true, 0.02"})
  void theFirstGradientIsThatOfFiniteDifferences(boolean normalise, double entropy) {
    try (Learning learning = new Learning(settings(1, SAMPLES, normalise, entropy, 0))) {
      double[] theta = PlainMlp.widened(learning.parameters);
      PlainPolicyLoss objective = plain(learning, theta);
      learning.run(1, 1e-3);
      float[] moment = learning.adam.firstMoment().toArray();
      for (int i = 0; i < theta.length; i++) {
        double gradient = moment[i] / (1 - KEPT);
        assertEquals(-objective.slope(theta, i), gradient, 2e-5, "parameter " + i);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void theGradientAwayFromTheOldPolicyIsThatOfFiniteDifferences(SurrogateSettings.Kind kind) {
    // Far enough for ratios beyond the clip range on both sides.
    PpoSettings settings = settings(SurrogateSettings.of(kind), 1, SAMPLES, true, 0.02, 0);
    try (Learning once = new Learning(settings);
        Learning twice = new Learning(settings)) {
      double[] old = PlainMlp.widened(once.parameters);
      PlainPolicyLoss objective = plain(once, old);
      once.run(1, FAR);
      double[] theta = PlainMlp.widened(once.parameters);
      assertTrue(objective.clipped(theta, 1) > 2 && objective.clipped(theta, -1) > 2);
      assertTrue(objective.distanceFromKinks(theta) > 1e-4);

      twice.run(2, FAR);
      float[] before = once.adam.firstMoment().toArray();
      float[] after = twice.adam.firstMoment().toArray();
      for (int i = 0; i < theta.length; i++) {
        double gradient = (after[i] - KEPT * before[i]) / (1 - KEPT);
        double expected = -objective.slope(theta, i);
        assertEquals(expected, gradient, 1e-4 * (1 + Math.abs(expected)), "parameter " + i);
      }
      // What the second epoch reports is of the policy before its step.
      PolicyEpoch second = twice.epoch(1);
      assertEquals(objective.surrogate(theta), second.surrogate(), 1e-4);
      assertEquals(objective.estimatedKl(theta), second.kl(), 1e-5);
      assertEquals(objective.beyond(theta) / (double) SAMPLES, second.clipped().all(), 1e-12);
      assertEquals(objective.clippedShare(theta, 1), second.clipped().positive(), 1e-12);
      assertEquals(objective.clippedShare(theta, -1), second.clipped().negative(), 1e-12);
      double[] ratios = objective.ratios(theta);
      Arrays.sort(ratios);
      assertEquals(ratios[1], second.ratios().p05(), 1e-5);
      assertEquals(ratios[12], second.ratios().median(), 1e-5);
      assertEquals(ratios[22], second.ratios().p95(), 1e-5);
      assertEquals(ratios[23], second.ratios().max(), 1e-4);
    }
  }

  @Test
  void theAdaptivePenaltyFollowsTheDivergenceAfterTheUpdate() {
    SurrogateSettings adaptive = SurrogateSettings.of(SurrogateSettings.Kind.ADAPTIVE_KL);
    try (Learning near = new Learning(settings(adaptive, 1, SAMPLES, true, 0, 0));
        Learning far = new Learning(settings(adaptive, 1, SAMPLES, true, 0, 0))) {
      near.run(1, 1e-4);
      assertEquals(0.5, near.loss.surrogate().coefficient());
      double[] old = PlainMlp.widened(far.parameters);
      PlainPolicyLoss objective = plain(far, old);
      far.run(1, FAR);
      assertTrue(objective.kl(PlainMlp.widened(far.parameters)) > 0.015);
      assertEquals(2, far.loss.surrogate().coefficient());
    }
  }

  @Test
  void theStepSizeIsSteeredToTheDivergenceOfMinibatches() {
    try (Learning learning = new Learning(steered(1e-3))) {
      learning.run(1, 0.1); // At the old policy the divergence is 0, which says nothing.
      assertEquals(0.1, learning.rate.current(), 1e-12);
    }
    try (Learning learning = new Learning(steered(1e-3))) {
      learning.run(2, 0.1);
      assertEquals(0.1 / 1.5, learning.rate.current(), 1e-12);
    }
    try (Learning learning = new Learning(steered(1))) {
      learning.run(2, 1e-3);
      assertEquals(1e-3 * 1.5, learning.rate.current(), 1e-12);
    }
  }

  private static PpoSettings steered(double target) {
    PpoSettings s = settings(1, SAMPLES, true, 0, 0);
    return new PpoSettings(
        s.horizon(),
        s.epochs(),
        s.minibatch(),
        s.gamma(),
        s.lambda(),
        s.surrogate(),
        s.learningRate(),
        s.learningRateSchedule(),
        Optional.of(target),
        s.adamEpsilon(),
        s.maxGradNorm(),
        s.valueCoefficient(),
        s.valueClipRange(),
        s.entropyCoefficient(),
        s.normaliseAdvantages(),
        s.klStop());
  }

  @Test
  void theGradientNormIsTheMeanBeforeClipping() {
    try (Learning learning = new Learning(settings(1, SAMPLES, false, 0, 0))) {
      double[] theta = PlainMlp.widened(learning.parameters);
      PlainPolicyLoss objective = plain(learning, theta);
      double squares = 0;
      for (int i = 0; i < theta.length; i++) {
        squares += Math.pow(objective.slope(theta, i), 2);
      }
      learning.run(1, 1e-3);
      assertEquals(Math.sqrt(squares), learning.epoch(0).gradientNorm(), 1e-4);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 7, 16, 24, 100})
  void ratiosOfAnUnchangedPolicyAreExactlyOneInWhateverMinibatch(int minibatch) {
    try (Learning learning = new Learning(settings(2, minibatch, true, 0, 0))) {
      int[][] order = learning.samples.inOrder(2);
      new RandomStream(4, 0).shuffle(order[0]);
      new RandomStream(5, 0).shuffle(order[1]);
      learning.update.run(learning.samples.batch(), order, 1);
      assertEquals(0, learning.epoch(1).kl());
      assertEquals(new Ratios(1, 1, 1, 1), learning.epoch(1).ratios());
    }
  }

  @Test
  void everySampleCountsOnceInAnEpochAlsoThoseOfTheLastMinibatch() {
    try (Learning learning = new Learning(settings(1, 7, false, 0, 0))) {
      // At ratio 1 the objective is the mean advantage, over minibatches of 7, 7, 7 and 3.
      learning.run(1, 0);
      double sum = 0;
      for (float advantage : learning.samples.advantages) {
        sum += advantage;
      }
      assertEquals(sum / SAMPLES, learning.epoch(0).surrogate(), 1e-6);
      assertEquals(4, learning.adam.steps());
    }
  }

  @Test
  void epochsEndOnceTheDivergencePassesItsLimit() {
    try (Learning free = new Learning(settings(10, 8, true, 0, 0));
        Learning limited = new Learning(settings(10, 8, true, 0, 0.01))) {
      assertEquals(10, free.run(10, 0.02));
      int epochs = limited.run(10, 0.02);
      assertTrue(epochs < 10 && limited.epoch(epochs - 1).kl() > 0.01, epochs + " epochs");
      assertEquals(3L * epochs, limited.adam.steps());
    }
  }

  @Test
  void paddingStaysZero() {
    try (Learning learning = new Learning(settings(5, 8, true, 0.01, 0))) {
      learning.run(5, 0.01);
      float[] block = learning.parameters.block().toArray();
      boolean[] used = new PlainMlp(SHAPE).used(block.length, ACTIONS);
      for (int i = 0; i < block.length; i++) {
        assertTrue(used[i] || block[i] == 0, "padding at " + i);
      }
    }
  }

  @Test
  void theSameUpdateGivesTheSameBits() {
    try (Learning one = new Learning(settings(3, 8, true, 0.01, 0));
        Learning other = new Learning(settings(3, 8, true, 0.01, 0))) {
      one.run(3, 0.01);
      other.run(3, 0.01);
      assertArrayEquals(one.parameters.block().toArray(), other.parameters.block().toArray());
    }
  }

  private static PpoSettings settings(
      int epochs, int minibatch, boolean normalise, double entropy, double klStop) {
    SurrogateSettings clip = SurrogateSettings.clip(CLIP);
    return settings(clip, epochs, minibatch, normalise, entropy, klStop);
  }

  private static PpoSettings settings(
      SurrogateSettings surrogate,
      int epochs,
      int minibatch,
      boolean normalise,
      double entropy,
      double klStop) {
    return new PpoSettings(
        64,
        epochs,
        minibatch,
        0.99,
        0.95,
        surrogate,
        1,
        PpoSettings.Schedule.LINEAR,
        Optional.empty(),
        1e-5,
        0,
        0.5,
        Optional.empty(),
        entropy,
        normalise,
        klStop);
  }

  /** What {@code learning} makes larger from the parameters {@code old} on. */
  private static PlainPolicyLoss plain(Learning learning, double[] old) {
    return new PlainPolicyLoss(SHAPE, learning.samples, learning.settings, old);
  }

  /** An update of a random network on random samples. */
  private static final class Learning implements AutoCloseable {
    private final SampleBatch samples = new SampleBatch(SAMPLES, OBSERVATIONS, ACTIONS, 3);
    private final Parameters parameters = new Parameters(SHAPE, ACTIONS);
    private final Adam adam = new Adam(parameters.block().length(), 1e-5);
    private final PpoSettings settings;
    private final LearningRate rate;
    private final PolicyLoss loss;
    private final NetworkUpdate update;

    Learning(PpoSettings settings) {
      PlainMlp.fill(parameters, ACTIONS, new RandomStream(2, 0));
      this.settings = settings;
      rate = LearningRate.ofPolicy(settings);
      loss = new PolicyLoss(settings, ACTIONS, rate);
      update =
          new NetworkUpdate(
              "policy", settings, parameters, adam, rate, Batch::observations, List.of(loss), null);
    }

    int run(int epochs, double stepSize) {
      // The step size is the part of the run that is left.
      update.run(samples.batch(), samples.inOrder(epochs), 1 - stepSize);
      return loss.epochs().size();
    }

    PolicyEpoch epoch(int index) {
      return loss.epochs().get(index);
    }

    @Override
    public void close() {
      update.close();
      adam.close();
      parameters.close();
      samples.close();
    }
  }
}
