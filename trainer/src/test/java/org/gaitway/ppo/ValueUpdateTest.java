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
import org.junit.jupiter.params.provider.ValueSource;

class ValueUpdateTest {
  private static final int SAMPLES = 24;
  private static final double COEFFICIENT = 0.7;
  private static final MlpShape SHAPE = MlpShape.of(3, List.of(5, 4), 1, Activation.TANH);

  @Test
  void theGradientIsThatOfFiniteDifferences() {
    try (Learning learning = new Learning(SAMPLES)) {
      double[] theta = PlainMlp.widened(learning.parameters);
      learning.run(1, 1e-3);
      float[] moment = learning.adam.firstMoment().toArray();
      double h = 1e-6;
      for (int i = 0; i < theta.length; i++) {
        double at = theta[i];
        theta[i] = at + h;
        double above = learning.plainLoss(theta);
        theta[i] = at - h;
        double below = learning.plainLoss(theta);
        theta[i] = at;
        double expected = COEFFICIENT * (above - below) / (2 * h);
        assertEquals(expected, moment[i] / (1 - 0.9f), 2e-5, "parameter " + i);
      }
    }
  }

  @Test
  void theLossIsHalfTheMeanSquaredError() {
    try (Learning learning = new Learning(7)) {
      learning.run(1, 0);
      double expected = learning.plainLoss(PlainMlp.widened(learning.parameters));
      assertEquals(expected, learning.update.loss(), 1e-6);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 24, 100})
  void valuesAreTheNetworksInChunksOfAnySize(int minibatch) {
    try (Learning learning = new Learning(minibatch)) {
      float[] values = new float[SAMPLES];
      learning.update.values(learning.samples.batch().observations(), SAMPLES, values);
      double[] theta = PlainMlp.widened(learning.parameters);
      for (int i = 0; i < SAMPLES; i++) {
        assertEquals(learning.plainValue(theta, i), values[i], 1e-5);
      }
    }
  }

  @Test
  void noObservationsHaveNoValues() {
    try (Learning learning = new Learning(8)) {
      float[] values = {9};
      learning.update.values(learning.samples.batch().observations(), 0, values);
      assertArrayEquals(new float[] {9}, values);
    }
  }

  @Test
  void valuesApproachTheReturns() {
    try (Learning learning = new Learning(8)) {
      learning.run(1, 0);
      double before = learning.update.loss();
      learning.run(500, 0.01);
      assertTrue(learning.update.loss() < 0.1 * before, before + " to " + learning.update.loss());
    }
  }

  private static final class Learning implements AutoCloseable {
    private final SampleBatch samples = new SampleBatch(SAMPLES, 3, 1, 3);
    private final Parameters parameters = new Parameters(SHAPE, 0);
    private final Adam adam = new Adam(parameters.block().length(), 1e-5);
    private final PlainMlp plain = new PlainMlp(SHAPE);
    private final ValueUpdate update;

    Learning(int minibatch) {
      PlainMlp.fill(parameters, 0, new RandomStream(2, 0));
      PpoSettings settings =
          new PpoSettings(
              64,
              1,
              minibatch,
              0.99,
              0.95,
              0.2,
              3e-4,
              PpoSettings.Schedule.CONSTANT,
              1e-5,
              0,
              COEFFICIENT,
              0,
              true,
              0);
      update = new ValueUpdate(settings, parameters, adam);
    }

    void run(int epochs, double rate) {
      update.run(samples.batch(), samples.inOrder(epochs), rate);
    }

    double plainValue(double[] theta, int i) {
      return plain.forward(theta, SampleBatch.widened(samples.observations[i]))[0];
    }

    double plainLoss(double[] theta) {
      double sum = 0;
      for (int i = 0; i < SAMPLES; i++) {
        double error = plainValue(theta, i) - samples.returns[i];
        sum += error * error / 2;
      }
      return sum / SAMPLES;
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
