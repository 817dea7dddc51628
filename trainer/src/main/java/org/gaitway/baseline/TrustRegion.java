package org.gaitway.baseline;

import java.nio.FloatBuffer;
import org.gaitway.checkpoint.Checkpoint;
import org.gaitway.nn.MlpPass;
import org.gaitway.nn.Parameters;
import org.gaitway.nn.Rows;

/**
 * The trust region of ACER (Wang et al. 2016, section 3.3, Eq. 11 and 12), around a running average
 * of the policies. For each sample, g is the gradient of A log pi(a|s) and k that of KL(average,
 * pi), both with respect to what the network says of the action distribution: here the means and
 * the log standard deviations. Instead of g, the vector z nearest to it with k'z at most d is
 * carried on to the parameters: z = g - max(0, (k'g - d) / |k|^2) k. So a sample leaves g as it is
 * unless following it would raise the KL by more than d, to first order.
 *
 * <p>One thread at a time.
 */
final class TrustRegion implements AutoCloseable {
  private static final String AVERAGE = "learner.policy.average";

  private final double limit;
  private final double decay;
  private final Parameters average;
  private final MlpPass averagePass;
  private final double[] g;
  private final double[] k;

  /** A region around the given policy. */
  TrustRegion(A2cSettings settings, Parameters policy, int rows) {
    this.limit = settings.trustRegion();
    this.decay = settings.averageDecay();
    this.average = new Parameters(policy.shape(), policy.extraSize());
    this.averagePass = new MlpPass(policy.shape(), rows, false);
    this.g = new double[2 * policy.extraSize()];
    this.k = new double[2 * policy.extraSize()];
    average.block().set(policy.block().toArray());
  }

  /**
   * Replaces the actor's gradient with respect to the action distributions by that of the mean of
   * -z, less the entropy bonus.
   *
   * @param actor after its forward pass
   */
  void differentiate(Actor actor, double entropyCoefficient) {
    averagePass.forward(average, actor.batch().observations(), 0, actor.rows());
    int actions = actor.policy().extraSize();
    double[] logStdSum = new double[actions];
    FloatBuffer dMean = actor.pass().outputGradient().block().buffer();
    for (int i = 0; i < actor.rows(); i++) {
      gradients(actor, i);
      project(g, k, limit);
      for (int j = 0; j < actions; j++) {
        dMean.put(i * actor.pass().output().stride() + j, (float) (-g[j] / actor.rows()));
        logStdSum[j] += g[actions + j];
      }
    }
    FloatBuffer block = actor.gradient().block().buffer();
    for (int j = 0; j < actions; j++) {
      double dLogStd = -logStdSum[j] / actor.rows() - entropyCoefficient;
      block.put(actor.gradient().extraOffset() + j, (float) dLogStd);
    }
  }

  /** g and k of one sample: first with respect to the means, then to the log deviations. */
  private void gradients(Actor actor, int sample) {
    Parameters policy = actor.policy();
    double advantage = actor.advantages()[sample];
    int actions = policy.extraSize();
    for (int j = 0; j < actions; j++) {
      double logStd = extra(policy, j);
      double precision = Math.exp(-2 * logStd);
      double mean = at(actor.pass().output(), sample, j);
      double noise = at(actor.batch().actions(), sample, j) - mean;
      g[j] = advantage * noise * precision;
      g[actions + j] = advantage * (noise * noise * precision - 1);
      double drift = mean - at(averagePass.output(), sample, j);
      k[j] = drift * precision;
      k[actions + j] = -Math.expm1(2 * (extra(average, j) - logStd)) - drift * drift * precision;
    }
  }

  private static double extra(Parameters parameters, int j) {
    return parameters.block().buffer().get(parameters.extraOffset() + j);
  }

  private static double at(Rows rows, int row, int column) {
    return rows.block().buffer().get(row * rows.stride() + column);
  }

  /** Turns g into z: the vector nearest to it with k'z at most {@code limit}, which is positive. */
  static void project(double[] g, double[] k, double limit) {
    double excess = ConjugateGradient.dot(k, g) - limit;
    if (excess > 0) {
      double factor = excess / ConjugateGradient.dot(k, k);
      for (int i = 0; i < g.length; i++) {
        g[i] -= factor * k[i];
      }
    }
  }

  /** Lets the average follow the policy; after each update. */
  void follow(Parameters policy) {
    FloatBuffer to = average.block().buffer();
    for (int i = 0; i < average.block().length(); i++) {
      to.put(i, (float) (decay * to.get(i) + (1 - decay) * policy.block().buffer().get(i)));
    }
  }

  void save(Checkpoint checkpoint) {
    checkpoint.put(AVERAGE, average.block().toArray());
  }

  void restore(Checkpoint checkpoint) {
    average.block().set(checkpoint.floats(AVERAGE, average.block().length()));
  }

  @Override
  public void close() {
    average.close();
    averagePass.close();
  }
}
