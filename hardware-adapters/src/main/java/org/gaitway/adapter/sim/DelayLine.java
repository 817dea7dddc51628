package org.gaitway.adapter.sim;

import java.util.function.Supplier;

/**
 * Hands things on after a fixed time. Of several that are due, the newest counts; in a full line
 * the oldest makes room. Allocation-free once made.
 *
 * @param <T> a mutable container, written in place
 */
final class DelayLine<T> {
  private final long delayNs;
  private final Object[] waiting;
  private final long[] due;
  private int first;
  private int size;

  /**
   * @param delayNs from putting in to taking out [ns], not negative
   * @param periodNs least time between two that are put in [ns], positive
   * @param factory makes a container
   */
  DelayLine(long delayNs, long periodNs, Supplier<T> factory) {
    this.delayNs = delayNs;
    int capacity = Math.toIntExact(delayNs / periodNs + 2);
    waiting = new Object[capacity];
    for (int i = 0; i < capacity; i++) {
      waiting[i] = factory.get();
    }
    due = new long[capacity];
  }

  /** Puts in the container that this gives, which the caller writes, at a time [ns]. */
  T put(long now) {
    if (size == waiting.length) {
      drop();
    }
    int at = (first + size) % waiting.length;
    size++;
    due[at] = now + delayNs;
    return get(at);
  }

  /** Takes the newest that is due at a time [ns]; null if none is. Valid until the next put. */
  T take(long now) {
    T newest = null;
    while (size > 0 && due[first] <= now) {
      newest = get(first);
      drop();
    }
    return newest;
  }

  /** Forgets all that waits. */
  void clear() {
    size = 0;
  }

  private void drop() {
    first = (first + 1) % waiting.length;
    size--;
  }

  @SuppressWarnings("unchecked")
  private T get(int index) {
    return (T) waiting[index];
  }
}
