package org.gaitway.policy;

import java.util.Map;
import org.gaitway.policy.GraphValues.Value;

/** Products of one row of values and a constant matrix. */
final class DenseNodes {
  private DenseNodes() {}

  static Map<String, NodeHandler> handlers() {
    return Map.of("Gemm", DenseNodes::gemm, "MatMul", DenseNodes::matMul);
  }

  private static void gemm(NodeReader in) throws PolicyFormatException {
    Value x = in.input(0);
    boolean transposeX = in.node().integer("transA", 0) != 0;
    boolean transposeW = in.node().integer("transB", 0) != 0;
    in.require(x.shape().rank() == 2, "expects a matrix, found " + x.shape());
    int batch = x.shape().dims()[transposeX ? 1 : 0];
    in.require(batch == 1, "expects one row of inputs, found " + x.shape());
    Weights weights = Weights.of(in, 1, transposeW, in.node().decimal("alpha", 1));
    float[] bias = in.values().allocate(weights.outputs());
    if (in.hasInput(2)) {
      float[] full = in.stretch(in.constant(2, "bias"), new Shape(1, bias.length));
      float beta = in.node().decimal("beta", 1);
      for (int i = 0; i < bias.length; i++) {
        bias[i] = beta * full[i];
      }
    }
    in.define(dense(in, x, weights, bias, new Shape(1, bias.length)));
  }

  private static void matMul(NodeReader in) throws PolicyFormatException {
    Value x = in.input(0);
    Weights weights = Weights.of(in, 1, false, 1);
    float[] bias = in.values().allocate(weights.outputs());
    int rank = x.shape().rank();
    in.require(
        rank > 0 && x.shape().size() == x.shape().last(),
        "expects one row of inputs, found " + x.shape());
    in.define(dense(in, x, weights, bias, x.shape().with(rank - 1, bias.length)));
  }

  private static Value dense(NodeReader in, Value x, Weights weights, float[] bias, Shape shape)
      throws PolicyFormatException {
    in.require(
        x.shape().size() == weights.inputs(),
        "multiplies " + x.shape().size() + " inputs by weights for " + weights.inputs());
    float[] output = in.values().allocate(bias.length);
    MatrixVector product = product(in, weights, bias);
    in.values().add(new KernelStep.Dense(product, x.data(), output), x.constant());
    return new Value(shape, output, x.constant());
  }

  /** The product with a copy of the weights, whose memory is counted. */
  static MatrixVector product(NodeReader in, MatrixVector.Weights weights, float[] bias)
      throws PolicyFormatException {
    in.values().reserve((weights.inputs() + 1L) * MatrixVector.paddedLength(bias.length));
    return new MatrixVector(weights, bias);
  }

  /**
   * A constant matrix of a graph.
   *
   * @param data (inputs x outputs, row-major), or transposed
   * @param factor on each element
   */
  private record Weights(float[] data, int inputs, int outputs, boolean transposed, float factor)
      implements MatrixVector.Weights {

    static Weights of(NodeReader in, int index, boolean transposed, float factor)
        throws UnsupportedGraphException {
      Value matrix = in.constant(index, "matrix of weights");
      in.require(
          matrix.shape().rank() == 2, "expects a matrix of weights, found " + matrix.shape());
      int inputs = matrix.shape().dims()[transposed ? 1 : 0];
      int outputs = matrix.shape().dims()[transposed ? 0 : 1];
      return new Weights(matrix.data(), inputs, outputs, transposed, factor);
    }

    @Override
    public float at(int i, int j) {
      return factor * data[transposed ? j * inputs + i : i * outputs + j];
    }
  }
}
