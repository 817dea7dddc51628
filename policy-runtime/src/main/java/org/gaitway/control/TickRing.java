package org.gaitway.control;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Carries ticks from the loop thread to one other thread, in memory that is allocated once. If the
 * other falls behind, ticks are dropped and counted; the loop never waits.
 *
 * <p>{@link #onTick} is for the loop thread, {@link #poll} for the reader, {@link #dropped} for
 * any.
 */
public final class TickRing implements LoopObserver {
  private final TickRecord[] records;
  private final int mask;
  private final AtomicLong head = new AtomicLong();
  private final AtomicLong tail = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();

  /**
   * @param capacity ticks that fit, at least 1; rounded up to a power of two
   * @param factory makes the records, of the loop's sizes
   */
  public TickRing(int capacity, Supplier<TickRecord> factory) {
    if (capacity < 1 || capacity > 1 << 24) {
      throw new IllegalArgumentException(
          "the capacity must be between 1 and " + (1 << 24) + ", found " + capacity);
    }
    int size = capacity == 1 ? 1 : Integer.highestOneBit(capacity - 1) << 1;
    mask = size - 1;
    records = new TickRecord[size];
    for (int i = 0; i < size; i++) {
      records[i] = factory.get();
    }
  }

  @Override
  public void onTick(TickRecord tick) {
    long at = tail.getPlain();
    if (at - head.getAcquire() == records.length) {
      dropped.setRelease(dropped.getPlain() + 1);
      return;
    }
    records[(int) at & mask].copyFrom(tick);
    tail.setRelease(at + 1);
  }

  /**
   * Reads the oldest tick that was not read yet.
   *
   * @param reader is given it; may take its time, and must not keep it
   * @return whether there was one
   */
  public boolean poll(Consumer<? super TickRecord> reader) {
    long at = head.getPlain();
    if (at == tail.getAcquire()) {
      return false;
    }
    reader.accept(records[(int) at & mask]);
    head.setRelease(at + 1);
    return true;
  }

  /** Ticks that found the ring full. */
  public long dropped() {
    return dropped.getAcquire();
  }
}
