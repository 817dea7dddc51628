package org.gaitway.observation;

/** What a robot is told to do, as a policy observes it. */
public interface ObservedCommand {
  /** Its name in the policy's observation. */
  String name();

  /** Number of values. */
  int size();

  /**
   * Reads the command in force; for the loop thread: it neither allocates, nor locks, nor waits.
   *
   * @param now the time [ns], on the clock of the control loop
   * @param out receives the command at {@code out[at]} and on; zeros if it is stale
   * @return whether there is one that is not stale
   */
  boolean read(long now, double[] out, int at);
}
