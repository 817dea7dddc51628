package org.gaitway.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
  @TempDir Path temp;

  @Test
  void aChosenFolderIsMadeWithItsParents() throws IOException {
    Path path = temp.resolve("some").resolve("where");
    RunFolder folder = RunFolder.create(Optional.of(path), "ant", Clock.systemUTC());
    assertEquals(path, folder.path());
    assertTrue(Files.isDirectory(folder.checkpoints()));
    assertEquals(Optional.empty(), folder.latestCheckpoint());
  }

  @Test
  void anEmptyFolderMayBeChosen() throws IOException {
    assertEquals(temp, RunFolder.create(Optional.of(temp), "ant", Clock.systemUTC()).path());
  }

  @Test
  void aFolderInUseIsRefused() throws IOException {
    Files.writeString(temp.resolve("metrics.csv"), "steps\n");
    assertCreateFails(temp, temp.toString());
  }

  @Test
  void aFileInTheWayIsNamed() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "");
    assertCreateFails(file, file.toString());
    assertCreateFails(file.resolve("run"), file.toString());
  }

  private static void assertCreateFails(Path path, String named) {
    String message =
        assertThrows(
                IOException.class,
                () -> RunFolder.create(Optional.of(path), "ant", Clock.systemUTC()))
            .getMessage();
    assertTrue(message.contains(named), message);
  }

  @Test
  void runsOfTheSameSecondGetFoldersOfTheirOwn() throws IOException {
    Clock clock = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
    String task = "run-folder-test";
    try {
      RunFolder first = RunFolder.create(Optional.empty(), task, clock);
      RunFolder second = RunFolder.create(Optional.empty(), task, clock);
      RunFolder third = RunFolder.create(Optional.empty(), task, clock);
      assertEquals(Path.of("runs", task, "2026-01-02-030405"), first.path());
      assertEquals(Path.of("runs", task, "2026-01-02-030405-2"), second.path());
      assertEquals(Path.of("runs", task, "2026-01-02-030405-3"), third.path());
    } finally {
      delete(Path.of("runs", task));
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var runs = Files.list(folder)) {
      for (Path run : runs.toList()) {
        Files.delete(run.resolve("checkpoints"));
        Files.delete(run);
      }
    }
    Files.delete(folder);
    try (var others = Files.list(folder.getParent())) {
      if (others.findAny().isEmpty()) {
        Files.delete(folder.getParent());
      }
    }
  }

  @Test
  void theLatestCheckpointIsThatWithTheMostSteps() throws IOException {
    RunFolder folder = RunFolder.create(Optional.of(temp), "ant", Clock.systemUTC());
    for (long steps : new long[] {900_000, 1_000_000, 99_999}) {
      Files.writeString(folder.checkpoint(steps), "");
    }
    Files.writeString(folder.checkpoints().resolve("step-000009999999.checkpoint.partial"), "");
    assertEquals(Optional.of(folder.checkpoint(1_000_000)), folder.latestCheckpoint());
  }
}
