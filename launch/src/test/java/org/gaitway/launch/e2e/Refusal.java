package org.gaitway.launch.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gaitway.report.MetricsTable;
import org.gaitway.run.RunFolder;

/** How the program must end when its input or its surroundings are broken. */
final class Refusal {
  private static final int FAILED = 1;

  private Refusal() {}

  /**
   * A failure told in one paragraph.
   *
   * @param words what the paragraph must name
   */
  static void assertRefused(Program.Outcome outcome, String... words) {
    String err = outcome.err();
    assertEquals(FAILED, outcome.code(), outcome.out() + err);
    assertTrue(err.startsWith("gaitway: "), err);
    assertEquals(1, err.lines().count(), err);
    assertFalse(err.contains("internal error") || err.contains("\tat "), err);
    assertEquals(err.strip(), err.replaceAll("[\\x00-\\x1f\\x7f]", ""), "unprintable characters");
    for (String word : words) {
      assertTrue(err.contains(word), "no '" + word + "' in: " + err);
    }
  }

  /** A run that did not come to its end, and does not look as if it had. */
  static void assertUnfinished(Path run) throws IOException {
    RunFolder folder = new RunFolder(run);
    assertFalse(Files.exists(folder.policy()));
    assertFalse(Files.exists(folder.learningCurve()));
    assertWholeFiles(run);
  }

  /** A folder without remains: what is there is whole. */
  static void assertWholeFiles(Path run) throws IOException {
    RunFolder folder = new RunFolder(run);
    try (Stream<Path> files = Files.walk(run)) {
      assertEquals(List.of(), files.filter(file -> file.toString().endsWith(".partial")).toList());
    }
    assertTrue(Files.readString(folder.config()).contains("normalise:"));
    if (Files.size(folder.metrics()) > 0) {
      assertTrue(Files.readString(folder.metrics()).endsWith("\n"));
      assertTrue(MetricsTable.read(folder.metrics()).rows() >= 0);
    }
  }
}
