package org.gaitway.task.legged;

import java.util.function.ToDoubleFunction;
import org.gaitway.task.Environment;
import org.gaitway.task.Reward;
import org.gaitway.task.Slots;

/**
 * How a robot follows its command, once it has had time to: not a number for the first {@value
 * #SETTLING} s after each change of the command.
 */
final class TrackingError implements Reward {
  /** Time that a robot has to follow a new command [s]. */
  static final double SETTLING = 1;

  private static final int VALUES = 3;

  private final Setup setup;
  private final ToDoubleFunction<CommandedMotion> error;

  private TrackingError(Setup setup, ToDoubleFunction<CommandedMotion> error) {
    this.setup = setup;
    this.error = error;
  }

  /** Length of the error of the horizontal velocity [m/s]. */
  static Reward linear(Setup setup) {
    return new TrackingError(setup, motion -> Math.sqrt(motion.squaredLinearError()));
  }

  /** Magnitude of the error of the rate of turning [rad/s]. */
  static Reward yaw(Setup setup) {
    return new TrackingError(setup, motion -> Math.abs(motion.yawError()));
  }

  /** Horizontal speed while it is to stand still [m/s]. */
  static Reward standing(Setup setup) {
    return new TrackingError(
        setup,
        motion ->
            motion.isStanding()
                ? Math.hypot(motion.legs().linear(0), motion.legs().linear(1))
                : Double.NaN);
  }

  @Override
  public Meter bind(Environment environment) {
    return new Measuring(environment);
  }

  private final class Measuring implements Meter {
    private final Slots command;
    private final CommandedMotion motion;
    private final long settling;

    /** The command of the last step, and the steps since it changed. */
    private final Slots seen;

    Measuring(Environment environment) {
      command = environment.command(LeggedTask.COMMAND);
      motion = CommandedMotion.of(setup, environment);
      settling = Math.round(SETTLING / environment.controlPeriod());
      seen = environment.memory().ofEpisode(VALUES + 1);
    }

    @Override
    public double afterStep() {
      boolean changed = false;
      for (int i = 0; i < VALUES; i++) {
        changed |= seen.get(i) != command.get(i);
        seen.set(i, command.get(i));
      }
      seen.set(VALUES, changed ? 1 : seen.get(VALUES) + 1);
      return seen.get(VALUES) > settling ? error.applyAsDouble(motion) : Double.NaN;
    }
  }
}
