package org.gaitway.launch.episodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PendingOutputTest {
  @TempDir Path folder;

  @Test
  void fileAppearsWithTheCommit() throws IOException {
    Path file = folder.resolve("a file");
    try (PendingOutput output = PendingOutput.file(file, false)) {
      Files.writeString(output.place(), "new");
      assertFalse(Files.exists(file));
      output.commit();
    }
    assertEquals("new", Files.readString(file));
    assertEquals(List.of("a file"), names());
  }

  @Test
  void nothingIsLeftWithoutTheCommit() throws IOException {
    Files.writeString(folder.resolve("file"), "old");
    try (PendingOutput output = PendingOutput.file(folder.resolve("file"), true)) {
      Files.writeString(output.place(), "new");
    }
    try (PendingOutput output = PendingOutput.folder(folder.resolve("tables"), false)) {
      Files.writeString(output.place().resolve("a.csv"), "a");
    }
    assertEquals("old", Files.readString(folder.resolve("file")));
    assertEquals(List.of("file"), names());
  }

  @Test
  void forceReplacesFilesOfAFolderAndLeavesOthers() throws IOException {
    Path tables = Files.createDirectory(folder.resolve("tables"));
    Files.writeString(tables.resolve("a.csv"), "old");
    Files.writeString(tables.resolve("mine.txt"), "mine");
    IOException error = assertThrows(IOException.class, () -> PendingOutput.folder(tables, false));
    assertEquals(
        "there are already files in " + tables + "; --force replaces those of the same names",
        error.getMessage());
    try (PendingOutput output = PendingOutput.folder(tables, true)) {
      Files.writeString(output.place().resolve("a.csv"), "new");
      output.commit();
    }
    assertEquals("new", Files.readString(tables.resolve("a.csv")));
    assertEquals("mine", Files.readString(tables.resolve("mine.txt")));
    assertEquals(List.of("tables"), names());
  }

  @Test
  void placesThatCannotBeAreRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThrows(IOException.class, () -> PendingOutput.file(file, false));
    assertThrows(IOException.class, () -> PendingOutput.file(folder, true));
    assertThrows(IOException.class, () -> PendingOutput.folder(file, true));
    Path nowhere = folder.resolve("nowhere").resolve("file");
    IOException error = assertThrows(IOException.class, () -> PendingOutput.file(nowhere, true));
    assertTrue(error.getMessage().contains("there is no folder"), error.getMessage());
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
