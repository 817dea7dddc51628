package org.gaitway.policy;

/**
 * A frozen policy: from what the robot senses to what it is commanded to do.
 *
 * <p>The same observation always gives the same action, bit for bit; for a recurrent policy, the
 * same observations since it began. An instance owns scratch memory and is for one thread at a
 * time. {@link #act} may be called on the loop thread: it neither locks, nor waits, nor does I/O.
 * Nor does it allocate, unless the policy runs on ONNX Runtime ({@link PolicyFile#engine()}), whose
 * Java interface makes a few short-lived objects at each call, some hundred bytes.
 */
public interface Policy extends AutoCloseable {
  /** Number of observed values. */
  int observationSize();

  /** Number of values in the action. */
  int actionSize();

  /**
   * Computes the action for an observation.
   *
   * <p>A number that is not finite in the observation of a recurrent policy stays in its memory
   * until {@link #reset}.
   *
   * @param observation (observationSize) raw, that is before normalisation; read only during the
   *     call
   * @param action (actionSize) receives the action; {@link ActionDecoder} tells what it commands
   * @throws IllegalArgumentException if an array has another length
   */
  void act(float[] observation, float[] action);

  /**
   * Forgets all observations so far, as at the start of an episode. Does nothing for a policy that
   * remembers nothing. May be called on the loop thread.
   */
  default void reset() {}

  /** Frees native memory, if the policy has any; it must not be used any more. */
  @Override
  default void close() {}
}
