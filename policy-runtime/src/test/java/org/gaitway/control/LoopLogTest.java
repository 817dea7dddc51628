package org.gaitway.control;

import static org.gaitway.control.TestLoop.constant;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.gaitway.episode.EpisodeEnd;
import org.gaitway.episode.EpisodeHeader;
import org.gaitway.episode.EpisodeKind;
import org.gaitway.episode.EpisodeMessage;
import org.gaitway.episode.EpisodeReader;
import org.gaitway.episode.EpisodeWriter;
import org.gaitway.episode.LogSettings;
import org.gaitway.episode.LogSummary;
import org.gaitway.episode.LoopLog;
import org.gaitway.episode.SimulationRecord;
import org.gaitway.episode.SimulationRing;
import org.gaitway.episode.Topics;
import org.gaitway.mcap.Compression;
import org.gaitway.mcap.McapRecovery;
import org.gaitway.policy.ActionKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoopLogTest {
  private static final EpisodeHeader HEADER = EpisodeHeader.begin(EpisodeKind.RUN, "test");
  private static final long OFFSET = 1_700_000_000_000_000_000L;
  private static final int BUFFER = 64;

  @TempDir Path folder;

  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

  private final TestLoop loop =
      new TestLoop(
          ActionKind.POSITION,
          LoopFixture.settings(0.01, 0.004),
          List.of(constant(0.1), constant(-0.1)));

  /** A file in memory whose disk can be stopped and be full. */
  private static final class Disk implements WritableByteChannel {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CountDownLatch spins = new CountDownLatch(1);
    private final CountDownLatch waiting = new CountDownLatch(1);
    private final int stopsAt;
    private final int size;

    private Disk(int stopsAt, int size) {
      this.stopsAt = stopsAt;
      this.size = size;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
      if (bytes.size() >= stopsAt) {
        waiting.countDown();
        try {
          spins.await();
        } catch (InterruptedException e) {
          throw new IOException(e);
        }
      }
      if (bytes.size() + source.remaining() > size) {
        throw new IOException("No space left on device");
      }
      byte[] chunk = new byte[source.remaining()];
      source.get(chunk);
      bytes.writeBytes(chunk);
      return chunk.length;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }

  private static LogSettings settings(int chunkSize, int buffer) {
    return new LogSettings(Compression.NONE, 1, chunkSize, 0.005, false, buffer);
  }

  private LoopLog log(LogSettings settings) {
    return new LoopLog(settings, false, () -> new TickRecord(loop.layout, 2), lines::add);
  }

  private void tick(LoopLog log, int count) {
    for (int i = 0; i < count; i++) {
      loop.tick(0, 0);
      log.onTick(loop.record);
    }
  }

  private Path file() {
    return folder.resolve("run.mcap");
  }

  private static List<EpisodeMessage> read(Path file) throws IOException {
    List<EpisodeMessage> messages = new ArrayList<>();
    try (EpisodeReader reader = EpisodeReader.open(file)) {
      reader.messages(Set.of(), messages::add);
    }
    return messages;
  }

  private static Map<String, Integer> counts(List<EpisodeMessage> messages) {
    Map<String, Integer> counts = new HashMap<>();
    messages.forEach(message -> counts.merge(message.topic(), 1, Integer::sum));
    return counts;
  }

  @Test
  void everyTickIsInTheFile() throws Exception {
    LoopLog log = log(settings(1 << 16, 1 << 12));
    log.begin("run", EpisodeWriter.create(file(), HEADER, LogSettings.DEFAULTS), OFFSET);
    List<double[]> commands = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      loop.robot.state.position()[0] = i < 200 ? i * 1e-4 : 0.02;
      loop.tick(0, i == 250 ? 2 : 0);
      log.onTick(loop.record);
      commands.add(loop.record.command().position().clone());
    }
    LogSummary summary = log.end(EpisodeEnd.Outcome.STOPPED);
    assertEquals(Optional.empty(), summary.failure());
    assertEquals(Map.of(), summary.dropped());
    assertEquals(List.of(), lines);
    List<EpisodeMessage> messages = read(file());
    assertEquals(messages.size(), summary.messages());
    Map<String, Integer> counts = counts(messages);
    assertEquals(300, counts.get(Topics.TICK));
    assertEquals(300, counts.get(Topics.COMMAND));
    assertEquals(300, counts.get(Topics.JOINT_STATES));
    assertEquals(counts.get(Topics.ACTION), counts.get(Topics.OBSERVATION));
    List<EpisodeMessage> logged = only(messages, Topics.COMMAND);
    for (int i = 0; i < 300; i++) {
      assertArrayEquals(commands.get(i), logged.get(i).value().doubles("position"));
    }
    EpisodeMessage late = only(messages, Topics.TICK).get(250);
    assertEquals(2, late.value().integer("missed"));
    assertEquals(late.time() - OFFSET, late.value().integer("now"));
    assertEquals(late.step(), late.value().integer("tick"));
    assertArrayEquals(new String[] {"overrun"}, late.value().texts("interventions"));
    assertEquals(
        List.of("ramp-in", "run", "overrun", "hold", "run"),
        only(messages, Topics.SAFETY).stream()
            .map(event -> event.value().text("name"))
            .filter(name -> !name.endsWith("limit"))
            .toList());
    try (EpisodeReader reader = EpisodeReader.open(file())) {
      assertEquals(EpisodeEnd.Outcome.STOPPED, reader.end().orElseThrow().outcome());
      assertEquals(Map.of(), reader.end().orElseThrow().dropped());
    }
  }

  private static List<EpisodeMessage> only(List<EpisodeMessage> messages, String topic) {
    return messages.stream().filter(message -> message.topic().equals(topic)).toList();
  }

  @Test
  void aStateThatIsReadAgainIsWrittenOnce() throws Exception {
    LoopLog log = log(settings(1 << 16, 1 << 12));
    log.begin("run", EpisodeWriter.create(file(), HEADER, LogSettings.DEFAULTS), OFFSET);
    for (int i = 0; i < 100; i++) {
      loop.tick(loop.time.now % (4 * TestLoop.PERIOD), 0);
      log.onTick(loop.record);
    }
    log.end(EpisodeEnd.Outcome.STOPPED);
    Map<String, Integer> counts = counts(read(file()));
    assertEquals(100, counts.get(Topics.TICK));
    assertTrue(counts.get(Topics.JOINT_STATES) <= 26, counts.toString());
  }

  @Test
  void aSimulationIsMergedByTime() throws Exception {
    LoopLog log = log(settings(1 << 16, 1 << 12));
    SimulationRing ring = log.simulation(2, 1, List.of("forward"));
    assertNull(ring.claim(), "nothing is being logged");
    Disk disk = new Disk(Integer.MAX_VALUE, Integer.MAX_VALUE);
    log.begin("run", new EpisodeWriter(disk, HEADER, LogSettings.DEFAULTS), OFFSET);
    SimulationRecord early = ring.claim();
    early.state(0, loop.time.now + TestLoop.PERIOD / 2, 5);
    early.state()[1] = Math.PI;
    ring.publish();
    SimulationRecord reward = ring.claim();
    reward.reward(0, loop.time.now + 5 * TestLoop.PERIOD / 2, 1.5, false, true);
    reward.terms()[0] = 1.5;
    ring.publish();
    tick(log, 4);
    log.end(EpisodeEnd.Outcome.TRUNCATED);
    Files.write(file(), disk.bytes.toByteArray());
    List<EpisodeMessage> messages = read(file());
    assertEquals(Topics.SIMULATION, messages.get(0).topic());
    assertEquals(Math.PI, messages.get(0).value().doubles("state")[1]);
    EpisodeMessage earned = only(messages, Topics.REWARD).get(0);
    assertTrue(earned.value().flag("truncated"));
    assertArrayEquals(new double[] {1.5}, earned.value().doubles("value"));
  }

  @Test
  void aSlowDiskCostsObservationsFirstAndIsTold() throws Exception {
    LoopLog log = log(settings(1024, BUFFER));
    Disk disk = new Disk(2_000, Integer.MAX_VALUE);
    log.begin("run", new EpisodeWriter(disk, HEADER, settings(1024, BUFFER)), OFFSET);
    int total = 0;
    while (disk.waiting.getCount() > 0) {
      tick(log, 1);
      total++;
      Thread.onSpinWait();
    }
    int stuck = 500;
    tick(log, stuck);
    disk.spins.countDown();
    LogSummary summary = log.end(EpisodeEnd.Outcome.STOPPED);
    assertEquals(Optional.empty(), summary.failure());
    Files.write(file(), disk.bytes.toByteArray());
    List<EpisodeMessage> messages = read(file());
    Map<String, Integer> counts = counts(messages);
    long lost = summary.dropped().get(Topics.TICK);
    assertTrue(lost >= stuck - 2 * BUFFER, "lost " + lost);
    assertEquals(total + stuck, counts.get(Topics.TICK) + lost);
    assertTrue(summary.dropped().get(Topics.OBSERVATION) > summary.dropped().get(Topics.ACTION));
    assertTrue(counts.get(Topics.ACTION) > counts.get(Topics.OBSERVATION));
    try (EpisodeReader reader = EpisodeReader.open(file())) {
      assertEquals(summary.dropped(), reader.end().orElseThrow().dropped());
    }
  }

  @Test
  void inLockStepTheLoopWaitsForTheDisk() throws Exception {
    LogSettings small = settings(1024, BUFFER);
    LoopLog log = new LoopLog(small, true, () -> new TickRecord(loop.layout, 2), lines::add);
    log.begin("run", EpisodeWriter.create(file(), HEADER, small), OFFSET);
    tick(log, 50 * BUFFER);
    LogSummary summary = log.end(EpisodeEnd.Outcome.STOPPED);
    assertEquals(Map.of(), summary.dropped());
    Map<String, Integer> counts = counts(read(file()));
    assertEquals(50 * BUFFER, counts.get(Topics.TICK));
    assertEquals(counts.get(Topics.ACTION), counts.get(Topics.OBSERVATION));
  }

  @Test
  void aFullDiskEndsTheFileAndNotTheLoop() throws Exception {
    LoopLog log = log(settings(1024, 1 << 12));
    Disk disk = new Disk(Integer.MAX_VALUE, 120_000);
    log.begin("run", new EpisodeWriter(disk, HEADER, settings(1024, BUFFER)), OFFSET);
    tick(log, 1_000);
    LogSummary summary = log.end(EpisodeEnd.Outcome.STOPPED);
    assertEquals("No space left on device", summary.failure().orElseThrow());
    assertEquals(1, lines.size(), lines.toString());
    assertTrue(lines.get(0).startsWith("run: cannot be written any more (No space left"));
    Path cut = Files.write(folder.resolve("cut.mcap"), disk.bytes.toByteArray());
    assertThrows(IOException.class, () -> read(cut));
    McapRecovery.recover(cut, file());
    List<EpisodeMessage> messages = read(file());
    List<EpisodeMessage> ticks = only(messages, Topics.TICK);
    assertTrue(ticks.size() > 50, "only " + ticks.size());
    long lost = summary.dropped().get(Topics.TICK);
    assertTrue(lost + ticks.size() >= 1_000, lost + " lost, " + ticks.size() + " logged");
    assertTrue(lost + ticks.size() <= 1_010, lost + " lost, " + ticks.size() + " logged");
    long first = ticks.get(0).step();
    for (int i = 0; i < ticks.size(); i++) {
      assertEquals(first + i, ticks.get(i).step());
    }
  }

  @Test
  void afterAFailureTheNextActivationHasAFileOfItsOwn() throws Exception {
    LoopLog log = log(settings(1024, 1 << 12));
    log.begin(
        "first",
        new EpisodeWriter(new Disk(Integer.MAX_VALUE, 20_000), HEADER, settings(1024, 16)),
        OFFSET);
    tick(log, 500);
    assertTrue(log.end(EpisodeEnd.Outcome.STOPPED).failure().isPresent());
    tick(log, 10);
    log.begin("second", EpisodeWriter.create(file(), HEADER, LogSettings.DEFAULTS), OFFSET);
    assertThrows(IllegalStateException.class, () -> log.begin("third", null, OFFSET));
    tick(log, 20);
    LogSummary summary = log.end(EpisodeEnd.Outcome.STOPPED);
    assertEquals(Map.of(), summary.dropped());
    assertEquals(20, counts(read(file())).get(Topics.TICK));
    assertFalse(log.isRecording());
  }

  @Test
  void loggingATickAllocatesNothing() throws Exception {
    LoopLog log = log(settings(1 << 16, 1 << 10));
    Disk disk = new Disk(Integer.MAX_VALUE, Integer.MAX_VALUE);
    log.begin("run", new EpisodeWriter(disk, HEADER, LogSettings.DEFAULTS), OFFSET);
    loop.ticks(10);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long[] rounds = new long[10];
    for (int round = 0; round < rounds.length; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 20_000; i++) {
        log.onTick(loop.record);
      }
      rounds[round] = threads.getCurrentThreadAllocatedBytes() - before;
    }
    log.end(EpisodeEnd.Outcome.STOPPED);
    assertEquals(0, Arrays.stream(rounds).min().orElseThrow());
  }
}
