package org.gaitway.nn;

/**
 * Forward and backward passes through a network for up to {@code maxRows} inputs at once, over
 * buffers allocated when it is made. One thread at a time; many passes may share {@link Parameters}
 * that nobody writes meanwhile.
 *
 * <p>With X_l the input of layer l, Y_l = X_l W_l + b_l and X_(l+1) = f(Y_l), the chain rule gives
 * dY_l = dX_(l+1) f'(Y_l), dW_l = X_l' dY_l, db_l = sum of rows of dY_l, dX_l = dY_l W_l'.
 */
public final class MlpPass implements AutoCloseable {
  private final MlpShape shape;
  private final int maxRows;
  private final Rows[] outputs;
  private final Rows[] outputGradients;
  private final NativeFloats[] transposed;

  /** Allocates buffers; without {@code training} there is room for forward passes alone. */
  public MlpPass(MlpShape shape, int maxRows, boolean training) {
    this.shape = shape;
    this.maxRows = maxRows;
    this.outputs = new Rows[shape.layers()];
    this.outputGradients = new Rows[training ? shape.layers() : 0];
    this.transposed = new NativeFloats[training ? shape.layers() : 0];
    for (int l = 0; l < shape.layers(); l++) {
      outputs[l] = new Rows(maxRows, shape.outputs(l));
      if (training) {
        outputGradients[l] = new Rows(maxRows, shape.outputs(l));
        // One for each layer, since a shared one's padding would hold numbers of another layout.
        transposed[l] = new NativeFloats((long) shape.outputs(l) * Kernels.padded(shape.inputs(l)));
      }
    }
  }

  /**
   * Computes the outputs for {@code rows} inputs.
   *
   * @param input of the network's width
   * @param firstRow the first row to take
   */
  public void forward(Parameters parameters, Rows input, int firstRow, int rows) {
    checkRows(rows);
    long x = input.address(firstRow);
    int stride = inputStride();
    for (int l = 0; l < shape.layers(); l++) {
      long y = outputs[l].address(0);
      int width = stride(l);
      Kernels.gemm(
          x,
          stride,
          1,
          parameters.weightAddress(l),
          width,
          parameters.biasAddress(l),
          y,
          width,
          rows,
          width,
          shape.inputs(l),
          false);
      if (l < shape.layers() - 1) {
        Kernels.activate(MlpShape.code(shape.activation()), y, rows * width);
      }
      x = y;
      stride = width;
    }
  }

  /**
   * Computes the gradients of the parameters for the inputs of the last {@link #forward}, from
   * {@link #outputGradient()}, which the caller has filled. The free parameters' are left alone.
   */
  public void backward(Parameters parameters, Parameters gradients, Rows input, int rows) {
    checkRows(rows);
    for (int l = shape.layers() - 1; l >= 0; l--) {
      long dy = outputGradients[l].address(0);
      int width = stride(l);
      if (l < shape.layers() - 1) {
        Kernels.activateBackward(
            MlpShape.code(shape.activation()), outputs[l].address(0), dy, rows * width);
      }
      long x = l == 0 ? input.address(0) : outputs[l - 1].address(0);
      int xStride = l == 0 ? inputStride() : stride(l - 1);
      Kernels.gemm(
          x,
          1,
          xStride,
          dy,
          width,
          0,
          gradients.weightAddress(l),
          width,
          shape.inputs(l),
          width,
          rows,
          false);
      Kernels.columnSums(dy, width, rows, width, gradients.biasAddress(l));
      if (l > 0) {
        backwardToInput(parameters, l, rows);
      }
    }
  }

  private void backwardToInput(Parameters parameters, int l, int rows) {
    int width = stride(l);
    int inputWidth = stride(l - 1);
    long t = transposed[l].address(0);
    Kernels.transpose(
        parameters.weightAddress(l), width, t, inputWidth, shape.inputs(l), shape.outputs(l));
    Kernels.gemm(
        outputGradients[l].address(0),
        width,
        1,
        t,
        inputWidth,
        0,
        outputGradients[l - 1].address(0),
        inputWidth,
        rows,
        inputWidth,
        shape.outputs(l),
        false);
  }

  /** Outputs of the last {@link #forward}. */
  public Rows output() {
    return outputs[outputs.length - 1];
  }

  /** Where the gradient of the objective with respect to the outputs goes; same layout. */
  public Rows outputGradient() {
    return outputGradients[outputGradients.length - 1];
  }

  private int inputStride() {
    return Kernels.padded(shape.inputs());
  }

  /** The most rows in one pass. */
  public int maxRows() {
    return maxRows;
  }

  private int stride(int layer) {
    return Kernels.padded(shape.outputs(layer));
  }

  private void checkRows(int rows) {
    if (rows < 1 || rows > maxRows) {
      throw new IllegalArgumentException("rows must be in [1, " + maxRows + "], was " + rows);
    }
  }

  @Override
  public void close() {
    for (Rows block : outputs) {
      block.close();
    }
    for (Rows block : outputGradients) {
      block.close();
    }
    for (NativeFloats block : transposed) {
      block.close();
    }
  }
}
