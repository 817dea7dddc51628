package org.gaitway.policy;

/**
 * A frozen policy: from what the robot senses to what it is commanded to do.
 *
 * <p>The same observation always gives the same action, bit for bit. An instance owns scratch
 * memory and is for one thread at a time; it may be called on the loop thread, since it neither
 * allocates, nor locks, nor does I/O.
 */
public interface Policy {
  /** Number of observed values. */
  int observationSize();

  /** Number of commanded values. */
  int actionSize();

  /**
   * Computes the action for an observation.
   *
   * @param observation (observationSize) raw, that is before normalisation; read only during the
   *     call
   * @param action (actionSize) receives the action in the units that the actuators take
   * @throws IllegalArgumentException if an array has another length
   */
  void act(float[] observation, float[] action);
}
