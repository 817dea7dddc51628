package org.gaitway.control;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gaitway.observation.ObservedCommand;
import org.gaitway.robot.Handover;
import org.gaitway.robot.RobotState;

/**
 * What the robot is told to do, such as the velocity to walk with. Of several that tell it, the
 * first in the order of {@link CommandOrigin} counts whose latest command is not older than the age
 * limit; if all are, the command is zero, so that a robot whose operator has gone stands still.
 * Commands are limited to a range when they come, and change no faster than the rate limit lets
 * them, going stale included.
 *
 * <p>{@link #offer} is for other threads. {@link #restart}, {@link #fetch} and what reads are for
 * the loop thread: they neither allocate, nor lock, nor wait. All that a tick reads is what it
 * fetched at its beginning, which follows from the commands and the times of the ticks since {@link
 * #restart} alone.
 */
public final class CommandInput implements ObservedCommand {
  private static final double SECONDS_PER_NS = 1e-9;

  private static final class Values {
    private final double[] values;
    private long stamp = RobotState.NEVER;

    Values(int size) {
      values = new double[size];
    }
  }

  private final String name;
  private final CommandLimits limits;
  private final List<Handover<Values>> channels = new ArrayList<>();
  private final double[] inForce;
  private Values chosen;
  private boolean fresh;
  private long fetched = RobotState.NEVER;

  /**
   * An input whose commands may jump.
   *
   * @param name as in the policy's observation: {@code velocity}
   * @param low (size) lowest values, finite
   * @param high (size) highest values, finite, none under its lowest
   * @param maxAgeNs age from which on a command counts as zero [ns], positive
   * @throws IllegalArgumentException if the limits are none
   */
  public CommandInput(String name, double[] low, double[] high, long maxAgeNs) {
    this(name, low, high, CommandLimits.anyRate(low.length), maxAgeNs);
  }

  /**
   * An input whose commands change gently.
   *
   * @param name as in the policy's observation: {@code velocity}
   * @param low (size) lowest values, finite
   * @param high (size) highest values, finite, none under its lowest
   * @param maxRate (size) greatest change in a second, positive; infinite for none
   * @param maxAgeNs age from which on a command counts as zero [ns], positive
   * @throws IllegalArgumentException if the limits are none
   */
  public CommandInput(String name, double[] low, double[] high, double[] maxRate, long maxAgeNs) {
    this.name = name;
    limits = CommandLimits.of(name, low, high, maxRate, maxAgeNs);
    inForce = new double[low.length];
    for (int i = 0; i < CommandOrigin.values().length; i++) {
      channels.add(new Handover<>(() -> new Values(low.length)));
    }
    chosen = channels.get(0).latest();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int size() {
    return limits.size();
  }

  /** Lowest values (size), a copy. */
  public double[] low() {
    return limits.low().clone();
  }

  /** Highest values (size), a copy. */
  public double[] high() {
    return limits.high().clone();
  }

  /** Age from which on a command counts as zero [ns]. */
  public long maxAgeNs() {
    return limits.maxAgeNs();
  }

  /**
   * Gives a new command that came over a topic; from any threads.
   *
   * @param values (size) copied; each is limited to its range
   * @param now when it came [ns], on the clock of the control loop
   * @return whether it was taken; not if a value is not finite or their number is wrong
   */
  public synchronized boolean offer(double[] values, long now) {
    return offer(CommandOrigin.TOPIC, values, now);
  }

  /**
   * Gives a new command; of each origin, from one thread at a time. Wait-free.
   *
   * @param values (size) copied; each is limited to its range
   * @param now when it came [ns], on the clock of the control loop
   * @return whether it was taken; not if a value is not finite or their number is wrong
   */
  public boolean offer(CommandOrigin origin, double[] values, long now) {
    if (values.length != limits.size()) {
      return false;
    }
    for (double value : values) {
      if (!Double.isFinite(value)) {
        return false;
      }
    }
    Handover<Values> channel = channels.get(origin.ordinal());
    Values next = channel.next();
    for (int i = 0; i < values.length; i++) {
      next.values[i] = limits.limited(i, values[i]);
    }
    next.stamp = now;
    channel.publish();
    return true;
  }

  /** Begins with a command of zero, from which it goes on as fast as it may. */
  public void restart() {
    Arrays.fill(inForce, 0);
    fetched = RobotState.NEVER;
  }

  /**
   * Takes the command that counts from now on.
   *
   * @param now time of the tick [ns]
   */
  public void fetch(long now) {
    choose(now);
    fresh = isFresh(chosen, now);
    double seconds = fetched == RobotState.NEVER ? 0 : Math.max(0, now - fetched) * SECONDS_PER_NS;
    fetched = now;
    for (int i = 0; i < inForce.length; i++) {
      inForce[i] = limits.approached(i, inForce[i], fresh ? chosen.values[i] : 0, seconds);
    }
  }

  /** The first that is fresh; if none is, the newest. */
  private void choose(long now) {
    Values first = null;
    Values newest = null;
    for (int i = 0; i < channels.size(); i++) {
      Handover<Values> channel = channels.get(i);
      channel.fetch();
      Values latest = channel.latest();
      if (first == null && isFresh(latest, now)) {
        first = latest;
      }
      if (newest == null || latest.stamp > newest.stamp) {
        newest = latest;
      }
    }
    chosen = first == null ? newest : first;
  }

  private boolean isFresh(Values command, long now) {
    return command.stamp != RobotState.NEVER && now - command.stamp <= limits.maxAgeNs();
  }

  /** The values that were chosen last (size), however old. Not to be changed. */
  double[] values() {
    return chosen.values;
  }

  /** When they came [ns], on the clock of the control loop; or {@link RobotState#NEVER}. */
  long stamp() {
    return chosen.stamp;
  }

  /** Whether the command in force is zero; for the loop thread. */
  public boolean isZero() {
    for (double value : inForce) {
      if (value != 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean read(long now, double[] out, int at) {
    System.arraycopy(inForce, 0, out, at, inForce.length);
    return fresh;
  }
}
