package org.gaitway.baseline;

import java.nio.FloatBuffer;
import org.gaitway.nn.MlpPass;
import org.gaitway.nn.MlpShape;
import org.gaitway.nn.MlpTangent;
import org.gaitway.nn.Parameters;
import org.gaitway.nn.Rows;

/**
 * The Fisher information matrix of a Gaussian policy: the Hessian of the mean KL(old, new) where
 * the two are the same. It is never formed; {@link #times} multiplies it with a vector.
 *
 * <p>With J the Jacobian of a sample's means and log standard deviations with respect to the
 * parameters, it is the mean of J' M J over the samples, where M, the Hessian of the KL with
 * respect to means and log standard deviations, is diagonal: 1 / std^2 for the means, 2 for the log
 * standard deviations (Schulman et al. 2015, appendix C.1). There is no further term, since the
 * KL's gradient vanishes there. J v takes a forward-mode pass, J' of the result a backward pass;
 * both are exact. One thread at a time.
 */
final class FisherMatrix implements AutoCloseable {
  private final int stride;
  private final double damping;
  private final int[] rows;
  private final Rows observations;
  private final MlpPass pass;
  private final MlpTangent tangent;
  private final Parameters direction;
  private final Parameters image;
  private Parameters policy;

  /**
   * A place for it.
   *
   * @param samples of each batch
   * @param stride every so many-th of them is used
   * @param damping added to the diagonal
   */
  FisherMatrix(MlpShape shape, int actionSize, int samples, int stride, double damping) {
    this.stride = stride;
    this.damping = damping;
    this.rows = new int[(samples + stride - 1) / stride];
    this.observations = new Rows(rows.length, shape.inputs());
    this.pass = new MlpPass(shape, rows.length, true);
    this.tangent = new MlpTangent(pass);
    this.direction = new Parameters(shape, actionSize);
    this.image = new Parameters(shape, actionSize);
  }

  /** Takes the matrix at a policy, which must not change while it is used, and a batch. */
  void evaluateAt(Parameters point, Rows batch) {
    policy = point;
    for (int i = 0; i < rows.length; i++) {
      rows[i] = i * stride;
    }
    batch.gather(rows, rows.length, observations);
    pass.forward(policy, observations, 0, rows.length);
  }

  /**
   * F v + damping v.
   *
   * @param v of the layout of {@link Parameters#block()}, padding included; not kept
   */
  double[] times(double[] v) {
    FloatBuffer block = direction.block().buffer();
    for (int i = 0; i < v.length; i++) {
      block.put(i, (float) v[i]);
    }
    tangent.forward(policy, direction, observations, rows.length);
    weigh();
    pass.backward(policy, image, observations, rows.length);
    double[] product = new double[v.length];
    for (int i = 0; i < v.length; i++) {
      product[i] = image.block().buffer().get(i) + damping * v[i];
    }
    return product;
  }

  /** M J v: from the tangents of means and log standard deviations to what goes backward. */
  private void weigh() {
    float[] logStd = policy.extra();
    float[] logStdTangent = direction.extra();
    FloatBuffer tangents = tangent.output().block().buffer();
    FloatBuffer weighed = pass.outputGradient().block().buffer();
    for (int j = 0; j < logStd.length; j++) {
      float precision = (float) (Math.exp(-2 * logStd[j]) / rows.length);
      for (int i = 0; i < rows.length; i++) {
        int at = i * tangent.output().stride() + j;
        weighed.put(at, precision * tangents.get(at));
      }
      image.block().buffer().put(image.extraOffset() + j, 2 * logStdTangent[j]);
    }
  }

  @Override
  public void close() {
    observations.close();
    pass.close();
    tangent.close();
    direction.close();
    image.close();
  }
}
