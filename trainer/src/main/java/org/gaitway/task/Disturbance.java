package org.gaitway.task;

/** What happens to a robot, such as a push. Bound once per environment. */
@FunctionalInterface
public interface Disturbance {
  /** Makes what happens in one environment. */
  Course bind(Environment environment);
}
