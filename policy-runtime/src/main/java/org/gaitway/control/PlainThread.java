package org.gaitway.control;

import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** An ordinary thread, which shares the machine with all others. */
public final class PlainThread implements LoopThread {
  private final List<String> notices;
  private Thread thread;

  /** A thread that nobody asked more of. */
  public PlainThread() {
    this(List.of("the loop runs on an ordinary thread: its deadlines depend on other load"));
  }

  /**
   * @param notices why it is an ordinary one
   */
  PlainThread(List<String> notices) {
    this.notices = List.copyOf(notices);
  }

  @Override
  public void start(Runnable work) {
    if (thread != null && thread.isAlive()) {
      throw new IllegalStateException("the loop thread is running");
    }
    thread = new Thread(work, "gaitway-loop");
    thread.setPriority(Thread.MAX_PRIORITY);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void join() throws InterruptedException {
    if (thread != null) {
      thread.join();
    }
  }

  @Override
  public void sleepUntil(long deadline) {
    long left = deadline - System.nanoTime();
    while (left > 0) {
      LockSupport.parkNanos(left);
      left = deadline - System.nanoTime();
    }
  }

  @Override
  public List<String> notices() {
    return notices;
  }
}
