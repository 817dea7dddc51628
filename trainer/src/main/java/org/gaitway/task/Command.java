package org.gaitway.task;

/** What a robot is told to do, such as a velocity. Bound once per environment. */
@FunctionalInterface
public interface Command {
  /**
   * Makes what gives the command its values in one environment.
   *
   * @param values to be set, at the begin of an episode first
   */
  Course bind(Environment environment, Slots values);
}
