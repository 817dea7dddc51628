package org.gaitway.ppo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.gaitway.nn.Adam;
import org.gaitway.nn.MlpShape;
import org.gaitway.nn.Parameters;
import org.gaitway.nn.PlainMlp;
import org.gaitway.policy.Activation;
import org.gaitway.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Gradients are read off Adam's first moment, which after one step from zero is a tenth of the
 * gradient, and after two 0.9 of what it was and a tenth of the second gradient.
 */
class PolicyUpdateTest {
  private static final int OBSERVATIONS = 3;
  private static final int ACTIONS = 2;
  private static final int SAMPLES = 24;
  private static final MlpShape SHAPE =
      MlpShape.of(OBSERVATIONS, List.of(5, 4), ACTIONS, Activation.TANH);
  private static final double CLIP = 0.2;
  private static final double KEPT = 0.9f;

  @ParameterizedTest
  @CsvSource({"false, 0", "true, 0", "true, 0.02"})
  void theFirstGradientIsThatOfFiniteDifferences(boolean normalise, double entropy) {
    try (Learning learning = new Learning(settings(1, SAMPLES, normalise, entropy, 0))) {
      double[] theta = PlainMlp.widened(learning.parameters);
      Plain objective = new Plain(learning.samples, theta, normalise, entropy);
      learning.run(1, 1e-3);
      float[] moment = learning.adam.firstMoment().toArray();
      for (int i = 0; i < theta.length; i++) {
        double gradient = moment[i] / (1 - KEPT);
        assertEquals(-objective.slope(theta, i), gradient, 2e-5, "parameter " + i);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"false, 0", "true, 0.02"})
  void theGradientAwayFromTheOldPolicyIsThatOfFiniteDifferences(boolean normalise, double entropy) {
    double rate = 0.1; // Far enough for ratios beyond the clip range on both sides.
    PpoSettings settings = settings(1, SAMPLES, normalise, entropy, 0);
    try (Learning once = new Learning(settings);
        Learning twice = new Learning(settings)) {
      double[] old = PlainMlp.widened(once.parameters);
      Plain objective = new Plain(once.samples, old, normalise, entropy);
      once.run(1, rate);
      double[] theta = PlainMlp.widened(once.parameters);
      assertTrue(objective.clipped(theta, 1) > 2 && objective.clipped(theta, -1) > 2);
      assertTrue(objective.distanceFromKinks(theta) > 1e-4);

      twice.run(2, rate);
      float[] before = once.adam.firstMoment().toArray();
      float[] after = twice.adam.firstMoment().toArray();
      for (int i = 0; i < theta.length; i++) {
        double gradient = (after[i] - KEPT * before[i]) / (1 - KEPT);
        double expected = -objective.slope(theta, i);
        assertEquals(expected, gradient, 5e-5 * (1 + Math.abs(expected)), "parameter " + i);
      }
      // What the second epoch reports is of the policy before its step.
      assertEquals(objective.surrogate(theta), twice.update.surrogate(), 1e-5);
      assertEquals(objective.kl(theta), twice.update.kl(), 1e-5);
      double clipped = objective.beyond(theta) / (double) SAMPLES;
      assertEquals(clipped, twice.update.clipFraction(), 1e-12);
    }
  }

  @Test
  void theGradientNormIsTheMeanBeforeClipping() {
    try (Learning learning = new Learning(settings(1, SAMPLES, false, 0, 0))) {
      double[] theta = PlainMlp.widened(learning.parameters);
      Plain objective = new Plain(learning.samples, theta, false, 0);
      double squares = 0;
      for (int i = 0; i < theta.length; i++) {
        squares += Math.pow(objective.slope(theta, i), 2);
      }
      learning.run(1, 1e-3);
      assertEquals(Math.sqrt(squares), learning.update.gradientNorm(), 1e-4);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 7, 16, 24, 100})
  void ratiosOfAnUnchangedPolicyAreExactlyOneInWhateverMinibatch(int minibatch) {
    try (Learning learning = new Learning(settings(2, minibatch, true, 0, 0))) {
      int[][] order = learning.samples.inOrder(2);
      new RandomStream(4, 0).shuffle(order[0]);
      new RandomStream(5, 0).shuffle(order[1]);
      learning.update.run(learning.samples.batch(), order, 0);
      assertEquals(0, learning.update.kl());
      assertEquals(0, learning.update.clipFraction());
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
      assertEquals(sum / SAMPLES, learning.update.surrogate(), 1e-6);
      assertEquals(4, learning.adam.steps());
    }
  }

  @Test
  void epochsEndOnceTheDivergencePassesItsLimit() {
    try (Learning free = new Learning(settings(10, 8, true, 0, 0));
        Learning limited = new Learning(settings(10, 8, true, 0, 0.01))) {
      assertEquals(10, free.run(10, 0.02));
      int epochs = limited.run(10, 0.02);
      assertTrue(epochs < 10 && limited.update.kl() > 0.01, epochs + " epochs");
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
    return new PpoSettings(
        64,
        epochs,
        minibatch,
        0.99,
        0.95,
        CLIP,
        3e-4,
        PpoSettings.Schedule.CONSTANT,
        1e-5,
        0,
        0.5,
        entropy,
        normalise,
        klStop);
  }

  /** An update of a random network on random samples. */
  private static final class Learning implements AutoCloseable {
    private final SampleBatch samples = new SampleBatch(SAMPLES, OBSERVATIONS, ACTIONS, 3);
    private final Parameters parameters = new Parameters(SHAPE, ACTIONS);
    private final Adam adam = new Adam(parameters.block().length(), 1e-5);
    private final PolicyUpdate update;

    Learning(PpoSettings settings) {
      PlainMlp.fill(parameters, ACTIONS, new RandomStream(2, 0));
      update = new PolicyUpdate(settings, parameters, adam);
    }

    int run(int epochs, double rate) {
      return update.run(samples.batch(), samples.inOrder(epochs), rate);
    }

    @Override
    public void close() {
      update.close();
      adam.close();
      parameters.close();
      samples.close();
    }
  }

  /** The whole objective of one minibatch of all samples, in double precision. */
  private static final class Plain {
    private static final double H = 1e-6;

    private final PlainMlp network = new PlainMlp(SHAPE);
    private final SampleBatch samples;
    private final double entropyCoefficient;
    private final double[] oldLogProb = new double[SAMPLES];
    private final double[] advantage;

    Plain(SampleBatch samples, double[] old, boolean normalise, double entropyCoefficient) {
      this.samples = samples;
      this.entropyCoefficient = entropyCoefficient;
      for (int i = 0; i < SAMPLES; i++) {
        oldLogProb[i] = logProb(old, i);
      }
      float[] values = samples.advantages.clone();
      if (normalise) {
        Standardise.inPlace(values, SAMPLES);
      }
      advantage = SampleBatch.widened(values);
    }

    private double logProb(double[] theta, int i) {
      double[] mean = network.forward(theta, SampleBatch.widened(samples.observations[i]));
      double sum = 0;
      for (int j = 0; j < ACTIONS; j++) {
        double logStd = logStd(theta, j);
        double z = (samples.actions[i][j] - mean[j]) / Math.exp(logStd);
        sum -= z * z / 2 + logStd + Math.log(2 * Math.PI) / 2;
      }
      return sum;
    }

    /** The free parameters are the last of the block, padded to 16. */
    private static double logStd(double[] theta, int j) {
      return theta[theta.length - 16 + j];
    }

    private double ratio(double[] theta, int i) {
      return Math.exp(logProb(theta, i) - oldLogProb[i]);
    }

    double surrogate(double[] theta) {
      double sum = 0;
      for (int i = 0; i < SAMPLES; i++) {
        double r = ratio(theta, i);
        double limited = Math.max(1 - CLIP, Math.min(1 + CLIP, r));
        sum += Math.min(r * advantage[i], limited * advantage[i]);
      }
      return sum / SAMPLES;
    }

    private double objective(double[] theta) {
      double entropy = 0;
      for (int j = 0; j < ACTIONS; j++) {
        entropy += logStd(theta, j) + 0.5 * Math.log(2 * Math.PI * Math.E);
      }
      return surrogate(theta) + entropyCoefficient * entropy;
    }

    /** Central difference by one parameter; 0 for padding, on which nothing depends. */
    double slope(double[] theta, int parameter) {
      double at = theta[parameter];
      theta[parameter] = at + H;
      double above = objective(theta);
      theta[parameter] = at - H;
      double below = objective(theta);
      theta[parameter] = at;
      return (above - below) / (2 * H);
    }

    double kl(double[] theta) {
      double sum = 0;
      for (int i = 0; i < SAMPLES; i++) {
        double r = ratio(theta, i);
        sum += r - 1 - Math.log(r);
      }
      return sum / SAMPLES;
    }

    int beyond(double[] theta) {
      int count = 0;
      for (int i = 0; i < SAMPLES; i++) {
        count += Math.abs(ratio(theta, i) - 1) > CLIP ? 1 : 0;
      }
      return count;
    }

    /** How many ratios are beyond the range with an advantage of the given sign. */
    int clipped(double[] theta, int sign) {
      int count = 0;
      for (int i = 0; i < SAMPLES; i++) {
        boolean beyond = Math.abs(ratio(theta, i) - 1) > CLIP;
        count += beyond && Math.signum(advantage[i]) == sign ? 1 : 0;
      }
      return count;
    }

    double distanceFromKinks(double[] theta) {
      double least = Double.POSITIVE_INFINITY;
      for (int i = 0; i < SAMPLES; i++) {
        least = Math.min(least, Math.abs(Math.abs(ratio(theta, i) - 1) - CLIP));
      }
      return least;
    }
  }
}
