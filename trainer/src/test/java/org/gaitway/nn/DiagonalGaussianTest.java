package org.gaitway.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.gaitway.policy.Activation;
import org.gaitway.random.RandomStream;
import org.junit.jupiter.api.Test;

class DiagonalGaussianTest {

  @Test
  void theDensityOfTwoDimensionsIsTheOneWorkedOutByHand() {
    try (Case normal = new Case(1, 2)) {
      normal.parameters.block().buffer().put(normal.parameters.extraOffset(), (float) Math.log(2));
      normal.mean.put(0, new float[] {1, -1});
      normal.action.put(0, new float[] {4, -1.5f});
      // Standard deviations 2 and 1, so deviations of 1.5 and -0.5 of them:
      // -(1.5² + 0.5²) / 2 - ln 2 - ln 1 - 2 x 0.918939 = -1.25 - 0.693147 - 1.837877.
      assertEquals(-3.781024, normal.logProb(0, 1)[0], 1e-6);
    }
  }

  @Property(tries = 100, seed = "1", edgeCases = EdgeCasesMode.NONE)
  void densitiesAreThoseOfPlainLoops(
      @ForAll @IntRange(min = 1, max = 40) int dimensions,
      @ForAll @IntRange(min = 1, max = 70) int rows,
      @ForAll long seed) {
    try (Case normal = new Case(rows, dimensions)) {
      normal.randomise(new RandomStream(seed, 0));
      float[] logProb = normal.logProb(0, rows);
      for (int row = 0; row < rows; row++) {
        assertEquals(normal.plainLogProb(row), logProb[row], 2e-4);
      }
    }
  }

  @Test
  void densitiesFromALaterRowOnAreThoseOfItsActions() {
    try (Case normal = new Case(5, 3)) {
      normal.randomise(new RandomStream(1, 0));
      float[] values = new float[3];
      normal.action.get(3, values);
      normal.action.put(0, values);
      normal.action.get(4, values);
      normal.action.put(1, values);
      float[] first = normal.logProb(0, 2);
      float[] later = normal.logProb(3, 2);
      assertEquals(first[0], later[0]);
      assertEquals(first[1], later[1]);
    }
  }

  @Test
  void gradientsAreThoseOfFiniteDifferences() {
    int rows = 4;
    int dimensions = 3;
    try (Case normal = new Case(rows, dimensions)) {
      normal.randomise(new RandomStream(3, 0));
      normal.backward();
      float[] gradient = new float[dimensions];
      for (int row = 0; row < rows; row++) {
        normal.meanGradient.get(row, gradient);
        for (int j = 0; j < dimensions; j++) {
          int index = row * normal.mean.stride() + j;
          double expected = normal.difference(normal.mean.block(), index);
          assertEquals(expected, gradient[j], 1e-4, "mean " + row + ", " + j);
        }
      }
      for (int j = 0; j < dimensions; j++) {
        int index = normal.parameters.extraOffset() + j;
        double expected = normal.difference(normal.parameters.block(), index);
        assertEquals(expected, normal.gradients.extra()[j], 1e-4, "log std " + j);
      }
    }
  }

  @Test
  void theGradientOfTheDeviationsIsAddedToWhatIsThere() {
    try (Case normal = new Case(4, 3)) {
      normal.randomise(new RandomStream(3, 0));
      normal.backward();
      float alone = normal.gradients.extra()[1];
      normal.gradients.fillExtra(-2);
      normal.backward();
      assertEquals(alone - 2, normal.gradients.extra()[1], 1e-5);
    }
  }

  @Test
  void theEntropyOfTwoDimensionsIsTheOneWorkedOutByHand() {
    // ln(2 pi e) / 2 = 1.418939 each, and ln 2 for the wider one.
    assertEquals(
        2 * 1.418939 + 0.693147, DiagonalGaussian.entropy(new float[] {0, 0.693147f}), 1e-5);
  }

  @Test
  void moreDimensionsThanTheKernelsHaveRoomForAreRefused() {
    try (Case normal = new Case(1, 513)) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> normal.logProb(0, 1)).getMessage();
      assertTrue(message.contains("512") && message.contains("513"), message);
      assertThrows(IllegalArgumentException.class, normal::backward);
    }
  }

  /** Means, actions, weights, and room for the results. */
  private static final class Case implements AutoCloseable {
    private final int rows;
    private final int dimensions;
    private final Rows mean;
    private final Rows action;
    private final Rows meanGradient;
    private final Parameters parameters;
    private final Parameters gradients;
    private final NativeFloats weight;
    private final NativeFloats out;

    Case(int rows, int dimensions) {
      this.rows = rows;
      this.dimensions = dimensions;
      this.mean = new Rows(rows, dimensions);
      this.action = new Rows(rows, dimensions);
      this.meanGradient = new Rows(rows, dimensions);
      MlpShape shape = MlpShape.of(1, List.of(), dimensions, Activation.TANH);
      this.parameters = new Parameters(shape, dimensions);
      this.gradients = new Parameters(shape, dimensions);
      this.weight = new NativeFloats(rows);
      this.out = new NativeFloats(rows);
    }

    void randomise(RandomStream random) {
      PlainMlp.fill(parameters, dimensions, random);
      for (int row = 0; row < rows; row++) {
        weight.buffer().put(row, (float) random.gaussian());
        for (int j = 0; j < dimensions; j++) {
          mean.block().buffer().put(row * mean.stride() + j, (float) random.gaussian());
          action.block().buffer().put(row * action.stride() + j, (float) random.gaussian());
        }
      }
    }

    float[] logProb(int firstRow, int count) {
      DiagonalGaussian.logProb(mean, action, firstRow, parameters, count, out);
      return out.toArray();
    }

    void backward() {
      DiagonalGaussian.backward(mean, action, parameters, weight, rows, meanGradient, gradients);
    }

    double plainLogProb(int row) {
      double sum = 0;
      for (int j = 0; j < dimensions; j++) {
        double logStd = parameters.block().buffer().get(parameters.extraOffset() + j);
        double deviation =
            ((double) action.block().buffer().get(row * action.stride() + j)
                    - mean.block().buffer().get(row * mean.stride() + j))
                / Math.exp(logStd);
        sum -= deviation * deviation / 2 + logStd + Math.log(2 * Math.PI) / 2;
      }
      return sum;
    }

    /** Central difference of the weighted sum of log-densities, by one number of a block. */
    double difference(NativeFloats block, int index) {
      float at = block.buffer().get(index);
      float above = at + 0.001f;
      float below = at - 0.001f;
      block.buffer().put(index, above);
      double higher = objective();
      block.buffer().put(index, below);
      double lower = objective();
      block.buffer().put(index, at);
      return (higher - lower) / ((double) above - below);
    }

    private double objective() {
      double sum = 0;
      for (int row = 0; row < rows; row++) {
        sum += weight.buffer().get(row) * plainLogProb(row);
      }
      return sum;
    }

    @Override
    public void close() {
      mean.close();
      action.close();
      meanGradient.close();
      parameters.close();
      gradients.close();
      weight.close();
      out.close();
    }
  }
}
