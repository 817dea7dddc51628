package org.gaitway.task.legged;

import java.util.function.DoubleSupplier;
import java.util.function.Function;
import org.gaitway.task.Reward;

/** How a robot uses its feet while it is told to move: what tells a walk from a shuffle. */
final class Gait {
  private Gait() {}

  /** Share of the feet that are on the ground. */
  static Reward dutyFactor(Setup setup) {
    return whileMoving(setup, legs -> () -> shareTouching(legs));
  }

  /** Time in the air of feet that land, mean over those of a step [s]. */
  static Reward swingTime(Setup setup) {
    return whileMoving(setup, legs -> meanOfLanding(legs, legs::landedAfter));
  }

  /** Greatest height of feet that land, mean over those of a step [m]. */
  static Reward swingHeight(Setup setup) {
    return whileMoving(setup, legs -> meanOfLanding(legs, legs::landedFrom));
  }

  private static double shareTouching(Legs legs) {
    int touching = 0;
    for (int foot = 0; foot < legs.feet(); foot++) {
      touching += legs.touching(foot) ? 1 : 0;
    }
    return (double) touching / legs.feet();
  }

  /** Not a number while no foot lands. */
  private static DoubleSupplier meanOfLanding(Legs legs, LeggedReward.Part value) {
    return () -> {
      double sum = 0;
      int landing = 0;
      for (int foot = 0; foot < legs.feet(); foot++) {
        if (legs.landedAfter(foot) > 0) {
          sum += value.of(foot);
          landing++;
        }
      }
      return sum / landing;
    };
  }

  private static Reward whileMoving(Setup setup, Function<Legs, DoubleSupplier> quantity) {
    return environment -> {
      CommandedMotion motion = CommandedMotion.of(setup, environment);
      DoubleSupplier value = quantity.apply(motion.legs());
      return () -> motion.isStanding() ? Double.NaN : value.getAsDouble();
    };
  }
}
