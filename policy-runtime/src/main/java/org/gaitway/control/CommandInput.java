package org.gaitway.control;

import java.util.Arrays;
import org.gaitway.observation.ObservedCommand;
import org.gaitway.robot.Handover;
import org.gaitway.robot.RobotState;

/**
 * What the robot is told to do, such as the velocity to walk with: the latest of what came, limited
 * to a range. One that is older than the age limit counts as zero, so that a robot whose operator
 * has gone stands still.
 *
 * <p>{@link #offer} is for any thread. {@link #fetch} and what reads are for the loop thread: they
 * neither allocate, nor lock, nor wait. All that a tick reads is what it fetched at its beginning.
 */
public final class CommandInput implements ObservedCommand {
  private static final class Values {
    private final double[] values;
    private long stamp = RobotState.NEVER;

    Values(int size) {
      values = new double[size];
    }
  }

  private final String name;
  private final double[] low;
  private final double[] high;
  private final long maxAgeNs;
  private final Handover<Values> handover;

  /**
   * @param name as in the policy's observation: {@code velocity}
   * @param low (size) lowest values, finite
   * @param high (size) highest values, finite, none under its lowest
   * @param maxAgeNs age from which on a command counts as zero [ns], positive
   * @throws IllegalArgumentException if the limits are none
   */
  public CommandInput(String name, double[] low, double[] high, long maxAgeNs) {
    if (low.length == 0 || low.length != high.length || maxAgeNs <= 0) {
      throw new IllegalArgumentException(
          String.format(
              "command '%s': expected as many lowest as highest values and a positive age, found"
                  + " %d, %d and %d ns",
              name, low.length, high.length, maxAgeNs));
    }
    for (int i = 0; i < low.length; i++) {
      if (!(Double.isFinite(low[i]) && Double.isFinite(high[i]) && low[i] <= high[i])) {
        throw new IllegalArgumentException(
            String.format(
                "command '%s'[%d]: expected a finite range, found [%s, %s]",
                name, i, low[i], high[i]));
      }
    }
    this.name = name;
    this.low = low.clone();
    this.high = high.clone();
    this.maxAgeNs = maxAgeNs;
    this.handover = new Handover<>(() -> new Values(low.length));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int size() {
    return low.length;
  }

  /**
   * Gives a new command.
   *
   * @param values (size) copied; each is limited to its range
   * @param now when it came [ns], on the clock of the control loop
   * @return whether it was taken; not if a value is not finite or their number is wrong
   */
  public synchronized boolean offer(double[] values, long now) {
    if (values.length != low.length) {
      return false;
    }
    for (double value : values) {
      if (!Double.isFinite(value)) {
        return false;
      }
    }
    Values next = handover.next();
    for (int i = 0; i < values.length; i++) {
      next.values[i] = Math.max(low[i], Math.min(high[i], values[i]));
    }
    next.stamp = now;
    handover.publish();
    return true;
  }

  /** Takes the latest command from now on. */
  public void fetch() {
    handover.fetch();
  }

  /** The values that were fetched last (size), however old. Not to be changed. */
  double[] values() {
    return handover.latest().values;
  }

  /** When they came [ns], on the clock of the control loop; or {@link RobotState#NEVER}. */
  long stamp() {
    return handover.latest().stamp;
  }

  @Override
  public boolean read(long now, double[] out, int at) {
    Values latest = handover.latest();
    boolean fresh = latest.stamp != RobotState.NEVER && now - latest.stamp <= maxAgeNs;
    if (fresh) {
      System.arraycopy(latest.values, 0, out, at, latest.values.length);
    } else {
      Arrays.fill(out, at, at + latest.values.length, 0);
    }
    return fresh;
  }
}
