package org.gaitway.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.gaitway.policy.Activation;
import org.gaitway.random.RandomStream;
import org.junit.jupiter.api.Test;

class MlpTangentTest {

  @Property(tries = 60, seed = "1", edgeCases = EdgeCasesMode.NONE)
  void theTangentIsTheDerivativeAlongTheDirection(
      @ForAll @IntRange(min = 1, max = 40) int inputs,
      @ForAll @Size(max = 3) List<@IntRange(min = 1, max = 40) Integer> hidden,
      @ForAll @IntRange(min = 1, max = 20) int outputs,
      @ForAll @IntRange(min = 1, max = 20) int rows,
      @ForAll boolean tanh,
      @ForAll long seed) {
    // Not RELU: at its kink a difference is no derivative.
    Activation activation = tanh ? Activation.TANH : Activation.ELU;
    MlpShape shape = MlpShape.of(inputs, hidden, outputs, activation);
    RandomStream random = new RandomStream(seed, 0);
    try (Case net = new Case(shape, rows, random)) {
      net.assertTangentIsDifference(1e-3);
    }
  }

  @Test
  void aTangentDoesNotDependOnTheOneBefore() {
    MlpShape shape = MlpShape.of(7, List.of(33, 20), 3, Activation.TANH);
    try (Case net = new Case(shape, 9, new RandomStream(1, 0))) {
      net.tangent.forward(net.parameters, net.parameters, net.input, 9);
      net.assertTangentIsDifference(1e-4);
    }
  }

  /** A network with a direction, and inputs. */
  private static final class Case implements AutoCloseable {
    private final int rows;
    private final PlainMlp plain;
    private final Parameters parameters;
    private final Parameters direction;
    private final MlpPass pass;
    private final MlpTangent tangent;
    private final Rows input;
    private final double[][] inputs;

    Case(MlpShape shape, int rows, RandomStream random) {
      this.rows = rows;
      this.plain = new PlainMlp(shape);
      this.parameters = new Parameters(shape, 0);
      this.direction = new Parameters(shape, 0);
      this.pass = new MlpPass(shape, rows, false);
      this.tangent = new MlpTangent(pass);
      this.input = new Rows(rows, shape.inputs());
      this.inputs = new double[rows][shape.inputs()];
      PlainMlp.fill(parameters, 0, random);
      PlainMlp.fill(direction, 0, random);
      for (int row = 0; row < rows; row++) {
        float[] x = new float[shape.inputs()];
        for (int i = 0; i < x.length; i++) {
          x[i] = (float) random.gaussian();
          inputs[row][i] = x[i];
        }
        input.put(row, x);
      }
      pass.forward(parameters, input, 0, rows);
    }

    void assertTangentIsDifference(double tolerance) {
      tangent.forward(parameters, direction, input, rows);
      double[] v = PlainMlp.widened(direction);
      double h = 1e-5;
      for (int row = 0; row < rows; row++) {
        double[] above = plain.forward(moved(v, h), inputs[row]);
        double[] below = plain.forward(moved(v, -h), inputs[row]);
        for (int o = 0; o < above.length; o++) {
          double expected = (above[o] - below[o]) / (2 * h);
          double found = tangent.output().block().buffer().get(row * tangent.output().stride() + o);
          assertEquals(expected, found, tolerance * (1 + Math.abs(expected)));
        }
      }
    }

    private double[] moved(double[] v, double by) {
      double[] theta = PlainMlp.widened(parameters);
      for (int i = 0; i < theta.length; i++) {
        theta[i] += by * v[i];
      }
      return theta;
    }

    @Override
    public void close() {
      parameters.close();
      direction.close();
      pass.close();
      tangent.close();
      input.close();
    }
  }
}
