package org.gaitway.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.gaitway.task.classic.ClassicTaskSource;
import org.junit.jupiter.api.Test;

class TasksTest {

  @Test
  void theClassicTasksAreListedByName() {
    assertEquals(
        List.of(
            "ant",
            "half-cheetah",
            "hopper",
            "humanoid",
            "inverted-double-pendulum",
            "inverted-pendulum",
            "reacher",
            "swimmer",
            "walker2d"),
        ClassicTaskSource.names());
  }

  @Test
  void theDefaultVersionIsTheFirst() {
    for (Task task : Tasks.all()) {
      TaskDefinition definition = Tasks.define(task.name(), "");
      assertEquals(task.versions().get(0), definition.version());
      assertEquals(task.name(), definition.name());
    }
    assertEquals("v4", Tasks.define("hopper", "").version());
  }

  @Test
  void aVersionCanBeChosen() {
    assertEquals("v5", Tasks.define("hopper", "v5").version());
  }

  @Test
  void anUnknownTaskIsNamedWithTheNearestOne() {
    String message =
        assertThrows(UnknownTaskException.class, () -> Tasks.named("half-chetah")).getMessage();
    assertEquals(
        "unknown task half-chetah (did you mean half-cheetah?); there are "
            + String.join(", ", Tasks.all().stream().map(Task::name).toList()),
        message);
  }

  @Test
  void anUnknownVersionIsNamedWithThoseThereAre() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> Tasks.define("ant", "v6")).getMessage();
    assertEquals("task ant has no version v6; it has [v4, v5]", message);
  }
}
