package org.gaitway.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gaitway.task.Task;
import org.gaitway.task.Tasks;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EpisodeVerificationTest {
  @TempDir Path folder;

  static Stream<String> tasks() {
    return Tasks.all().stream().map(Task::name);
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void aTrainingsEpisodesAreTheSameWithOneThreadAndTwoAndReplayExactly(String task)
      throws IOException {
    List<Path> one =
        RecordedEpisodes.train(folder.resolve("one"), RecordedEpisodes.settings(task, 1));
    List<Path> two =
        RecordedEpisodes.train(folder.resolve("two"), RecordedEpisodes.settings(task, 2));
    assertSameFiles(one, two);
    for (Path file : two) {
      assertExact(file, List.of("states", "observations", "reward terms", "actions"));
    }
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void anEvaluationsEpisodesAreTheSameWithOneThreadAndTwoAndReplayExactly(String task)
      throws IOException {
    Path policy = RecordedEpisodes.policy(folder, task);
    List<Path> one = RecordedEpisodes.evaluate(folder, policy, task, 1);
    List<Path> two = RecordedEpisodes.evaluate(folder, policy, task, 2);
    assertEquals(2, two.size());
    assertSameFiles(one, two);
    for (Path file : two) {
      assertExact(file, List.of("states", "observations", "reward terms", "actions"));
    }
  }

  private static void assertSameFiles(List<Path> expected, List<Path> found) throws IOException {
    assertEquals(names(expected), names(found));
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(-1, Files.mismatch(expected.get(i), found.get(i)), expected.get(i).toString());
    }
  }

  private static List<String> names(List<Path> files) {
    return files.stream().map(file -> file.getFileName().toString()).toList();
  }

  private static void assertExact(Path file, List<String> verified) throws IOException {
    ReplayReport report = RecordedEpisodes.verify(file, ReplaySettings.EXACT);
    assertEquals(Optional.empty(), report.first(), file.toString());
    assertTrue(report.isExact(), file + ": " + report);
    assertEquals(verified, report.verified());
    assertEquals(List.of(), report.notes());
    assertEquals(0, report.gaps());
  }
}
