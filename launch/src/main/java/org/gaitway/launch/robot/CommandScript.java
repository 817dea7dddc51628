package org.gaitway.launch.robot;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gaitway.config.ConfigBinder;
import org.gaitway.config.Setting;

/**
 * A tour of commands, one after another.
 *
 * @param settle time at the beginning of each leg that the errors leave out
 * @param fallTilt tilt of the body from which on the robot has fallen
 * @param fallHeight share of the height at the beginning under which it has fallen too
 * @param legs in order
 */
record CommandScript(
    @Setting(value = "Time at the beginning of each leg that errors leave out [s]", min = 0)
        double settle,
    @Setting(
            value = "Tilt of the body from which on the robot has fallen [rad]",
            min = 0.1,
            max = Math.PI)
        double fallTilt,
    @Setting(
            value = "Share of its first height under which the body counts as fallen",
            min = 0,
            max = 1)
        double fallHeight,
    @Setting("What is commanded, one after another") List<Leg> legs) {

  /**
   * One command for some time.
   *
   * @param name in the report
   * @param command forward and to the left [m/s], turning [rad/s]
   * @param seconds how long
   */
  record Leg(
      @Setting("Name in the report") String name,
      @Setting("Forward and to the left [m/s], turning to the left [rad/s]") List<Double> command,
      @Setting(value = "How long [s]", min = 0.1, max = 36_000) double seconds) {
    /** Copies the list. */
    Leg {
      command = List.copyOf(command);
      if (command.size() != 3) {
        throw new IllegalArgumentException(
            "command must have 3 values: forward, to the left, turning; found " + command);
      }
    }
  }

  /** Around the clock: stand, forward, back, sideways, turn, both, stand. */
  static final CommandScript TOUR =
      new CommandScript(
          1,
          1,
          0.5,
          List.of(
              leg("stand", 0, 0, 0, 3),
              leg("forward", 0.6, 0, 0, 6),
              leg("back", -0.4, 0, 0, 5),
              leg("to the left", 0, 0.3, 0, 5),
              leg("to the right", 0, -0.3, 0, 5),
              leg("turn left", 0, 0, 0.8, 5),
              leg("turn right", 0, 0, -0.8, 5),
              leg("curve", 0.5, 0, 0.5, 6),
              leg("stop", 0, 0, 0, 3)));

  /** Copies the list. */
  CommandScript {
    legs = List.copyOf(legs);
    if (legs.isEmpty()) {
      throw new IllegalArgumentException("legs must have one at least");
    }
  }

  private static Leg leg(String name, double forward, double left, double turn, double seconds) {
    return new Leg(name, List.of(forward, left, turn), seconds);
  }

  /**
   * Reads a script.
   *
   * @throws org.gaitway.config.ConfigException if it cannot be read, or a key or value is wrong
   */
  static CommandScript read(Path file) {
    return ConfigBinder.bind(TOUR, Optional.of(file), List.of());
  }

  /** How long it takes [s]. */
  double seconds() {
    return legs.stream().mapToDouble(Leg::seconds).sum();
  }
}
