package org.gaitway.control;

import java.util.List;

/** What a control loop runs on: one thread at a time, started as often as the loop is activated. */
public interface LoopThread {
  /**
   * Starts the thread.
   *
   * @param work what it runs, once
   * @throws IllegalStateException if the work before has not ended
   */
  void start(Runnable work);

  /**
   * Waits for the work to end. Harmless if there is none.
   *
   * @throws InterruptedException if the caller is interrupted meanwhile
   */
  void join() throws InterruptedException;

  /**
   * Sleeps until an absolute time. For the work alone; allocates nothing.
   *
   * @param deadline on the clock of {@link System#nanoTime} [ns]; one that is over is not waited
   *     for
   */
  void sleepUntil(long deadline);

  /** What the thread has of what real time asks for, and what it lacks, in words for the user. */
  List<String> notices();
}
