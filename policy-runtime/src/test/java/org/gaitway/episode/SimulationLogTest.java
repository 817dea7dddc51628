package org.gaitway.episode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulationLogTest {
  private static final LogSettings SETTINGS = LogSettings.DEFAULTS.unforced();

  @TempDir Path folder;
  private final List<String> told = new CopyOnWriteArrayList<>();

  @Test
  void eachEpisodeHasAFileWithAllOfIt() throws Exception {
    SimulationLog log = log(true, this::file);
    for (int episode = 0; episode < 3; episode++) {
      for (int step = 0; step < 10_000; step++) {
        state(log, step, 1);
      }
      state(log, 10_000, 0);
      log.end(EpisodeEnd.Outcome.TERMINATED, 10_000, OptionalDouble.of(episode));
    }
    log.finish();
    for (int episode = 0; episode < 3; episode++) {
      try (EpisodeReader file = EpisodeReader.open(path(episode))) {
        List<Long> steps = new ArrayList<>();
        file.messages(Set.of(Topics.SIMULATION), message -> steps.add(message.step()));
        assertEquals(10_001, steps.size());
        EpisodeEnd end = file.end().orElseThrow();
        assertEquals(EpisodeEnd.Outcome.TERMINATED, end.outcome());
        assertEquals(OptionalDouble.of(episode), end.totalReward());
        assertEquals(0, end.dropped().size());
      }
    }
    assertEquals(List.of(), told);
  }

  @Test
  void aSlowDiskCostsRecordsThatAreCountedAndToldNotTime() throws Exception {
    CountDownLatch slow = new CountDownLatch(1);
    SimulationLog log =
        log(
            false,
            episode -> {
              await(slow);
              return file(episode);
            });
    int full = 0;
    for (int step = 0; step < 2 * SETTINGS.buffer(); step++) {
      full += state(log, step, 1) ? 0 : 1;
    }
    assertEquals(SETTINGS.buffer(), full, "half of them find room");
    slow.countDown();
    log.finish();
    try (EpisodeReader file = EpisodeReader.open(path(0))) {
      EpisodeEnd end = file.end().orElseThrow();
      assertEquals(SETTINGS.buffer(), (long) end.dropped().get(Topics.SIMULATION));
      assertEquals(EpisodeEnd.Outcome.STOPPED, end.outcome());
    }
    assertTrue(told.get(0).contains("lacks " + SETTINGS.buffer()), told.toString());
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Test
  void afterAFileThatCannotBeWrittenTheNextEpisodeIsLogged() throws Exception {
    SimulationLog log =
        log(
            true,
            episode -> {
              if (episode == 0) {
                throw new IOException("no room");
              }
              return file(episode);
            });
    for (int episode = 0; episode < 2; episode++) {
      state(log, 0, 1);
      state(log, 1, 0);
      log.end(EpisodeEnd.Outcome.TRUNCATED, 1, OptionalDouble.empty());
    }
    log.finish();
    assertEquals(List.of("the log of episode 0 ends: no room"), told);
    try (EpisodeReader file = EpisodeReader.open(path(1))) {
      assertEquals(EpisodeEnd.Outcome.TRUNCATED, file.end().orElseThrow().outcome());
    }
  }

  private SimulationLog log(boolean patient, SimulationLog.Files files) {
    return new SimulationLog(SETTINGS, patient, 2, 1, List.of(), files, told::add);
  }

  private EpisodeWriter file(long episode) throws IOException {
    return EpisodeWriter.create(
        path(episode), EpisodeHeader.begin(EpisodeKind.SIMULATE, "test"), SETTINGS);
  }

  private Path path(long episode) {
    return folder.resolve(episode + ".mcap");
  }

  private static boolean state(SimulationLog log, long step, int substeps) {
    SimulationRecord record = log.claim();
    if (record == null) {
      return false;
    }
    record.state(step, EpisodeWriter.SIMULATION_START + step, substeps);
    record.state()[0] = step;
    log.publish();
    return true;
  }
}
