package org.gaitway.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gaitway.episode.EpisodeEnd;
import org.gaitway.episode.EpisodeReader;
import org.gaitway.episode.LogSettings;
import org.gaitway.record.RecordKeys;
import org.gaitway.record.RecordSettings;
import org.gaitway.replay.EpisodeVerification;
import org.gaitway.replay.ReplayReport;
import org.gaitway.replay.ReplaySettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedTrainingTest {
  @TempDir Path folder;

  @Test
  void aRunIsTheSameWithALogOfItsEpisodes() throws IOException {
    RunFolder plain = SmallRun.finished(folder.resolve("plain"));
    RunFolder recorded = begin(folder.resolve("recorded"), RecordSettings.all(log()), 100);
    SmallRun.assertSameResults(plain, recorded);
    assertTrue(files().size() > 10, files().toString());
  }

  @Test
  void aResumedRunGoesOnInFilesOfItsOwnThatReplayExactly() throws IOException {
    RecordSettings record = RecordSettings.all(log());
    RunFolder whole = SmallRun.finished(folder.resolve("whole"));
    RunFolder stopped = begin(folder.resolve("stopped"), record, 3);
    List<Path> before = files();
    try (TrainingRun run = TrainingRun.resume(stopped, SmallRun.PROVENANCE, Optional.of(record))) {
      run.train(() -> false, report -> {});
    }
    SmallRun.assertSameResults(whole, stopped);
    List<Path> resumed = files().stream().filter(file -> !before.contains(file)).toList();
    assertEquals(2, resumed.stream().filter(RecordedTrainingTest::isContinued).count());
    for (Path file : files()) {
      assertExact(file);
    }
  }

  private static boolean isContinued(Path file) {
    try (EpisodeReader episode = EpisodeReader.open(file)) {
      boolean continued = episode.header().integer(RecordKeys.BEGINS_AT_STEP).isPresent();
      assertEquals(continued, file.toString().contains("-step"), file.toString());
      return continued;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void assertExact(Path file) throws IOException {
    try (EpisodeReader episode = EpisodeReader.open(file)) {
      ReplayReport report = EpisodeVerification.run(episode, ReplaySettings.EXACT);
      assertEquals(Optional.empty(), report.first(), file.toString());
      assertTrue(report.isExact(), file + ": " + report);
      assertTrue(report.verified().contains("actions"), report.toString());
    }
  }

  @Test
  void everySecondEpisodeOfEachEnvironmentIsKeptIfAskedFor() throws IOException {
    RecordSettings some = new RecordSettings(log(), 2, LogSettings.DEFAULTS.unforced());
    begin(folder.resolve("run"), some, 100);
    for (Path file : files()) {
      assertTrue(file.toString().matches(".*-episode\\d*[02468]\\.mcap"), file.toString());
    }
  }

  @Test
  void whatTheEndOfTheRunCutsOffWasStopped() throws IOException {
    begin(folder.resolve("run"), RecordSettings.all(log()), 100);
    int stopped = 0;
    for (Path file : files()) {
      try (EpisodeReader episode = EpisodeReader.open(file)) {
        EpisodeEnd end = episode.end().orElseThrow();
        stopped += end.outcome() == EpisodeEnd.Outcome.STOPPED ? 1 : 0;
      }
    }
    assertEquals(2, stopped, "one in each environment");
  }

  private static RunFolder begin(Path path, RecordSettings record, int updates) throws IOException {
    RunFolder run = SmallRun.folder(path);
    try (TrainingRun training =
        TrainingRun.begin(run, SmallRun.settings(), SmallRun.PROVENANCE, Optional.of(record))) {
      training.train(SmallRun.after(training, updates), report -> {});
    }
    return run;
  }

  private Path log() {
    return folder.resolve("log");
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(log())) {
      return files.sorted().toList();
    }
  }
}
