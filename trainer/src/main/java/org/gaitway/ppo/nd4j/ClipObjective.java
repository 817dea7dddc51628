package org.gaitway.ppo.nd4j;

import java.util.Map;
import org.gaitway.ppo.PpoSettings.Schedule;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * The clipped surrogate (Schulman et al. 2017, Eq. 7), with a range of its own on each side as in
 * DAPO (Yu et al. 2025, Eq. 10). The ranges may shrink over a run.
 */
final class ClipObjective implements Objective {
  private final double low;
  private final double high;
  private final Schedule schedule;
  private double shrinkage = 1;

  ClipObjective(double low, double high, Schedule schedule) {
    this.low = low;
    this.high = high;
    this.schedule = schedule;
  }

  @Override
  public SDVariable mean(
      SDVariable ratio, SDVariable advantage, SDVariable kl, NetworkGraph network) {
    // E[min(r A, clip(r, 1 - low, 1 + high) A)]
    SDVariable clipped =
        Piecewise.within(ratio, network.number("clip-floor"), network.number("clip-ceiling"));
    return Piecewise.smaller(ratio.mul(advantage), clipped.mul(advantage)).mean();
  }

  @Override
  public Map<String, Double> numbers() {
    return Map.of("clip-floor", 1 - shrinkage * low, "clip-ceiling", 1 + shrinkage * high);
  }

  @Override
  public void begin(double progress) {
    shrinkage = schedule.factor(progress);
  }
}
