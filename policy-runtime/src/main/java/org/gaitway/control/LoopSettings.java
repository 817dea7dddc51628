package org.gaitway.control;

import java.util.Optional;
import org.gaitway.config.Setting;

/**
 * The section {@code loop} of a robot file.
 *
 * @param rate ticks per second; the policy's if absent
 * @param priority of the loop thread
 * @param core that it stays on
 * @param lockMemory whether memory is kept from being paged out
 * @param keepAwake whether idle cores are kept from sleeping deeply
 * @param spin before each deadline
 * @param interpolation of targets between two actions
 * @param fade from one policy to another
 * @param warmUp ticks before the first activation
 */
public record LoopSettings(
    @Setting(
            value = "ticks per second [Hz]; else as often as the policy acts",
            min = 20,
            max = 1000)
        Optional<Double> rate,
    @Setting(
            value = "real-time priority (SCHED_FIFO) of the loop thread; 0 for an ordinary thread",
            min = 0,
            max = 99)
        int priority,
    @Setting(value = "core that the loop thread stays on", min = 0, max = 1023)
        Optional<Integer> core,
    @Setting("whether the process's memory is kept from being paged out") boolean lockMemory,
    @Setting("whether idle cores are kept from sleeping deeply, which costs power")
        boolean keepAwake,
    @Setting(
            value = "how long before a deadline to wake up and poll the time [s]; 0 for not at all",
            min = 0,
            max = 0.01)
        double spin,
    @Setting("what targets do between two actions: hold or linear") Interpolation interpolation,
    @Setting(value = "how long a change from one policy to another takes [s]", min = 0, max = 60)
        double fade,
    @Setting(value = "ticks against no robot before the first activation", min = 0, max = 1e6)
        int warmUp) {
  /** A real-time thread at the policy's own rate. */
  public static final LoopSettings DEFAULTS =
      new LoopSettings(
          Optional.empty(), 80, Optional.empty(), true, true, 0, Interpolation.HOLD, 1, 20_000);

  private static final double SLOWEST_HZ = 1;
  private static final double FASTEST_HZ = 1000;
  private static final double WHOLE = 1e-6;

  /**
   * Period of the loop [ns].
   *
   * @param policyPeriod time from one action to the next [s]
   * @throws IllegalArgumentException if the rate is the policy's and out of range
   */
  public long periodNs(double policyPeriod) {
    double hertz = rate.orElse(1 / policyPeriod);
    if (!(hertz >= SLOWEST_HZ && hertz <= FASTEST_HZ * (1 + WHOLE))) {
      throw new IllegalArgumentException(
          String.format(
              "loop.rate: the policy acts every %s s; a loop ticks %s to %s times per second",
              policyPeriod, SLOWEST_HZ, FASTEST_HZ));
    }
    return Math.round(1e9 * (rate.isPresent() ? 1 / hertz : policyPeriod));
  }

  /**
   * Ticks from one action of a policy to the next.
   *
   * @param policyPeriod time from one action to the next [s]
   * @param periodNs of the loop [ns]
   * @throws IllegalArgumentException if it is no whole number: the policy would not get the period
   *     that it was trained with
   */
  public static int decimation(double policyPeriod, long periodNs) {
    double ticks = policyPeriod * 1e9 / periodNs;
    long whole = Math.round(ticks);
    if (whole < 1 || Math.abs(ticks - whole) > WHOLE * whole) {
      throw new IllegalArgumentException(
          String.format(
              "loop.rate must be a whole multiple of the policy's %s Hz, so that it acts exactly"
                  + " every %s s; found %s Hz",
              1 / policyPeriod, policyPeriod, 1e9 / periodNs));
    }
    return Math.toIntExact(whole);
  }

  /** The thread that these settings ask for, or the best that there is. */
  public LoopThread openThread() {
    return RealtimeThread.open(priority, core, lockMemory, keepAwake);
  }
}
