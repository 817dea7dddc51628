package org.gaitway.experiment;

import java.nio.DoubleBuffer;
import org.gaitway.policy.Policy;
import org.gaitway.random.RandomStream;
import org.gaitway.sim.Model;

/** Acts uniformly at random within the control ranges, whatever it sees. Not thread-safe. */
final class RandomPolicy implements Policy {
  private final int observationSize;
  private final double[] low;
  private final double[] high;
  private final RandomStream random;

  /** A policy for the actuators of a model; those without a range get controls in [-1, 1]. */
  RandomPolicy(Model model, int observationSize, RandomStream random) {
    this.observationSize = observationSize;
    this.low = new double[model.nu()];
    this.high = new double[model.nu()];
    this.random = random;
    DoubleBuffer range = model.controlRange();
    for (int i = 0; i < low.length; i++) {
      boolean limited = range.get(2 * i) < range.get(2 * i + 1);
      low[i] = limited ? range.get(2 * i) : -1;
      high[i] = limited ? range.get(2 * i + 1) : 1;
    }
  }

  @Override
  public int observationSize() {
    return observationSize;
  }

  @Override
  public int actionSize() {
    return low.length;
  }

  @Override
  public void act(float[] observation, float[] action) {
    for (int i = 0; i < low.length; i++) {
      action[i] = (float) random.uniform(low[i], high[i]);
    }
  }
}
