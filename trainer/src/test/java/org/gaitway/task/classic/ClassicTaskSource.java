package org.gaitway.task.classic;

import java.util.List;
import java.util.stream.Stream;
import org.gaitway.task.Task;
import org.gaitway.task.Tasks;
import org.junit.jupiter.params.provider.Arguments;

/** The classic tasks for parameterised tests, whatever other tasks there are. */
public final class ClassicTaskSource {
  private ClassicTaskSource() {}

  /** Their names. */
  public static List<String> names() {
    return Tasks.all().stream()
        .filter(task -> task.getClass().getPackage() == Ant.class.getPackage())
        .map(Task::name)
        .toList();
  }

  /** Names and versions. */
  public static Stream<Arguments> namesAndVersions() {
    return names().stream()
        .flatMap(name -> Tasks.named(name).versions().stream().map(v -> Arguments.of(name, v)));
  }
}
