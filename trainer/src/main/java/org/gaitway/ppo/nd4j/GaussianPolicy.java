package org.gaitway.ppo.nd4j;

import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.ops.SDMath;

/**
 * A normal distribution N(mu, diag(sigma^2)) per sample, as equations. What is summed over actions
 * is a matrix product: ND4J sums a single column wrongly, and differentiates a division by a single
 * number wrongly.
 *
 * @param actionSize number of dimensions A
 * @param mean mu (samples x A)
 * @param logStd ln sigma (A x 1)
 */
record GaussianPolicy(int actionSize, SDVariable mean, SDVariable logStd) {
  private static final double HALF_LOG_2_PI = 0.5 * Math.log(2 * Math.PI);

  /** Log-density of actions (samples x A), by sample. */
  SDVariable logProb(SDVariable actions) {
    // ln N(a; mu, sigma) = -1/2 sum_j (a_j - mu_j)^2 / sigma_j^2 - sum_j ln sigma_j - A/2 ln(2 pi)
    return distance(actions)
        .mul(-0.5)
        .sub(logStd.sum())
        .sub(actionSize * HALF_LOG_2_PI)
        .reshape(-1);
  }

  /**
   * KL(old, this), by sample. Exactly 0 where the two differ by less than rounding, so that nothing
   * is steered by it.
   *
   * @param oldMean samples x A
   * @param oldLogStd A x 1
   */
  SDVariable kl(SDVariable oldMean, SDVariable oldLogStd) {
    // KL(N_old, N) = 1/2 (sum_j (mu_old_j - mu_j)^2 / sigma_j^2 + sum_j sigma_old_j^2 / sigma_j^2
    //     - A) + sum_j ln(sigma_j / sigma_old_j)
    SDVariable growth = logStd.sub(oldLogStd);
    return distance(oldMean)
        .add(math().exp(growth.mul(-2)).sum())
        .sub(actionSize)
        .mul(0.5)
        .add(growth.sum())
        .reshape(-1);
  }

  /** sum_j (x_j - mu_j)^2 / sigma_j^2 (samples x 1). */
  private SDVariable distance(SDVariable x) {
    return math().square(x.sub(mean)).mmul(math().exp(logStd.mul(-2)));
  }

  /** Entropy, one number. */
  SDVariable entropy() {
    // H = sum_j ln sigma_j + A/2 ln(2 pi e)
    return logStd.sum().add(actionSize * (HALF_LOG_2_PI + 0.5));
  }

  private SDMath math() {
    return mean.getSameDiff().math();
  }
}
