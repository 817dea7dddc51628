package org.gaitway.rollout;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.gaitway.nn.Sharing;

/**
 * A fixed number of threads that run independent tasks to their end; the caller's is one. A task
 * may itself share its work with threads that have none.
 */
public final class Workers implements Sharing, AutoCloseable {
  private final int threads;
  private static final long LOOK_AGAIN_MICROS = 100;

  private final ThreadPoolExecutor helpers;

  /** Starts {@code threads - 1} daemon threads. */
  public Workers(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, was " + threads);
    }
    this.threads = threads;
    this.helpers =
        threads == 1
            ? null
            : new ThreadPoolExecutor(
                threads - 1,
                threads - 1,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
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

  @Override
  public void share(int parts, IntConsumer part) {
    SharedWork work = new SharedWork(parts, part);
    if (helpers != null) {
      for (int i = 0; i < Math.min(threads, parts) - 1; i++) {
        helpers.execute(work);
      }
    }
    work.run();
    work.await();
  }

  /** Waits for a task to end, and meanwhile takes others that wait for a thread. */
  private RuntimeException await(Future<?> future) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          if (future.isDone()) {
            future.get();
            return null;
          }
          Runnable next = helpers.getQueue().poll(LOOK_AGAIN_MICROS, TimeUnit.MICROSECONDS);
          if (next != null) {
            next.run();
          }
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
