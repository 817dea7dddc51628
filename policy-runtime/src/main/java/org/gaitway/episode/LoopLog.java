package org.gaitway.episode;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.gaitway.control.LoopObserver;
import org.gaitway.control.LoopStatistics;
import org.gaitway.control.TickRecord;
import org.gaitway.control.TickRing;

/**
 * Logs a control loop. The loop thread only copies each tick into a preallocated ring; a thread of
 * the log makes messages of them and writes the file.
 *
 * <p>If the disk is too slow, the loop does not notice: observations are left out first, whole
 * ticks last, and both are counted and told. If the file cannot be written any more, as when the
 * disk is full, what is in it stays, and the rest of this activation is counted as left out; the
 * next activation begins a file of its own.
 *
 * <p>A loop in lock step has no deadlines, and its robot waits for it: there the log may be
 * patient, and wait for the disk rather than leave anything out.
 *
 * <p>{@link #onTick} is for the loop thread; {@link #begin} and {@link #end} for one other, while
 * the loop is not active.
 */
public final class LoopLog implements LoopObserver {
  private static final long PATIENCE_S = 30;
  private static final long PAUSE_NS = 50_000;
  private static final int WARM_UP = 20_000;

  private final LogSettings settings;
  private final boolean patient;
  private final TickRing ticks;
  private final Consumer<String> report;
  private volatile boolean recording;
  private volatile Supplier<LoopStatistics.Snapshot> statistics;
  private SimulationRing simulation;
  private LogDrain drain;
  private Thread thread;

  /**
   * @param patient whether to wait for the disk, as only a loop in lock step may
   * @param records makes records of the loop's sizes
   * @param report takes a line when messages are left out or the file fails; the log's thread
   */
  public LoopLog(
      LogSettings settings,
      boolean patient,
      Supplier<TickRecord> records,
      Consumer<String> report) {
    this.patient = patient;
    this.settings = settings;
    this.report = report;
    ticks = new TickRing(settings.buffer(), records);
    warmUp(records);
  }

  /** Copies ticks until the JVM has compiled that: the loop's first tick is as fast as any. */
  private static void warmUp(Supplier<TickRecord> records) {
    TickRing scratch = new TickRing(2, records);
    TickRecord empty = records.get();
    for (int i = 0; i < WARM_UP; i++) {
      scratch.onTick(empty);
      scratch.remove();
    }
  }

  /** Takes the loop's statistics too, once a second. */
  public void follow(LoopStatistics loopStatistics) {
    statistics = loopStatistics::snapshot;
  }

  /**
   * Makes room for what a simulation in this process does; before {@link #begin}.
   *
   * @param stateSize values of MuJoCo's integration state
   * @param controlSize values of the controls
   * @param terms names of the reward's terms
   * @return the ring, for the thread that simulates
   */
  public SimulationRing simulation(int stateSize, int controlSize, List<String> terms) {
    simulation = new SimulationRing(patient, settings.buffer(), stateSize, controlSize, terms);
    return simulation;
  }

  /**
   * Begins a file.
   *
   * @param name of the file, for messages
   * @param out with header and attachments; the log's to close
   * @param offset from the loop's clock to log times [ns]
   * @throws IllegalStateException if one has begun and not ended
   */
  public void begin(String name, EpisodeWriter out, long offset) {
    if (drain != null) {
      throw new IllegalStateException("an episode is being logged already");
    }
    LogReport told = new LogReport(name, report);
    drain =
        new LogDrain(
            new LogDrain.Sources(ticks, Optional.ofNullable(simulation), () -> statistics),
            out,
            offset,
            Math.round(settings.flushPeriod() * 1e9),
            told);
    thread = new Thread(drain, "episode-log");
    thread.setDaemon(true);
    thread.start();
    record(true);
  }

  private void record(boolean takes) {
    recording = takes;
    if (simulation != null) {
      simulation.open(takes);
    }
  }

  @Override
  public void onTick(TickRecord tick) {
    if (recording) {
      while (patient && recording && !ticks.hasRoom()) {
        LockSupport.parkNanos(PAUSE_NS);
      }
      ticks.onTick(tick);
    }
  }

  /** Whether a file has begun and not ended. */
  public boolean isRecording() {
    return recording;
  }

  /**
   * Ends the file: all that came so far is written, then the end and the index.
   *
   * @return what became of it
   * @throws IllegalStateException if none has begun
   * @throws InterruptedException if the caller is interrupted while the disk is waited for
   */
  public LogSummary end(EpisodeEnd.Outcome outcome) throws InterruptedException {
    if (drain == null) {
      throw new IllegalStateException("no episode is being logged");
    }
    record(false);
    drain.finish(outcome);
    thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_S));
    LogSummary summary =
        thread.isAlive()
            ? new LogSummary(
                0,
                0,
                Map.of(),
                Optional.of("the disk did not take the file's end within " + PATIENCE_S + " s"))
            : drain.summary();
    drain = null;
    return summary;
  }
}
