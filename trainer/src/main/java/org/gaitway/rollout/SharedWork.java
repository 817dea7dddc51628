package org.gaitway.rollout;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Work in parts, of which every thread that runs this takes the next until there are none left. */
final class SharedWork implements Runnable {
  private final int parts;
  private final IntConsumer part;
  private final AtomicInteger next = new AtomicInteger();
  private final CountDownLatch left;
  private volatile Throwable failure;

  SharedWork(int parts, IntConsumer part) {
    this.parts = parts;
    this.part = part;
    this.left = new CountDownLatch(parts);
  }

  @Override
  public void run() {
    for (int i = next.getAndIncrement(); i < parts; i = next.getAndIncrement()) {
      try {
        part.accept(i);
      } catch (RuntimeException | Error e) { // Told to the one who waits.
        failure = e;
      } finally {
        left.countDown();
      }
    }
  }

  /**
   * Waits for the parts that others have taken.
   *
   * @throws RuntimeException what a part threw; an error comes as the cause of an {@link
   *     IllegalStateException}
   */
  void await() {
    boolean interrupted = false;
    while (left.getCount() > 0) {
      try {
        left.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (failure != null) {
      throw failure instanceof RuntimeException e
          ? e
          : new IllegalStateException("a worker failed: " + failure, failure);
    }
  }
}
