package org.gaitway.task;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The tasks on the class path. */
public final class Tasks {
  private Tasks() {}

  /** All tasks, by name. */
  public static List<Task> all() {
    TreeMap<String, Task> byName = new TreeMap<>();
    for (Task task : ServiceLoader.load(Task.class)) {
      byName.put(task.name(), task);
    }
    return List.copyOf(byName.values());
  }

  /**
   * The task of that name.
   *
   * @throws UnknownTaskException naming it and the tasks there are
   */
  public static Task named(String name) {
    List<Task> all = all();
    return all.stream()
        .filter(task -> task.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new UnknownTaskException(name, all.stream().map(Task::name).toList()));
  }

  /**
   * A task's definition.
   *
   * @param version one of the task's versions, or empty for its default
   * @throws IllegalArgumentException naming the versions there are
   */
  public static TaskDefinition define(String name, String version) {
    return define(name, version, Optional.empty());
  }

  /**
   * A task's definition.
   *
   * @param settings what it is made from besides, as YAML; empty for its defaults
   */
  public static TaskDefinition define(String name, String version, Optional<String> settings) {
    Task task = named(name);
    String chosen = version.isEmpty() ? task.versions().get(0) : version;
    if (!task.versions().contains(chosen)) {
      throw new IllegalArgumentException(
          "task " + name + " has no version " + chosen + "; it has " + task.versions());
    }
    return settings.map(yaml -> task.define(chosen, yaml)).orElseGet(() -> task.define(chosen));
  }
}
