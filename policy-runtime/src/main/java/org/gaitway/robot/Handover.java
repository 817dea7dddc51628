package org.gaitway.robot;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Hands the latest of something, such as a state, from one thread to another. Three copies go
 * round: one is being written, one being read, one lies between; so neither thread ever waits for
 * the other, and what is read is never half written. What was not fetched before the next came is
 * gone.
 *
 * <p>One thread writes and one reads; both sides are wait-free and allocate nothing.
 *
 * @param <T> a mutable container, written in place
 */
public final class Handover<T> {
  /** Set beside the index of the copy in between while that has not been fetched. */
  private static final int FRESH = 4;

  private static final int INDEX = 3;

  private final Object[] copies;
  private final AtomicInteger between = new AtomicInteger(1);
  private int writing;
  private int reading = 2;

  /**
   * @param factory makes a copy; called three times
   */
  public Handover(Supplier<T> factory) {
    copies = new Object[] {factory.get(), factory.get(), factory.get()};
  }

  /** The copy to write to, all of it: it holds what was written three times ago. Writer only. */
  public T next() {
    return copy(writing);
  }

  /** Makes what was written to {@link #next} the latest. Writer only. */
  public void publish() {
    writing = between.getAndSet(writing | FRESH) & INDEX;
  }

  /** Fetches the latest, if there is one that was not fetched before. Reader only. */
  public boolean fetch() {
    if ((between.get() & FRESH) == 0) {
      return false;
    }
    reading = between.getAndSet(reading) & INDEX;
    return true;
  }

  /** What was fetched last; as the factory made it before that. Reader only. */
  public T latest() {
    return copy(reading);
  }

  @SuppressWarnings("unchecked")
  private T copy(int index) {
    return (T) copies[index];
  }
}
