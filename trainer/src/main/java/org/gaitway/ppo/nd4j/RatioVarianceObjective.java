package org.gaitway.ppo.nd4j;

import java.util.Map;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The ratio-variance constraint (R2VPO, Luo et al. 2026): E[r A] subject to E[(r - 1)^2] <= limit,
 * by a Lagrange multiplier that rises with each gradient step on which the limit is passed.
 */
final class RatioVarianceObjective implements Objective {
  private final double limit;
  private final double stepSize;
  private double lambda;

  RatioVarianceObjective(double limit, double stepSize) {
    this.limit = limit;
    this.stepSize = stepSize;
  }

  @Override
  public SDVariable mean(
      SDVariable ratio, SDVariable advantage, SDVariable kl, NetworkGraph network) {
    // E[r A] - lambda (E[(r - 1)^2] - limit)
    SDVariable variance = network.equations().math().square(ratio.sub(1)).mean();
    SDVariable penalty = variance.sub(limit).mul(network.number("lambda"));
    return ratio.mul(advantage).mean().sub(penalty);
  }

  @Override
  public Map<String, Double> numbers() {
    return Map.of("lambda", lambda);
  }

  @Override
  public void observe(INDArray ratios) {
    // lambda <- max(0, lambda + eta (E[(r - 1)^2] - limit))
    INDArray excess = ratios.castTo(DataType.DOUBLE).sub(1);
    double variance = excess.mul(excess).meanNumber().doubleValue();
    lambda = Math.max(0, lambda + stepSize * (variance - limit));
  }

  @Override
  public double coefficient() {
    return lambda;
  }

  @Override
  public void restore(double coefficient) {
    lambda = coefficient;
  }
}
