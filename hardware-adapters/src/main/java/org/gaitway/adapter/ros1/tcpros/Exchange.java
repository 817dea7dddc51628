package org.gaitway.adapter.ros1.tcpros;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The turn-taking of a triple buffer: of three slots, one is the writer's, one the reader's, and
 * one lies between them and changes hands. Neither side ever waits for the other; the reader gets
 * the newest value, and values in between are skipped. One writer and one reader at a time.
 */
public final class Exchange {
  private static final int FRESH = 4;
  private static final int SLOT = 3;

  private final AtomicInteger between = new AtomicInteger(1);
  private int written;
  private int read = 2;

  /** The writer's slot, 0 to 2, which no one else touches. For the writer. */
  public int writerSlot() {
    return written;
  }

  /** Hands the writer's slot over; the writer has another one now. For the writer. */
  public void hand() {
    written = between.getAndSet(written | FRESH) & SLOT;
  }

  /**
   * Takes what was handed over last, if there is anything since the last call. For the reader.
   *
   * @return whether the reader's slot is a new one
   */
  public boolean take() {
    if ((between.get() & FRESH) == 0) {
      return false;
    }
    read = between.getAndSet(read) & SLOT;
    return true;
  }

  /** The reader's slot, 0 to 2, which no one else touches. For the reader. */
  public int readerSlot() {
    return read;
  }
}
