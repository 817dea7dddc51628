package org.gaitway.control;

import java.util.function.LongSupplier;

/**
 * A command of hands, which speak only when they move: it is repeated until it is changed or let
 * go, so that it does not grow old while it is meant. If this program hangs, or the thread ends, it
 * does. Thread-safe.
 */
public final class HeldCommand implements AutoCloseable {
  private static final long LONGEST_MS = 50;
  private static final long NS_PER_MS = 1_000_000;

  private final CommandInput input;
  private final CommandOrigin origin;
  private final LongSupplier clock;
  private final double[] values;
  private final long periodMs;
  private final Thread thread;
  private boolean held;
  private boolean closed;

  /**
   * Holds nothing yet.
   *
   * @param input that is told; no other speaks to it with this origin
   * @param clock of the control loop [ns]
   */
  public HeldCommand(CommandInput input, CommandOrigin origin, LongSupplier clock) {
    this.input = input;
    this.origin = origin;
    this.clock = clock;
    values = new double[input.size()];
    periodMs = Math.max(1, Math.min(LONGEST_MS, input.maxAgeNs() / (4 * NS_PER_MS)));
    thread = new Thread(this::repeat, "held-command");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Tells a command, from now on until another is told.
   *
   * @param command (size of the input) copied
   */
  public synchronized void hold(double[] command) {
    System.arraycopy(command, 0, values, 0, values.length);
    held = true;
    offer();
  }

  /**
   * Lets go: tells zero once more, and then nothing. When that is too old, other origins count.
   * Without effect if nothing is held.
   */
  public synchronized void release() {
    if (held) {
      held = false;
      input.offer(origin, new double[values.length], clock.getAsLong());
    }
  }

  private void offer() {
    input.offer(origin, values, clock.getAsLong());
  }

  private synchronized void repeat() {
    try {
      while (!closed) {
        wait(periodMs);
        if (held && !closed) {
          offer();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // Nobody repeats any more: the command grows old.
    }
  }

  /** Lets go, for good. */
  @Override
  public synchronized void close() {
    release();
    closed = true;
    notifyAll();
  }
}
