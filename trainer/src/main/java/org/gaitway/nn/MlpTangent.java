package org.gaitway.nn;

/**
 * Forward-mode differentiation of a network: how its outputs change when its parameters go in some
 * direction, that is the product J v of the outputs' Jacobian with a vector. Goes along with an
 * {@link MlpPass}, whose activations it uses. One thread at a time.
 *
 * <p>With a dot for a derivative along the direction, Y_l = X_l W_l + b_l and X_(l+1) = f(Y_l)
 * become dot Y_l = X_l dot W_l + dot b_l + dot X_l W_l and dot X_(l+1) = f'(Y_l) dot Y_l, starting
 * from dot X_0 = 0.
 */
public final class MlpTangent implements AutoCloseable {
  private final MlpPass pass;
  private final MlpShape shape;
  private final Rows[] tangents;

  /** Allocates buffers for as many rows as the pass has. */
  public MlpTangent(MlpPass pass) {
    this.pass = pass;
    this.shape = pass.shape();
    this.tangents = new Rows[shape.layers()];
    for (int l = 0; l < shape.layers(); l++) {
      tangents[l] = new Rows(pass.maxRows(), shape.outputs(l));
    }
  }

  /**
   * Computes {@link #output()} for the inputs of the pass's last {@link MlpPass#forward}.
   *
   * @param parameters where; those of the pass's last forward
   * @param direction of the same layout; its free parameters play no part
   * @param input of the pass's last forward, from its first row on
   */
  public void forward(Parameters parameters, Parameters direction, Rows input, int rows) {
    for (int l = 0; l < shape.layers(); l++) {
      Rows x = l == 0 ? input : pass.output(l - 1);
      Rows dy = tangents[l];
      product(
          x,
          shape.inputs(l),
          direction.weightAddress(l),
          direction.biasAddress(l),
          dy,
          rows,
          false);
      if (l > 0) {
        product(tangents[l - 1], shape.inputs(l), parameters.weightAddress(l), 0, dy, rows, true);
      }
      if (l < shape.layers() - 1) {
        Kernels.activateBackward(
            MlpShape.code(shape.activation()),
            pass.output(l).address(0),
            dy.address(0),
            rows * dy.stride());
      }
    }
  }

  private static void product(
      Rows x, int depth, long weights, long bias, Rows y, int rows, boolean accumulate) {
    Kernels.gemm(
        x.address(0),
        x.stride(),
        1,
        weights,
        y.stride(),
        bias,
        y.address(0),
        y.stride(),
        rows,
        y.stride(),
        depth,
        accumulate);
  }

  /** Derivatives of the outputs along the direction; of the layout of {@link MlpPass#output()}. */
  public Rows output() {
    return tangents[tangents.length - 1];
  }

  @Override
  public void close() {
    for (Rows block : tangents) {
      block.close();
    }
  }
}
