package org.gaitway.control;

import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/**
 * How well a loop keeps its time. The loop thread records without waiting or allocating; {@link
 * #snapshot} is for any other thread, at any time.
 */
public final class LoopStatistics {
  private static final long LONGEST_NS = 60_000_000_000L;
  private static final int DIGITS = 3;

  private final Series wakeUp = new Series();
  private final Series compute = new Series();
  private final Series jitter = new Series();
  private final AtomicLong ticks = new AtomicLong();
  private final AtomicLong overruns = new AtomicLong();

  /** Recorded on one thread, added up on others. */
  private static final class Series {
    private final SingleWriterRecorder recorder = new SingleWriterRecorder(1, LONGEST_NS, DIGITS);
    private final Histogram total = new Histogram(1, LONGEST_NS, DIGITS);
    private Histogram interval;

    private void record(long ns) {
      recorder.recordValue(Math.max(0, Math.min(LONGEST_NS, ns)));
    }

    private Histogram copy() {
      interval = recorder.getIntervalHistogram(interval);
      total.add(interval);
      return total.copy();
    }

    private void reset() {
      recorder.reset();
      total.reset();
    }
  }

  /**
   * What was measured so far; times in nanoseconds, exact to three digits.
   *
   * @param wakeUp how late the loop woke up, stalls of the machine included
   * @param compute from the wake-up to the written command
   * @param jitter how far two wake-ups were from a period apart
   * @param ticks that were taken
   * @param overruns deadlines that were missed
   */
  public record Snapshot(
      Histogram wakeUp, Histogram compute, Histogram jitter, long ticks, long overruns) {}

  /**
   * Records a wake-up, also one that came too late for its tick. Loop thread only.
   *
   * @param lateNs how late it was [ns]
   */
  void wakeUp(long lateNs) {
    wakeUp.record(lateNs);
  }

  /**
   * Records a tick. Loop thread only.
   *
   * @param computeNs from the wake-up to the written command [ns]
   * @param missed deadlines before it
   */
  void tick(long computeNs, int missed) {
    compute.record(computeNs);
    ticks.setRelease(ticks.getPlain() + 1);
    overruns.setRelease(overruns.getPlain() + missed);
  }

  /** Records by how much the time since the last wake-up was not a period. Loop thread only. */
  void jitter(long ns) {
    jitter.record(Math.abs(ns));
  }

  /** Ticks that were taken since the start or {@link #reset}. */
  public long ticks() {
    return ticks.getAcquire();
  }

  /** What was measured since the start or {@link #reset}; allocates. */
  public synchronized Snapshot snapshot() {
    return new Snapshot(
        wakeUp.copy(), compute.copy(), jitter.copy(), ticks.getAcquire(), overruns.getAcquire());
  }

  /** Forgets all, as after a warm-up. Not while the loop runs. */
  public synchronized void reset() {
    wakeUp.reset();
    compute.reset();
    jitter.reset();
    ticks.set(0);
    overruns.set(0);
  }
}
