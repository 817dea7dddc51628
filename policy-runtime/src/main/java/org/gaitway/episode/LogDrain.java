package org.gaitway.episode;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.gaitway.control.LoopStatistics;
import org.gaitway.control.TickRecord;
import org.gaitway.control.TickRing;

/**
 * Writes one file from what the rings bring; on a thread of its own, which may wait for the disk.
 */
final class LogDrain implements Runnable {
  private static final long PAUSE_NS = 2_000_000;
  private static final long STATISTICS_NS = 1_000_000_000;

  /**
   * What is logged.
   *
   * @param ticks of the loop
   * @param simulation in this process, if there is one
   * @param statistics of the loop; gives null as long as there are none
   */
  record Sources(
      TickRing ticks,
      Optional<SimulationRing> simulation,
      Supplier<Supplier<LoopStatistics.Snapshot>> statistics) {}

  private final Sources sources;
  private final EpisodeWriter out;
  private final TickLogger logger;
  private final long offset;
  private final long flushNs;
  private final LogReport report;
  private final LogLosses losses = new LogLosses();
  private final long droppedBefore;
  private final long actionsBefore;
  private final long abridgedBefore;
  private final long simulationBefore;

  private volatile EpisodeEnd.Outcome outcome;
  private volatile LogSummary summary;
  private String failure;
  private long lastTick = -1;
  private long lastTime;
  private long bytes;
  private long unflushedTicks;
  private long unflushedActions;
  private long unflushedStates;
  private long unflushedRewards;

  LogDrain(Sources sources, EpisodeWriter out, long offset, long flushNs, LogReport report) {
    this.sources = sources;
    this.out = out;
    this.offset = offset;
    this.flushNs = flushNs;
    this.report = report;
    logger = new TickLogger(out, offset);
    droppedBefore = sources.ticks().dropped();
    actionsBefore = sources.ticks().droppedActions();
    abridgedBefore = sources.ticks().abridged();
    simulationBefore = sources.simulation().map(SimulationRing::dropped).orElse(0L);
  }

  /** Asks for the end, once nothing more comes. Any thread. */
  void finish(EpisodeEnd.Outcome why) {
    outcome = why;
  }

  /** What became of the file, once the thread has ended. */
  LogSummary summary() {
    return summary;
  }

  @Override
  public void run() {
    long start = System.nanoTime();
    long flushAt = start + flushNs;
    long statisticsAt = start + STATISTICS_NS;
    while (true) {
      boolean last = outcome != null; // Before the rings: what came before the end is in them.
      boolean some = drain();
      long now = System.nanoTime();
      if (now - flushAt >= 0) {
        attempt(out::flush);
        flushAt = now + flushNs;
      }
      if (now - statisticsAt >= 0) {
        attempt(this::statistics);
        report.dropped(failure == null ? dropped() : Map.of(), now);
        statisticsAt += STATISTICS_NS;
      }
      if (last && !some) {
        break;
      } else if (!some) {
        LockSupport.parkNanos(PAUSE_NS);
      }
    }
    end();
  }

  /** Writes what there is, the older of two first. */
  private boolean drain() {
    boolean some = false;
    for (int i = 0; i < 1024; i++) {
      TickRecord tick = sources.ticks().peek();
      SimulationRecord record = sources.simulation().map(SimulationRing::peek).orElse(null);
      if (tick == null && record == null) {
        return some;
      }
      some = true;
      if (tick == null || record != null && record.now() <= tick.now()) {
        SimulationRing ring = sources.simulation().orElseThrow();
        write(record, ring);
        ring.remove();
      } else {
        write(tick);
        sources.ticks().remove();
      }
    }
    return true;
  }

  private void write(TickRecord tick) {
    lastTick = tick.tick();
    lastTime = tick.now() + offset;
    unflushedTicks++;
    unflushedActions += tick.acted() ? 1 : 0;
    attempt(() -> logger.log(tick));
  }

  private void write(SimulationRecord record, SimulationRing ring) {
    unflushedRewards += record.isReward() ? 1 : 0;
    unflushedStates += record.isReward() ? 0 : 1;
    attempt(() -> record.write(out, offset, ring.terms()));
  }

  private interface Writing {
    void run() throws IOException;
  }

  /** Writes, unless that has failed before; what is not in the file is counted. */
  private void attempt(Writing writing) {
    if (failure == null) {
      try {
        writing.run();
      } catch (IOException | RuntimeException | Error e) { // What was logged before is kept.
        failure = e.getMessage() == null ? e.toString() : e.getMessage();
        report.failed(failure);
      }
    }
    if (failure != null) {
      losses.addTicks(unflushedTicks, unflushedActions);
      losses.addSimulationStates(unflushedStates);
      losses.addRewards(unflushedRewards);
      forget();
    } else if (out.bytes() != bytes) {
      bytes = out.bytes(); // A chunk has ended: what came so far is in the file.
      forget();
    }
  }

  private void forget() {
    unflushedTicks = 0;
    unflushedActions = 0;
    unflushedStates = 0;
    unflushedRewards = 0;
  }

  private void statistics() throws IOException {
    Supplier<LoopStatistics.Snapshot> snapshot = sources.statistics().get();
    if (snapshot != null && lastTick >= 0) {
      long total = dropped().values().stream().mapToLong(Long::longValue).sum();
      out.statistics(lastTick, lastTime, snapshot.get(), total);
    }
  }

  private Map<String, Long> dropped() {
    LogLosses all = losses.copy();
    TickRing ring = sources.ticks();
    all.addTicks(ring.dropped() - droppedBefore, ring.droppedActions() - actionsBefore);
    all.addObservations(ring.abridged() - abridgedBefore);
    sources
        .simulation()
        .ifPresent(simulation -> all.addSimulationStates(simulation.dropped() - simulationBefore));
    return all.byTopic();
  }

  private void end() {
    attempt(
        () ->
            out.end(
                new EpisodeEnd(
                    outcome, lastTick + 1, OptionalDouble.empty(), out.seconds(), dropped())));
    attempt(out::close);
    if (failure != null) {
      closeQuietly();
    }
    summary = new LogSummary(out.messages(), out.bytes(), dropped(), Optional.ofNullable(failure));
  }

  /** The failure was told already; the file is left as it is. */
  private void closeQuietly() {
    try {
      out.close();
    } catch (IOException | RuntimeException e) {
      failure = failure + "; " + e.getMessage();
    }
  }
}
