package org.gaitway.adapter.ros1.tcpros;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * A queue of messages between a publishing thread and the one that sends. When it is full, a new
 * message takes the place of the oldest. Neither thread ever waits for the other: frames change
 * hands by exchange, of which each slot of the ring holds one, full or empty, and each thread one.
 */
final class DropOldestQueue {
  // A slot is (message number << 17) | (full << 16) | frame.
  private static final int FRAME_BITS = 16;
  private static final long FRAME = (1L << FRAME_BITS) - 1;
  private static final long FULL = 1L << FRAME_BITS;
  private static final int NUMBER_SHIFT = FRAME_BITS + 1;

  private final Frame[] frames;
  private final AtomicLongArray slots;

  private int producersFrame;
  private long produced;
  private volatile long tail;
  private volatile long dropped;

  private int consumersFrame;
  private volatile long head;

  /**
   * @param capacity most messages that wait, 1 to 60000
   * @param frameBytes for how large a message each frame is at first
   */
  DropOldestQueue(int capacity, int frameBytes) {
    frames = new Frame[capacity + 2];
    for (int i = 0; i < frames.length; i++) {
      frames[i] = new Frame(frameBytes);
    }
    slots = new AtomicLongArray(capacity);
    for (int i = 0; i < capacity; i++) {
      slots.set(i, i);
    }
    producersFrame = capacity;
    consumersFrame = capacity + 1;
  }

  /** Adds a copy of a message. For the publishing thread; allocates as {@link Frame#fill} does. */
  void offer(ByteBuffer message, long sequence) {
    frames[producersFrame].fill(message, sequence);
    long number = produced++;
    long slot = number << NUMBER_SHIFT | FULL | producersFrame;
    long old = slots.getAndSet((int) (number % slots.length()), slot);
    producersFrame = (int) (old & FRAME);
    if ((old & FULL) != 0) {
      // Only this thread writes the counter.
      dropped = dropped + 1;
    }
    tail = produced;
  }

  /**
   * Takes the oldest message. For the sending thread.
   *
   * @return its frame, the caller's until the next call; null if nothing waits
   */
  Frame poll() {
    long next = head;
    long end = tail;
    next = Math.max(next, end - slots.length());
    for (; next < end; next++) {
      int index = (int) (next % slots.length());
      long slot = slots.get(index);
      boolean present = slot >>> NUMBER_SHIFT == next && (slot & FULL) != 0;
      // It fails when the producer has just put a newer message there; then the next is the oldest.
      if (present && slots.compareAndSet(index, slot, consumersFrame)) {
        consumersFrame = (int) (slot & FRAME);
        head = next + 1;
        return frames[consumersFrame];
      }
    }
    head = next;
    return null;
  }

  /** Whether nothing waits. For any thread. */
  boolean isEmpty() {
    return head >= tail;
  }

  /** Messages that made room for newer ones before they could be sent. For any thread. */
  long dropped() {
    return dropped;
  }
}
