package org.gaitway.task;

import java.nio.DoubleBuffer;
import org.gaitway.random.RandomStream;

/** Ways to start an episode that many tasks use. */
public final class Resets {
  private Resets() {}

  /** Adds to each position a number uniform in [-range, range) [m], [rad]. */
  public static Reset uniformQpos(double range) {
    return (simulation, random) -> addUniform(simulation.qpos(), range, random);
  }

  /** Adds to each velocity a number uniform in [-range, range) [m/s], [rad/s]. */
  public static Reset uniformQvel(double range) {
    return (simulation, random) -> addUniform(simulation.qvel(), range, random);
  }

  /** Adds to each velocity a normal number of standard deviation {@code std} [m/s], [rad/s]. */
  public static Reset normalQvel(double std) {
    return (simulation, random) -> {
      DoubleBuffer qvel = simulation.qvel();
      for (int i = 0; i < qvel.capacity(); i++) {
        qvel.put(i, qvel.get(i) + std * random.gaussian());
      }
    };
  }

  private static void addUniform(DoubleBuffer values, double range, RandomStream random) {
    for (int i = 0; i < values.capacity(); i++) {
      values.put(i, values.get(i) + random.uniform(-range, range));
    }
  }
}
