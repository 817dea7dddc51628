package org.gaitway.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.gaitway.policy.Activation;
import org.gaitway.random.RandomStream;
import org.junit.jupiter.api.Test;

class ParametersTest {
  private static final MlpShape SHAPE = MlpShape.of(3, List.of(20), 2, Activation.TANH);

  @Test
  void layersFollowEachOtherWithPaddedRows() {
    try (Parameters parameters = new Parameters(SHAPE, 2)) {
      // 3 rows of 20 padded to 32, their bias, 20 rows of 2 padded to 16, their bias, then the
      // rest.
      assertEquals(3 * 32 + 32 + 20 * 16 + 16, parameters.extraOffset());
      assertEquals(parameters.extraOffset() + 16, parameters.block().length());
    }
  }

  @Test
  void weightsAreExportedAsOutputsTimesInputs() {
    try (Parameters parameters = new Parameters(SHAPE, 2)) {
      number(parameters);
      float[] first = parameters.weights(0);
      assertEquals(20 * 3, first.length);
      // From input 2 to output 5 stands in row 2 of the block, in row 5 of the export.
      assertEquals(2 * 32 + 5, first[5 * 3 + 2]);
      float[] second = parameters.weights(1);
      assertEquals(2 * 20, second.length);
      assertEquals(128 + 17 * 16 + 1, second[1 * 20 + 17]);
    }
  }

  @Test
  void biasAndFreeParametersAreExportedWithoutPadding() {
    try (Parameters parameters = new Parameters(SHAPE, 2)) {
      number(parameters);
      assertEquals(20, parameters.bias(0).length);
      assertEquals(96 + 7, parameters.bias(0)[7]);
      assertArrayEquals(new float[] {128 + 320, 128 + 321}, parameters.bias(1));
      assertArrayEquals(new float[] {464, 465}, parameters.extra());
    }
  }

  private static void number(Parameters parameters) {
    for (int i = 0; i < parameters.block().length(); i++) {
      parameters.block().buffer().put(i, i);
    }
  }

  @Test
  void fillingTheFreeParametersLeavesTheirPaddingZero() {
    try (Parameters parameters = new Parameters(SHAPE, 2)) {
      parameters.fillExtra(-0.5f);
      assertArrayEquals(new float[] {-0.5f, -0.5f}, parameters.extra());
      assertEquals(0, parameters.block().toArray()[parameters.extraOffset() + 2]);
      assertEquals(0, parameters.bias(1)[1]);
    }
  }

  @Test
  void initialWeightsAreOrthogonalOfTheirGainAndBiasesZero() {
    try (Parameters parameters = new Parameters(SHAPE, 2)) {
      parameters.initialiseOrthogonal(Math.sqrt(2), output -> 0.01, new RandomStream(1, 0));
      // 3 inputs, 20 outputs: the three columns of the export have length sqrt 2.
      assertEquals(2, columnProduct(parameters.weights(0), 3, 0, 0), 1e-6);
      assertEquals(0, columnProduct(parameters.weights(0), 3, 0, 2), 1e-6);
      // 20 inputs, 2 outputs: its two rows have length 0.01.
      assertEquals(1e-4, rowProduct(parameters.weights(1), 20, 1, 1), 1e-10);
      assertEquals(0, rowProduct(parameters.weights(1), 20, 0, 1), 1e-10);
      assertArrayEquals(new float[20], parameters.bias(0));
      assertArrayEquals(new float[2], parameters.bias(1));
    }
  }

  private static double columnProduct(float[] matrix, int columns, int a, int b) {
    double sum = 0;
    for (int row = 0; row < matrix.length / columns; row++) {
      sum += (double) matrix[row * columns + a] * matrix[row * columns + b];
    }
    return sum;
  }

  private static double rowProduct(float[] matrix, int columns, int a, int b) {
    double sum = 0;
    for (int k = 0; k < columns; k++) {
      sum += (double) matrix[a * columns + k] * matrix[b * columns + k];
    }
    return sum;
  }
}
