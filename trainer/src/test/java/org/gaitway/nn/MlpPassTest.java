package org.gaitway.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.gaitway.policy.Activation;
import org.gaitway.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MlpPassTest {
  private static final double FORWARD_TOLERANCE = 1e-5;
  private static final double GRADIENT_TOLERANCE = 1e-4;

  @Provide
  Arbitrary<Activation> trained() {
    return Arbitraries.of(Activation.TANH, Activation.RELU, Activation.ELU);
  }

  @Property(tries = 150, seed = "1", edgeCases = EdgeCasesMode.NONE)
  void outputsAreThoseOfPlainLoops(
      @ForAll @IntRange(min = 1, max = 70) int inputs,
      @ForAll @Size(max = 3) List<@IntRange(min = 1, max = 70) Integer> hidden,
      @ForAll @IntRange(min = 1, max = 70) int outputs,
      @ForAll @IntRange(min = 1, max = 70) int rows,
      @ForAll("trained") Activation activation,
      @ForAll long seed) {
    try (Case net = new Case(MlpShape.of(inputs, hidden, outputs, activation), rows, seed)) {
      net.assertForwardIsPlain();
    }
  }

  @Test
  void outputsOfNetworksDeeperThanOneBlockOfAProductAreThoseOfPlainLoops() {
    // 376 inputs, as the humanoid has, and 300 hidden: three blocks of 128 each.
    MlpShape shape = MlpShape.of(376, List.of(300), 17, Activation.ELU);
    try (Case net = new Case(shape, 13, 1)) {
      net.assertForwardIsPlain();
      net.assertBackwardIsPlain();
    }
  }

  @Test
  void moreRowsThanGoThroughTogetherAreThoseOfPlainLoops() {
    try (Case net = new Case(MlpShape.of(5, List.of(37, 20), 3, Activation.TANH), 450, 4)) {
      net.assertForwardIsPlain();
      net.assertBackwardIsPlain();
    }
  }

  @Property(tries = 60, seed = "2", edgeCases = EdgeCasesMode.NONE)
  void aRowsOutputDoesNotDependOnItsCompany(
      @ForAll @IntRange(min = 1, max = 200) int inputs,
      @ForAll @Size(min = 1, max = 2) List<@IntRange(min = 1, max = 70) Integer> hidden,
      @ForAll @IntRange(min = 1, max = 70) int outputs,
      @ForAll @IntRange(min = 2, max = 40) int rows,
      @ForAll("trained") Activation activation,
      @ForAll long seed) {
    try (Case net = new Case(MlpShape.of(inputs, hidden, outputs, activation), rows, seed)) {
      float[][] together = net.forward(0, rows);
      for (int row = 0; row < rows; row++) {
        assertArrayEquals(together[row], net.forward(row, 1)[0], "row " + row + " alone");
      }
      int first = rows / 3;
      float[][] some = net.forward(first, rows - first);
      for (int row = first; row < rows; row++) {
        assertArrayEquals(together[row], some[row - first], "row " + row + " of some");
      }
    }
  }

  @Property(tries = 100, seed = "3", edgeCases = EdgeCasesMode.NONE)
  void gradientsAreThoseOfPlainLoops(
      @ForAll @IntRange(min = 1, max = 70) int inputs,
      @ForAll @Size(max = 3) List<@IntRange(min = 1, max = 70) Integer> hidden,
      @ForAll @IntRange(min = 1, max = 70) int outputs,
      @ForAll @IntRange(min = 1, max = 70) int rows,
      @ForAll("trained") Activation activation,
      @ForAll long seed) {
    try (Case net = new Case(MlpShape.of(inputs, hidden, outputs, activation), rows, seed)) {
      net.assertBackwardIsPlain();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"TANH", "ELU", "RELU"})
  void gradientsAreThoseOfFiniteDifferences(Activation activation) {
    try (Case net = new Case(MlpShape.of(3, List.of(5, 4), 2, activation), 6, 7)) {
      float[] gradient = net.backward();
      double[] theta = PlainMlp.widened(net.parameters);
      boolean[] used = net.plain.used(theta.length, 0);
      // Central differences of the objective in double precision: error about 1e-9.
      double h = 1e-5;
      for (int i = 0; i < theta.length; i++) {
        double at = theta[i];
        theta[i] = at + h;
        double above = net.objective(theta);
        theta[i] = at - h;
        double below = net.objective(theta);
        theta[i] = at;
        double expected = used[i] ? (above - below) / (2 * h) : 0;
        assertEquals(expected, gradient[i], 2e-5, "parameter " + i);
      }
    }
  }

  @Test
  void paddingHasNoGradientAndIsNotMovedByUpdates() {
    // No width is a multiple of 16, and each layer has another one.
    MlpShape shape = MlpShape.of(5, List.of(37, 70, 30, 21), 6, Activation.ELU);
    try (Case net = new Case(shape, 9, 3);
        Adam adam = new Adam(net.parameters.block().length(), 1e-8)) {
      boolean[] used = net.plain.used(net.parameters.block().length(), 0);
      for (int step = 0; step < 20; step++) {
        assertPaddingIsZero(net.backward(), used, "gradient in step " + step);
        adam.step(net.parameters.block(), net.gradients.block(), 1e-2, 0.5);
      }
      assertPaddingIsZero(net.parameters.block().toArray(), used, "parameter");
      assertPaddingIsZero(adam.firstMoment().toArray(), used, "first moment");
      assertPaddingIsZero(adam.secondMoment().toArray(), used, "second moment");
    }
  }

  private static void assertPaddingIsZero(float[] block, boolean[] used, String what) {
    for (int i = 0; i < block.length; i++) {
      if (!used[i]) {
        assertEquals(0, block[i], 0, what + ", padding at " + i);
      }
    }
  }

  @Test
  void gradientsDoNotDependOnWhatTheBuffersHeldBefore() {
    MlpShape shape = MlpShape.of(5, List.of(37, 20), 6, Activation.TANH);
    try (Case net = new Case(shape, 9, 3)) {
      float[] fresh = net.backward();
      net.forward(0, 2);
      assertArrayEquals(fresh, net.backward());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"TANH", "ELU", "RELU"})
  void anInputThatIsNotANumberReachesTheOutput(Activation activation) {
    try (Case net = new Case(MlpShape.of(4, List.of(33, 20), 3, activation), 5, 1)) {
      net.input.put(2, new float[] {1, Float.NaN, 1, 1});
      float[][] outputs = net.forward(0, 5);
      for (int row = 0; row < 5; row++) {
        for (float value : outputs[row]) {
          assertEquals(row == 2, Float.isNaN(value), "row " + row);
        }
      }
    }
  }

  /** In parts, sums over rows are taken in another order; rounding is all that this changes. */
  @Test
  void rowsInPartsGiveWhatTheyGiveTogether() {
    MlpShape shape = MlpShape.of(5, List.of(20), 3, Activation.TANH);
    int rows = 2 * MlpPass.PART_ROWS + 77;
    Sharing backwards =
        (parts, part) -> {
          for (int i = parts - 1; i >= 0; i--) {
            part.accept(i);
          }
        };
    try (Parameters parameters = new Parameters(shape, 0);
        Parameters whole = new Parameters(shape, 0);
        Parameters parted = new Parameters(shape, 0);
        MlpPass together = new MlpPass(shape, rows, true);
        MlpPass inParts = new MlpPass(shape, rows, true, backwards);
        Rows input = new Rows(rows, 5);
        Rows one = new Rows(rows, 5);
        Rows other = new Rows(rows, 5)) {
      PlainMlp.fill(parameters, 0, new RandomStream(1, 0));
      fill(input, 5, new RandomStream(2, 0));
      for (MlpPass pass : List.of(together, inParts)) {
        pass.forward(parameters, input, 0, rows);
        fill(pass.outputGradient(), 3, new RandomStream(3, 0));
        pass.backward(parameters, pass == together ? whole : parted, input, rows);
        pass.inputGradient(parameters, rows, pass == together ? one : other);
      }
      assertArrayEquals(together.output().block().toArray(), inParts.output().block().toArray());
      assertArrayEquals(one.block().toArray(), other.block().toArray());
      assertArrayEquals(whole.block().toArray(), parted.block().toArray(), 1e-3f);
    }
  }

  private static void fill(Rows rows, int columns, RandomStream random) {
    float[] row = new float[columns];
    for (int i = 0; i < rows.capacity(); i++) {
      for (int j = 0; j < columns; j++) {
        row[j] = (float) random.gaussian();
      }
      rows.put(i, row);
    }
  }

  @Test
  void moreRowsThanThereIsRoomForAreRefused() {
    try (Case net = new Case(MlpShape.of(4, List.of(), 3, Activation.TANH), 5, 1)) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> net.forward(0, 6)).getMessage();
      assertTrue(message.contains("[1, 5]") && message.contains("6"), message);
      assertThrows(IllegalArgumentException.class, () -> net.forward(0, 0));
    }
  }

  /** A network with random parameters, inputs and an objective: sum of weights times outputs. */
  private static final class Case implements AutoCloseable {
    private final MlpShape shape;
    private final int rows;
    private final PlainMlp plain;
    private final Parameters parameters;
    private final Parameters gradients;
    private final MlpPass pass;
    private final Rows input;
    private final double[][] inputs;
    private final double[][] objectiveWeights;

    Case(MlpShape shape, int rows, long seed) {
      RandomStream random = new RandomStream(seed, 0);
      this.shape = shape;
      this.rows = rows;
      this.plain = new PlainMlp(shape);
      this.parameters = new Parameters(shape, 0);
      this.gradients = new Parameters(shape, 0);
      this.pass = new MlpPass(shape, rows, true);
      this.input = new Rows(rows, shape.inputs());
      this.inputs = new double[rows][shape.inputs()];
      this.objectiveWeights = new double[rows][shape.outputs()];
      PlainMlp.fill(parameters, 0, random);
      for (int row = 0; row < rows; row++) {
        float[] x = new float[shape.inputs()];
        for (int i = 0; i < x.length; i++) {
          x[i] = (float) random.gaussian();
          inputs[row][i] = x[i];
        }
        input.put(row, x);
        for (int o = 0; o < shape.outputs(); o++) {
          objectiveWeights[row][o] = (float) (random.gaussian() / rows);
        }
      }
    }

    float[][] forward(int first, int count) {
      pass.forward(parameters, input, first, count);
      float[][] outputs = new float[count][shape.outputs()];
      for (int row = 0; row < count; row++) {
        pass.output().block().buffer().get(row * pass.output().stride(), outputs[row]);
      }
      return outputs;
    }

    float[] backward() {
      forward(0, rows);
      for (int row = 0; row < rows; row++) {
        for (int o = 0; o < shape.outputs(); o++) {
          pass.outputGradient()
              .block()
              .buffer()
              .put(row * pass.output().stride() + o, (float) objectiveWeights[row][o]);
        }
      }
      pass.backward(parameters, gradients, input, rows);
      return gradients.block().toArray();
    }

    double objective(double[] theta) {
      double sum = 0;
      for (int row = 0; row < rows; row++) {
        double[] y = plain.forward(theta, inputs[row]);
        for (int o = 0; o < y.length; o++) {
          sum += objectiveWeights[row][o] * y[o];
        }
      }
      return sum;
    }

    void assertForwardIsPlain() {
      double[] theta = PlainMlp.widened(parameters);
      float[][] outputs = forward(0, rows);
      for (int row = 0; row < rows; row++) {
        double[] expected = plain.forward(theta, inputs[row]);
        for (int o = 0; o < expected.length; o++) {
          double tolerance = FORWARD_TOLERANCE * (1 + Math.abs(expected[o]));
          assertEquals(expected[o], outputs[row][o], tolerance, "row " + row + " output " + o);
        }
      }
    }

    void assertBackwardIsPlain() {
      double[] theta = PlainMlp.widened(parameters);
      double[] expected = new double[theta.length];
      for (int row = 0; row < rows; row++) {
        plain.backward(theta, inputs[row], objectiveWeights[row], expected);
      }
      float[] gradient = backward();
      for (int i = 0; i < gradient.length; i++) {
        assertEquals(expected[i], gradient[i], GRADIENT_TOLERANCE, "parameter " + i);
      }
    }

    @Override
    public void close() {
      parameters.close();
      gradients.close();
      pass.close();
      input.close();
    }
  }
}
