package org.gaitway.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gaitway.task.TaskDefinition.NamedObservation;

/**
 * How a robot and its task look in a mirror that swaps left and right: whatever can happen can also
 * happen mirrored, with the same rewards.
 *
 * @param terms the reflection of each observation term at one instant, privileged ones included, by
 *     name
 * @param action the reflection of what the policy gives
 */
public record Symmetry(Map<String, Reflection> terms, Reflection action) {
  /** Copies the map. */
  public Symmetry {
    terms = Map.copyOf(terms);
  }

  /**
   * The reflection of what the policy sees, history included.
   *
   * @throws IllegalArgumentException if it does not fit the task, naming task and term
   */
  public Reflection observation(Environment environment) {
    TaskDefinition task = environment.definition();
    List<Reflection> parts = new ArrayList<>();
    for (int i = 0; i < task.observations().size(); i++) {
      NamedObservation observed = task.observations().get(i);
      Reflection part = term(task, observed, environment.observationSizes().get(i));
      parts.add(part.repeated(observed.channel().history()));
    }
    return Reflection.join(parts);
  }

  /**
   * The reflection of what the value function sees: the policy's terms of the present step, then
   * those that it alone sees; of the observation, if it sees nothing else.
   *
   * @throws IllegalArgumentException if it does not fit the task, naming task and term
   */
  public Reflection privileged(Environment environment) {
    TaskDefinition task = environment.definition();
    if (task.privileged().isEmpty()) {
      return observation(environment);
    }
    List<Reflection> parts = new ArrayList<>();
    for (int i = 0; i < task.observations().size(); i++) {
      parts.add(term(task, task.observations().get(i), environment.observationSizes().get(i)));
    }
    for (NamedObservation observed : task.privileged()) {
      parts.add(term(task, observed));
    }
    Reflection whole = Reflection.join(parts);
    requireSize(task, "what the value function sees", environment.privilegedSize(), whole);
    return whole;
  }

  /**
   * The reflection of the action.
   *
   * @throws IllegalArgumentException if it is of another size
   */
  public Reflection action(Environment environment) {
    requireSize(environment.definition(), "the action", environment.actionSize(), action);
    return action;
  }

  private Reflection term(TaskDefinition task, NamedObservation observed, int size) {
    Reflection reflection = term(task, observed);
    requireSize(task, "observation " + observed.name(), size, reflection);
    return reflection;
  }

  private Reflection term(TaskDefinition task, NamedObservation observed) {
    Reflection reflection = terms.get(observed.name());
    if (reflection == null) {
      throw new IllegalArgumentException(
          String.format(
              "the symmetry of task %s has no reflection of observation %s; it has those of %s",
              task.name(), observed.name(), terms.keySet().stream().sorted().toList()));
    }
    return reflection;
  }

  private static void requireSize(
      TaskDefinition task, String what, int expected, Reflection reflection) {
    if (reflection.size() != expected) {
      throw new IllegalArgumentException(
          String.format(
              "the symmetry of task %s: expected %d values of %s, found %d",
              task.name(), expected, what, reflection.size()));
    }
  }
}
