package org.gaitway.replay;

import org.gaitway.random.RandomStream;

/** Lets a policy act on what was logged, and compares what it gives. For one thread. */
interface PolicyCheck extends AutoCloseable {
  /** An episode begins. */
  void begin();

  /**
   * Takes a step that has an observation and an action.
   *
   * @param random the environment's stream as it was then; null where that is not known
   */
  void check(LoggedStep step, RandomStream random);

  @Override
  void close();
}
