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
import org.gaitway.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueLossTest {
  private static final int SAMPLES = 24;
  private static final double COEFFICIENT = 0.7;
  private static final MlpShape SHAPE = MlpShape.of(3, List.of(5, 4), 1, Activation.TANH);

  @Test
  void theGradientIsThatOfFiniteDifferences() {
    try (Learning learning = new Learning(SAMPLES)) {
      double[] theta = PlainMlp.widened(learning.parameters);
      learning.run(1, 1e-3);
      float[] moment = learning.adam.firstMoment().toArray();
      for (int i = 0; i < theta.length; i++) {
        double expected = COEFFICIENT * CentralDifference.slope(learning.plain::loss, theta, i);
        assertEquals(expected, moment[i] / (1 - 0.9f), 2e-5, "parameter " + i);
      }
    }
  }

  @Test
  void theLossIsHalfTheMeanSquaredError() {
    try (Learning learning = new Learning(7)) {
      learning.run(1, 0);
      double expected = learning.plain.loss(PlainMlp.widened(learning.parameters));
      assertEquals(expected, learning.loss(), 1e-6);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 24, 100})
  void valuesAreTheNetworksInChunksOfAnySize(int minibatch) {
    try (Learning learning = new Learning(minibatch)) {
      float[] values = new float[SAMPLES];
      learning.update.outputs(learning.samples.batch().observations(), SAMPLES, 0, values);
      double[] theta = PlainMlp.widened(learning.parameters);
      for (int i = 0; i < SAMPLES; i++) {
        assertEquals(learning.plain.value(theta, i), values[i], 1e-5);
      }
    }
  }

  @Test
  void withAClipRangeGoingFartherFromTheOldValueGainsNothing() {
    double range = 0.5;
    try (Learning learning = new Learning(SAMPLES, Optional.of(range))) {
      double[] theta = PlainMlp.widened(learning.parameters);
      int stopped = 0;
      double[] slopes = new double[SAMPLES];
      for (int i = 0; i < SAMPLES; i++) {
        double value = learning.plain.value(theta, i);
        double error = value - learning.samples.returns[i];
        boolean clipped = learning.plain.clipped(theta, i);
        stopped += clipped ? 1 : 0;
        slopes[i] = clipped ? 0 : COEFFICIENT * error / SAMPLES;
      }
      assertTrue(stopped > 2 && stopped < SAMPLES - 2, stopped + " of " + SAMPLES);
      learning.run(1, 0);
      assertEquals(learning.plain.loss(theta), learning.loss(), 1e-5);
      // The gradient by the last bias is the sum of the samples' own.
      double expected = Arrays.stream(slopes).sum();
      float[] moment = learning.adam.firstMoment().toArray();
      assertEquals(expected, moment[moment.length - 16] / (1 - 0.9f), 1e-5);
    }
  }

  @Test
  void noObservationsHaveNoValues() {
    try (Learning learning = new Learning(8)) {
      float[] values = {9};
      learning.update.outputs(learning.samples.batch().observations(), 0, 0, values);
      assertArrayEquals(new float[] {9}, values);
    }
  }

  @Test
  void valuesApproachTheReturns() {
    try (Learning learning = new Learning(8)) {
      learning.run(1, 0);
      double before = learning.loss();
      learning.run(500, 0.01);
      assertTrue(learning.loss() < 0.1 * before, before + " to " + learning.loss());
    }
  }

  private static final class Learning implements AutoCloseable {
    private final SampleBatch samples = new SampleBatch(SAMPLES, 3, 1, 3);
    private final Parameters parameters = new Parameters(SHAPE, 0);
    private final Adam adam = new Adam(parameters.block().length(), 1e-5);
    private final PlainValueLoss plain;
    private final ValueLoss loss;
    private final NetworkUpdate update;

    Learning(int minibatch) {
      this(minibatch, Optional.empty());
    }

    Learning(int minibatch, Optional<Double> clipRange) {
      PlainMlp.fill(parameters, 0, new RandomStream(2, 0));
      PpoSettings settings =
          new PpoSettings(
              64,
              1,
              minibatch,
              0.99,
              0.95,
              SurrogateSettings.clip(0.2),
              1,
              PpoSettings.Schedule.LINEAR,
              Optional.empty(),
              1e-5,
              0,
              COEFFICIENT,
              clipRange,
              0,
              true,
              0);
      plain = new PlainValueLoss(SHAPE, 0, samples, settings);
      loss = new ValueLoss(settings, 0);
      update =
          new NetworkUpdate(
              "value",
              settings,
              parameters,
              adam,
              LearningRate.ofValue(settings),
              Batch::privileged,
              List.of(loss),
              null);
    }

    void run(int epochs, double rate) {
      update.run(samples.batch(), samples.inOrder(epochs), 1 - rate);
    }

    double loss() {
      return loss.epochs().get(loss.epochs().size() - 1).loss();
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
