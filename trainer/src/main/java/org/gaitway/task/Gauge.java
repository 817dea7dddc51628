package org.gaitway.task;

/**
 * What several terms of an environment look at, measured once a step for all of them, such as the
 * contacts of a robot's feet. What it keeps from step to step is in the environment's {@link
 * TaskMemory}. For one thread; allocation-free but for making and closing it.
 */
public interface Gauge extends AutoCloseable {
  /** An episode begins; what derives from the simulation's state has been computed. */
  void begin();

  /** After the physics of each step, before anything is made of it. */
  void measure();

  @Override
  default void close() {}

  /**
   * Makes the gauge of a scene. Kinds that are equal share one.
   *
   * @param <G> what it makes
   */
  @FunctionalInterface
  interface Kind<G extends Gauge> {
    /** Makes it; called once per scene. */
    G bind(Scene scene);
  }
}
