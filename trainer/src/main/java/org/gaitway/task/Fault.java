package org.gaitway.task;

import org.gaitway.sim.DivergedException;

/**
 * A number that is not finite, or too large to go on from, told where it arose.
 *
 * @param source what gave it
 * @param term name of the observation or reward term, of the actuator, or what is wrong with the
 *     simulation; empty for the sum of all reward terms
 * @param index of the number within its term, or within the simulation's vector
 * @param value the number itself; NaN where MuJoCo does not tell it
 * @param message one line that names all of this
 */
public record Fault(Source source, String term, int index, double value, String message) {

  /** Where a number came from. */
  public enum Source {
    /** The physics: positions, velocities, accelerations or controls. */
    SIMULATION,
    /** An observation term. */
    OBSERVATION,
    /** A reward term, its weight included. */
    REWARD,
    /** An output of the policy. */
    POLICY
  }

  /** A step that MuJoCo gave up. */
  public static Fault of(DivergedException e) {
    String term = e.warning().description();
    return new Fault(Source.SIMULATION, term, e.index(), Double.NaN, e.getMessage());
  }

  /** Value {@code index} of an observation term. */
  public static Fault observation(String term, int index, double value) {
    String message = "observation term " + term + ", value " + index + ", is " + text(value);
    return new Fault(Source.OBSERVATION, term, index, value, message);
  }

  /** A weighted reward term. */
  public static Fault reward(String term, double value) {
    return new Fault(
        Source.REWARD, term, 0, value, "reward term " + term + ", weighted, is " + text(value));
  }

  /** The sum of weighted reward terms that are finite themselves. */
  public static Fault rewardSum(double value) {
    String message = "the sum of the reward terms is " + text(value);
    return new Fault(Source.REWARD, "", 0, value, message);
  }

  /** Output {@code index} of the policy, which is for an actuator. */
  public static Fault policyOutput(String actuator, int index, double value) {
    String message =
        "output " + index + " of the policy, for actuator " + actuator + ", is " + text(value);
    return new Fault(Source.POLICY, actuator, index, value, message);
  }

  private static String text(double value) {
    return Double.isFinite(value) ? value + ", too large for a float" : String.valueOf(value);
  }

  /** Whether a value can be learned from: finite as a float. */
  public static boolean isSound(double value) {
    return Float.isFinite((float) value);
  }

  /** Whether another is of the same number and place; messages may name other files. */
  public boolean isSameAs(Fault other) {
    return source == other.source
        && term.equals(other.term)
        && index == other.index
        && Double.compare(value, other.value) == 0;
  }
}
