package org.gaitway.task;

import java.util.List;

/** A task that can be trained by name. Implementations have no state and a public constructor. */
public interface Task {
  /** The name used on the command line, such as {@code half-cheetah}. */
  String name();

  /** The versions it comes in, the default first; just {@code v1} unless it says otherwise. */
  default List<String> versions() {
    return List.of("v1");
  }

  /**
   * The task's model and terms.
   *
   * @param version one of {@link #versions()}
   */
  TaskDefinition define(String version);

  /**
   * The task as settings describe it, for tasks that have any.
   *
   * @param version one of {@link #versions()}
   * @param settings {@link TaskDefinition#settings()} of such a task, as YAML
   * @throws IllegalArgumentException if this task has none, or they are wrong
   */
  default TaskDefinition define(String version, String settings) {
    throw new IllegalArgumentException("task " + name() + " has no settings");
  }
}
