package org.gaitway.episode;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Carries what a simulation does from its thread to that of the log, in memory that is allocated
 * once. If the log falls behind, records are dropped and counted; the simulation does not wait,
 * unless time waits for it too.
 *
 * <p>{@link #claim} and {@link #publish} are for the thread that simulates, the rest for the log.
 */
public final class SimulationRing {
  private static final long PAUSE_NS = 50_000;

  private final List<String> terms;
  private final SimulationRecord[] records;
  private final AtomicLong head = new AtomicLong();
  private final AtomicLong tail = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();
  private final boolean patient;
  private volatile boolean open;

  /**
   * @param patient whether to wait for room
   * @param capacity records that fit, at least 1
   * @param stateSize values of MuJoCo's integration state
   * @param controlSize values of the controls
   * @param terms names of the reward's terms
   */
  SimulationRing(
      boolean patient, int capacity, int stateSize, int controlSize, List<String> terms) {
    this.patient = patient;
    if (capacity < 1) {
      throw new IllegalArgumentException("the capacity must be at least 1, found " + capacity);
    }
    this.terms = List.copyOf(terms);
    records = new SimulationRecord[capacity];
    for (int i = 0; i < capacity; i++) {
      records[i] = new SimulationRecord(stateSize, controlSize, terms.size());
    }
  }

  /** Takes records from now on, or none any more. */
  void open(boolean takes) {
    open = takes;
  }

  /**
   * The record to fill next; null if nothing is being logged, or there is no room, which is
   * counted.
   */
  public SimulationRecord claim() {
    if (!open) {
      return null;
    }
    long at = tail.getPlain();
    while (patient && open && at - head.getAcquire() == records.length) {
      LockSupport.parkNanos(PAUSE_NS);
    }
    if (at - head.getAcquire() == records.length) {
      dropped.setRelease(dropped.getPlain() + 1);
      return null;
    }
    return records[(int) (at % records.length)];
  }

  /** Passes on the record that {@link #claim} gave. */
  public void publish() {
    tail.setRelease(tail.getPlain() + 1);
  }

  /** The oldest record; null if there is none. */
  SimulationRecord peek() {
    long at = head.getPlain();
    return at == tail.getAcquire() ? null : records[(int) (at % records.length)];
  }

  /** Removes the record that {@link #peek} gave. */
  void remove() {
    head.setRelease(head.getPlain() + 1);
  }

  List<String> terms() {
    return terms;
  }

  /** Records that found no room. */
  public long dropped() {
    return dropped.getAcquire();
  }
}
