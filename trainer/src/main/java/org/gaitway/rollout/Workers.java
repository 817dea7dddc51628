package org.gaitway.rollout;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A fixed number of threads that run independent tasks to their end; the caller's is one. */
public final class Workers implements AutoCloseable {
  private final int threads;
  private final ExecutorService helpers;

  /** Starts {@code threads - 1} daemon threads. */
  public Workers(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, was " + threads);
    }
    this.threads = threads;
    this.helpers =
        threads == 1
            ? null
            : Executors.newFixedThreadPool(
                threads - 1,
                runnable -> {
                  Thread thread = new Thread(runnable, "gaitway-worker");
                  thread.setDaemon(true);
                  return thread;
                });
  }

  /** Number of threads, the caller's included. */
  public int threads() {
    return threads;
  }

  /**
   * Runs all tasks and returns when every one has ended. The first runs on the caller's thread.
   *
   * @throws RuntimeException the first that a task threw, when all have ended; an error comes as
   *     the cause of an {@link IllegalStateException}
   */
  public void run(List<? extends Runnable> tasks) {
    List<Future<?>> pending = new ArrayList<>();
    List<Runnable> own = new ArrayList<>();
    for (int i = 0; i < tasks.size(); i++) {
      if (helpers == null || i == 0) {
        own.add(tasks.get(i));
      } else {
        pending.add(helpers.submit(tasks.get(i)));
      }
    }
    RuntimeException failure = null;
    for (Runnable task : own) {
      failure = firstOf(failure, attempt(task));
    }
    for (Future<?> future : pending) {
      failure = firstOf(failure, await(future));
    }
    if (failure != null) {
      throw failure;
    }
  }

  private static RuntimeException attempt(Runnable task) {
    try {
      task.run();
      return null;
    } catch (RuntimeException | Error e) { // Not before the others have ended: they share memory.
      return failure(e);
    }
  }

  private static RuntimeException await(Future<?> future) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          future.get();
          return null;
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          return failure(e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static RuntimeException failure(Throwable thrown) {
    return thrown instanceof RuntimeException e
        ? e
        : new IllegalStateException("a worker failed: " + thrown, thrown);
  }

  private static RuntimeException firstOf(RuntimeException first, RuntimeException second) {
    return first != null ? first : second;
  }

  @Override
  public void close() {
    if (helpers != null) {
      helpers.shutdown();
    }
  }
}
