package org.gaitway.launch;

import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;

/**
 * Lets a command end in its own time when the user presses Ctrl-C or the system sends SIGTERM: the
 * JVM waits until the program has saved what it has, and said what went wrong with that.
 */
final class StopSignal implements BooleanSupplier, AutoCloseable {

  private static final CountDownLatch PROGRAM_ENDED = new CountDownLatch(1);

  private final Thread hook = new Thread(this::stop, "stop-signal");
  private volatile boolean requested;

  private StopSignal() {}

  /** Starts to listen. */
  static StopSignal listen() {
    StopSignal signal = new StopSignal();
    Runtime.getRuntime().addShutdownHook(signal.hook);
    return signal;
  }

  /** Whether the command should come to its end. Cheap, and safe from any thread. */
  @Override
  public boolean getAsBoolean() {
    return requested;
  }

  /** Lets the JVM go: all is said. */
  static void programEnded() {
    PROGRAM_ENDED.countDown();
  }

  /** Stops listening. */
  @Override
  public void close() {
    if (!requested) {
      Runtime.getRuntime().removeShutdownHook(hook);
    }
  }

  private void stop() {
    requested = true;
    try {
      PROGRAM_ENDED.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
