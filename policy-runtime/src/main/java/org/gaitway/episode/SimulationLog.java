package org.gaitway.episode;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Logs a simulated robot that others control, one file an episode. The thread that simulates only
 * fills records of a ring; a thread of the log opens and writes the files.
 *
 * <p>Where the simulation waits for nobody, what the disk is too slow for is left out, counted, and
 * told in the file's end. If a file cannot be written any more, what is in it stays, and the next
 * episode begins another.
 *
 * <p>{@link #claim}, {@link #publish} and {@link #end} are for the thread that simulates, {@link
 * #finish} for any other, once that has ended.
 */
public final class SimulationLog {
  private static final long PARK_NS = 200_000;
  private static final long CLOSING_S = 30;
  private static final double NS_PER_SECOND = 1e9;

  /** Begins the file of an episode, on the log's thread. */
  @FunctionalInterface
  public interface Files {
    /**
     * Begins a file.
     *
     * @param episode number of the episode, from 0
     * @throws IOException if it cannot be written
     */
    EpisodeWriter begin(long episode) throws IOException;
  }

  /** An episode ended after so many records. */
  private record End(
      long records, EpisodeEnd.Outcome outcome, long steps, OptionalDouble totalReward) {}

  private final SimulationRing ring;
  private final Files files;
  private final long flushNs;
  private final Consumer<String> report;
  private final Queue<End> ends = new ConcurrentLinkedQueue<>();
  private final Thread thread;
  private long published;
  private volatile boolean closing;

  // The log thread's.
  private EpisodeWriter file;
  private boolean failed;
  private long written;
  private long episode;
  private long droppedBefore;
  private long flushAt;

  /**
   * Starts the log's thread.
   *
   * @param patient whether the simulation waits for room, as it may in lock step
   * @param stateSize values of MuJoCo's integration state
   * @param controlSize values of the controls
   * @param terms names of the reward's terms
   * @param report takes a line when something goes wrong; the log's thread
   */
  public SimulationLog(
      LogSettings settings,
      boolean patient,
      int stateSize,
      int controlSize,
      List<String> terms,
      Files files,
      Consumer<String> report) {
    ring = new SimulationRing(patient, settings.buffer(), stateSize, controlSize, terms);
    ring.open(true);
    this.files = files;
    this.report = report;
    flushNs = Math.round(settings.flushPeriod() * NS_PER_SECOND);
    thread = new Thread(this::run, "simulation-log");
    thread.setDaemon(true);
    thread.start();
  }

  /** The record to fill next; null if there is no room, which is counted. */
  public SimulationRecord claim() {
    return ring.claim();
  }

  /** Passes on the record that {@link #claim} gave. */
  public void publish() {
    published++;
    ring.publish();
  }

  /** Ends the episode: what is published from now on belongs to the next. */
  public void end(EpisodeEnd.Outcome outcome, long steps, OptionalDouble totalReward) {
    ends.add(new End(published, outcome, steps, totalReward));
  }

  private void run() {
    while (true) {
      boolean last = closing; // Looked at first: nothing comes after it.
      boolean idle = !endEpisode() && !writeRecord();
      flushIfDue();
      if (idle && last) {
        endFile(new End(written, EpisodeEnd.Outcome.STOPPED, 0, OptionalDouble.empty()));
        return;
      }
      if (idle) {
        LockSupport.parkNanos(PARK_NS);
      }
    }
  }

  private boolean endEpisode() {
    End end = ends.peek();
    if (end == null || end.records() > written) {
      return false;
    }
    ends.remove();
    endFile(end);
    return true;
  }

  private boolean writeRecord() {
    SimulationRecord record = ring.peek();
    if (record == null) {
      return false;
    }
    try {
      if (!failed) {
        if (file == null) {
          file = files.begin(episode);
          flushAt = System.nanoTime() + flushNs;
        }
        record.write(file, 0, ring.terms());
      }
    } catch (IOException | RuntimeException e) { // The simulation may wait for this thread.
      fail(e);
    }
    ring.remove();
    written++;
    return true;
  }

  private void flushIfDue() {
    if (file == null || failed || System.nanoTime() - flushAt < 0) {
      return;
    }
    flushAt = System.nanoTime() + flushNs;
    try {
      file.flush();
    } catch (IOException | RuntimeException e) {
      fail(e);
    }
  }

  private void endFile(End end) {
    try {
      if (file != null && !failed) {
        file.end(
            new EpisodeEnd(
                end.outcome(), end.steps(), end.totalReward(), file.seconds(), dropped()));
      }
      if (file != null) {
        file.close();
      }
    } catch (IOException | RuntimeException e) {
      fail(e);
    }
    file = null;
    failed = false;
    episode++;
  }

  /** What found no room since the last file; rewards and states are not told apart. */
  private Map<String, Long> dropped() {
    long now = ring.dropped();
    Map<String, Long> counts = new TreeMap<>();
    if (now > droppedBefore) {
      counts.put(Topics.SIMULATION, now - droppedBefore);
      report.accept(
          "the log of episode "
              + episode
              + " lacks "
              + (now - droppedBefore)
              + " records: the disk is too slow");
    }
    droppedBefore = now;
    return counts;
  }

  private void fail(Exception e) {
    failed = true;
    report.accept("the log of episode " + episode + " ends: " + e.getMessage());
  }

  /**
   * Writes what is left and ends the last file.
   *
   * @throws IllegalStateException if the disk does not take it within half a minute
   */
  public void finish() throws InterruptedException {
    closing = true;
    thread.join(TimeUnit.SECONDS.toMillis(CLOSING_S));
    if (thread.isAlive()) {
      throw new IllegalStateException("the disk does not take the end of the log");
    }
  }
}
