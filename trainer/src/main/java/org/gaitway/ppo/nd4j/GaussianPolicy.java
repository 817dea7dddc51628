package org.gaitway.ppo.nd4j;

import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.ops.SDMath;

/**
 * A normal distribution N(mean, diag(exp(logStd)^2)) per sample, as equations.
 *
 * @param mean samples x actions
 * @param logStd 1 x actions
 */
record GaussianPolicy(SDVariable mean, SDVariable logStd) {
  private static final double HALF_LOG_2_PI = 0.5 * Math.log(2 * Math.PI);

  /** Log-density of actions (samples x actions), by sample. */
  SDVariable logProb(SDVariable actions) {
    // ln N(a; mu, sigma) = sum_j -((a_j - mu_j) / sigma_j)^2 / 2 - ln sigma_j - ln(2 pi) / 2
    SDVariable z = actions.sub(mean).div(math().exp(logStd));
    return math().square(z).mul(-0.5).sub(logStd).sub(HALF_LOG_2_PI).sum(1);
  }

  /** KL(old, this), by sample. */
  SDVariable kl(SDVariable oldMean, SDVariable oldLogStd) {
    // KL(N_old, N) = sum_j ln(sigma_j / sigma_old_j)
    //     + (sigma_old_j^2 / sigma_j^2 - 1) / 2 + ((mu_j - mu_old_j) / sigma_j)^2 / 2
    SDVariable change = logStd.sub(oldLogStd);
    SDVariable z = mean.sub(oldMean).div(math().exp(logStd));
    SDVariable spread = change.add(math().expm1(change.mul(-2)).mul(0.5));
    return math().square(z).mul(0.5).add(spread).sum(1);
  }

  /** Entropy, one number. */
  SDVariable entropy() {
    // H = sum_j ln sigma_j + ln(2 pi e) / 2
    return logStd.add(HALF_LOG_2_PI + 0.5).sum();
  }

  private SDMath math() {
    return mean.getSameDiff().math();
  }
}
