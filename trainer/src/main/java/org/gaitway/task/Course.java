package org.gaitway.task;

import org.gaitway.random.RandomStream;

/**
 * What takes its course in an environment beside the physics: a command that changes, pushes. What
 * it keeps is in the environment's {@link TaskMemory}. Allocation-free.
 */
public interface Course {
  /**
   * An episode begins, after its resets. May change qpos, qvel and the like; what derives from them
   * is computed after this.
   *
   * @param random the episode's
   */
  void begin(RandomStream random);

  /** Before the physics of a step, as a push is. */
  default void beforeStep(RandomStream random) {}

  /** After a step was paid for and before the next observation, as a command's change is. */
  default void afterStep(RandomStream random) {}
}
