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
  /**
   * Rows that go through all layers together, so that what a layer leaves is still in the
   * second-level cache for the next. Sums over rows go on from chunk to chunk in the same order, so
   * this changes no result.
   */
  private static final int CHUNK_ROWS = 192;

  /**
   * Rows that a thread takes at once, where there are several. Each such part has gradients of its
   * own, which are added in their order.
   */
  static final int PART_ROWS = 4 * CHUNK_ROWS;

  private final MlpShape shape;
  private final int maxRows;
  private final Rows[] outputs;
  private final Rows[] outputGradients;
  private final NativeFloats[] transposed;
  private final Sharing sharing;
  private final Parameters[] partGradients;

  /**
   * The instructions that all passes are computed with here: {@code x86-64-v4} (AVX-512), {@code
   * x86-64-v3} (AVX2), {@code x86-64-v1} or {@code portable}. With others, the last bits differ.
   */
  public static String instructions() {
    int level = Kernels.level();
    return level == 0 ? "portable" : "x86-64-v" + level;
  }

  /**
   * Allocates buffers, for one thread; without {@code training} there is room for forward passes
   * alone. All rows are one part.
   */
  public MlpPass(MlpShape shape, int maxRows, boolean training) {
    this(shape, maxRows, training, null);
  }

  /**
   * Allocates buffers, for as many threads as there are to share the rows with. What they make of
   * it is the same as one alone makes, but not, beyond {@value #PART_ROWS} rows, to the last bit
   * what a pass of one part makes: sums over rows are taken part by part.
   *
   * @param training without it there is room for forward passes alone
   */
  public MlpPass(MlpShape shape, int maxRows, boolean training, Sharing sharing) {
    this.shape = shape;
    this.sharing = sharing;
    this.partGradients = new Parameters[training && sharing != null ? parts(maxRows) - 1 : 0];
    for (int i = 0; i < partGradients.length; i++) {
      partGradients[i] = new Parameters(shape, 0);
    }
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
    int parts = parts(rows);
    if (parts == 1) {
      forwardRows(parameters, input, firstRow, 0, rows);
    } else {
      sharing.share(
          parts,
          part ->
              forwardRows(
                  parameters, input, firstRow, part * PART_ROWS, partEnd(part, parts, rows)));
    }
  }

  private int parts(int rows) {
    return sharing == null ? 1 : (rows + PART_ROWS - 1) / PART_ROWS;
  }

  private static int partEnd(int part, int parts, int rows) {
    return part == parts - 1 ? rows : (part + 1) * PART_ROWS;
  }

  private void forwardRows(Parameters parameters, Rows input, int firstRow, int from, int end) {
    for (int start = from; start < end; start += CHUNK_ROWS) {
      forwardChunk(parameters, input, firstRow, start, Math.min(CHUNK_ROWS, end - start));
    }
  }

  /** Rows from {@code start} on, {@code count} of them, through all layers. */
  private void forwardChunk(Parameters parameters, Rows input, int firstRow, int start, int count) {
    long x = input.address(firstRow + start);
    int stride = inputStride();
    for (int l = 0; l < shape.layers(); l++) {
      int width = stride(l);
      long y = outputs[l].address(start);
      Kernels.gemm(
          x,
          stride,
          1,
          parameters.weightAddress(l),
          width,
          parameters.biasAddress(l),
          y,
          width,
          count,
          width,
          shape.inputs(l),
          false);
      if (l < shape.layers() - 1) {
        Kernels.activate(MlpShape.code(shape.activation()), y, count * width);
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
    for (int l = 1; l < shape.layers(); l++) {
      Kernels.transpose(
          parameters.weightAddress(l),
          stride(l),
          transposed[l].address(0),
          stride(l - 1),
          shape.inputs(l),
          shape.outputs(l));
    }
    int parts = parts(rows);
    if (parts == 1) {
      backwardRows(gradients, input, 0, rows);
      return;
    }
    sharing.share(
        parts,
        part ->
            backwardRows(
                part == 0 ? gradients : partGradients[part - 1],
                input,
                part * PART_ROWS,
                partEnd(part, parts, rows)));
    for (int part = 1; part < parts; part++) {
      gradients.addNetwork(partGradients[part - 1]);
    }
  }

  private void backwardRows(Parameters gradients, Rows input, int from, int end) {
    for (int start = from; start < end; start += CHUNK_ROWS) {
      backwardChunk(gradients, input, start, Math.min(CHUNK_ROWS, end - start), start > from);
    }
  }

  /** The first chunk's gradients replace what was there, and those of others are added. */
  private void backwardChunk(
      Parameters gradients, Rows input, int start, int count, boolean accumulate) {
    for (int l = shape.layers() - 1; l >= 0; l--) {
      int width = stride(l);
      long dy = outputGradients[l].address(start);
      if (l < shape.layers() - 1) {
        long y = outputs[l].address(start);
        Kernels.activateBackward(MlpShape.code(shape.activation()), y, dy, count * width);
      }
      int xStride = l == 0 ? inputStride() : stride(l - 1);
      long x = (l == 0 ? input : outputs[l - 1]).address(start);
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
          count,
          accumulate);
      Kernels.columnSums(dy, width, count, width, gradients.biasAddress(l), accumulate);
      if (l > 0) {
        backwardToInput(l, dy, start, count);
      }
    }
  }

  private void backwardToInput(int l, long dy, int start, int count) {
    int inputWidth = stride(l - 1);
    Kernels.gemm(
        dy,
        stride(l),
        1,
        transposed[l].address(0),
        inputWidth,
        0,
        outputGradients[l - 1].address(start),
        inputWidth,
        count,
        inputWidth,
        shape.outputs(l),
        false);
  }

  /** Outputs of the last {@link #forward}. */
  public Rows output() {
    return outputs[outputs.length - 1];
  }

  /** What a layer gave in the last {@link #forward}, after its activation. */
  Rows output(int layer) {
    return outputs[layer];
  }

  /** The network's layout. */
  public MlpShape shape() {
    return shape;
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

  /**
   * Computes the gradient with respect to the inputs, after {@link #backward} of the same rows.
   *
   * @param parameters those of that pass
   * @param out of the network's width, at least {@code rows} rows
   */
  public void inputGradient(Parameters parameters, int rows, Rows out) {
    checkRows(rows);
    int width = inputStride();
    try (NativeFloats columns = new NativeFloats((long) shape.outputs(0) * width)) {
      long weights = columns.address(0);
      Kernels.transpose(
          parameters.weightAddress(0), stride(0), weights, width, shape.inputs(), shape.outputs(0));
      int parts = parts(rows);
      if (parts == 1) {
        inputGradient(weights, 0, rows, out);
      } else {
        sharing.share(
            parts,
            part -> inputGradient(weights, part * PART_ROWS, partEnd(part, parts, rows), out));
      }
    }
  }

  private void inputGradient(long weights, int from, int end, Rows out) {
    Kernels.gemm(
        outputGradients[0].address(from),
        stride(0),
        1,
        weights,
        inputStride(),
        0,
        out.address(from),
        inputStride(),
        end - from,
        inputStride(),
        shape.outputs(0),
        false);
  }

  @Override
  public void close() {
    for (Parameters block : partGradients) {
      block.close();
    }
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
