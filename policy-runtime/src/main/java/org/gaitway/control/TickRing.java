package org.gaitway.control;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Carries ticks from the loop thread to one other thread, in memory that is allocated once. If the
 * other falls behind, the loop never waits: once three quarters are full, ticks go without their
 * observation, which is the largest part and follows from the rest; once all is full, ticks are
 * dropped. Both are counted.
 *
 * <p>{@link #onTick} is for the loop thread, {@link #peek}, {@link #remove} and {@link #poll} for
 * the reader, the counts for any.
 */
public final class TickRing implements LoopObserver {
  private final TickMemory memory;
  private final TickRecord oldest;
  private final int size;
  private boolean loaded;
  private final AtomicLong head = new AtomicLong();
  private final AtomicLong tail = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();
  private final AtomicLong droppedActions = new AtomicLong();
  private final AtomicLong abridged = new AtomicLong();

  /**
   * @param capacity ticks that fit, at least 1; rounded up to a power of two
   * @param factory makes records of the loop's sizes
   */
  public TickRing(int capacity, Supplier<TickRecord> factory) {
    if (capacity < 1 || capacity > 1 << 24) {
      throw new IllegalArgumentException(
          "the capacity must be between 1 and " + (1 << 24) + ", found " + capacity);
    }
    size = capacity == 1 ? 1 : Integer.highestOneBit(capacity - 1) << 1;
    oldest = factory.get();
    memory = new TickMemory(size, oldest);
  }

  @Override
  public void onTick(TickRecord tick) {
    long at = tail.getPlain();
    long waiting = at - head.getAcquire();
    if (waiting == size) {
      add(dropped, 1);
      add(droppedActions, tick.acted ? 1 : 0);
      return;
    }
    boolean whole = !tick.acted || hasRoom();
    if (!whole) {
      add(abridged, 1);
    }
    memory.store((int) at & size - 1, tick, whole);
    tail.setRelease(at + 1);
  }

  /** Whether the next tick will be whole. Loop thread. */
  public boolean hasRoom() {
    return tail.getPlain() - head.getAcquire() <= size - size / 4;
  }

  /** Written by the loop thread alone: no atomic addition is needed, only that others see it. */
  private static void add(AtomicLong counter, long more) {
    counter.setRelease(counter.getPlain() + more);
  }

  /** The oldest tick that was not removed yet, until it is; null if there is none. */
  public TickRecord peek() {
    long at = head.getPlain();
    if (!loaded && at == tail.getAcquire()) {
      return null;
    }
    if (!loaded) {
      memory.load((int) at & size - 1, oldest);
      loaded = true;
    }
    return oldest;
  }

  /** Removes the tick that {@link #peek} gave; it must not be looked at any more. */
  public void remove() {
    loaded = false;
    head.setRelease(head.getPlain() + 1);
  }

  /**
   * Reads the oldest tick that was not read yet.
   *
   * @param reader is given it; may take its time, and must not keep it
   * @return whether there was one
   */
  public boolean poll(Consumer<? super TickRecord> reader) {
    TickRecord next = peek();
    if (next == null) {
      return false;
    }
    reader.accept(next);
    remove();
    return true;
  }

  /** Ticks that found the ring full. */
  public long dropped() {
    return dropped.getAcquire();
  }

  /** Those of them at which the policy acted. */
  public long droppedActions() {
    return droppedActions.getAcquire();
  }

  /** Ticks at which the policy acted that went without their observation. */
  public long abridged() {
    return abridged.getAcquire();
  }
}
