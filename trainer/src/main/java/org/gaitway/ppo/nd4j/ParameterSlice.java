package org.gaitway.ppo.nd4j;

import java.util.ArrayList;
import java.util.List;
import org.gaitway.nn.Parameters;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Where a matrix lies in a block of {@link Parameters}.
 *
 * @param name of the matrix in a graph
 * @param offset of its first number
 * @param stride from one row to the next
 */
record ParameterSlice(String name, int offset, int stride, int rows, int columns) {

  /**
   * The matrices of a network: of each layer l the weights "W{l}" (inputs x outputs) and the bias
   * "b{l}" (1 x outputs), of the last layer such a pair for each head, "W-{h}" and "b-{h}"; then
   * the free parameters "free" (free parameters x 1), if there are any.
   *
   * @param heads how many outputs each head has; together all that there are
   */
  static List<ParameterSlice> of(Parameters parameters, List<Integer> heads) {
    List<ParameterSlice> slices = new ArrayList<>();
    int last = parameters.shape().layers() - 1;
    for (int l = 0; l < last; l++) {
      addLayer(slices, parameters, l, "" + l, 0, parameters.shape().outputs(l));
    }
    int column = 0;
    for (int h = 0; h < heads.size(); h++) {
      addLayer(slices, parameters, last, "-" + h, column, heads.get(h));
      column += heads.get(h);
    }
    if (parameters.extraSize() > 0) {
      int extra = parameters.extraSize();
      slices.add(new ParameterSlice("free", parameters.extraOffset(), 1, extra, 1));
    }
    return slices;
  }

  private static void addLayer(
      List<ParameterSlice> slices,
      Parameters parameters,
      int layer,
      String suffix,
      int column,
      int columns) {
    int stride = parameters.stride(layer);
    slices.add(
        new ParameterSlice(
            "W" + suffix,
            parameters.weightOffset(layer) + column,
            stride,
            parameters.shape().inputs(layer),
            columns));
    slices.add(
        new ParameterSlice(
            "b" + suffix, parameters.biasOffset(layer) + column, stride, 1, columns));
  }

  /** The matrix, copied out of a block. */
  INDArray read(float[] block, DataType type) {
    float[][] matrix = new float[rows][columns];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(block, offset + row * stride, matrix[row], 0, columns);
    }
    return Nd4j.createFromArray(matrix).castTo(type);
  }

  /** Copies a matrix into its place in a block. */
  void write(INDArray matrix, float[] block) {
    float[] numbers = matrix.dup('c').data().asFloat();
    for (int row = 0; row < rows; row++) {
      System.arraycopy(numbers, row * columns, block, offset + row * stride, columns);
    }
  }
}
