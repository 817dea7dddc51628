package org.gaitway.control;

import org.gaitway.robot.RobotState;

/**
 * What a tick saw of a command input: what was told, not yet what age and rate limits let through.
 * For one thread at a time; only the constructor allocates.
 */
public final class CommandView {
  private final CommandInput input;
  private final double[] values;
  private long stamp = RobotState.NEVER;

  /** A view that has seen nothing yet. */
  CommandView(CommandInput input) {
    this.input = input;
    values = new double[input.size()];
  }

  /** Begins with a command of zero. */
  void restart() {
    input.restart();
  }

  /** Fetches the command that counts, which is what the whole tick reads. */
  void look(long now) {
    input.fetch(now);
    System.arraycopy(input.values(), 0, values, 0, values.length);
    stamp = input.stamp();
  }

  /** Takes over what was seen. */
  void copyFrom(CommandView other) {
    System.arraycopy(other.values, 0, values, 0, values.length);
    stamp = other.stamp;
  }

  /** Reads what was seen. */
  void unpack(double[] in, int at, long seen) {
    System.arraycopy(in, at, values, 0, values.length);
    stamp = seen;
  }

  /** The input's name. */
  public String name() {
    return input.name();
  }

  /** The command (the input's size), however old; offered again, it is the same. Not changed. */
  public double[] values() {
    return values;
  }

  /** When it came [ns], on the clock of the control loop; or {@link RobotState#NEVER}. */
  public long stamp() {
    return stamp;
  }
}
