package org.gaitway.control;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * A thread with what Linux has for real time, as far as the process may: SCHED_FIFO, memory that is
 * locked, a core, cores that wake up at once, and sleep until absolute times. What it may not is
 * told in {@link #notices}; the thread runs all the same.
 */
public final class RealtimeThread implements LoopThread {
  private static final String RAISE =
      "; run as root, or add 'rtprio 99' and 'memlock unlimited' for this user to"
          + " /etc/security/limits.conf";

  private final int priority;
  private final Optional<Integer> core;
  private final boolean locksMemory;
  private final boolean keepsAwake;
  private final LinuxCalls.Alarm alarm = new LinuxCalls.Alarm();
  private volatile List<String> notices = List.of();
  private Thread thread;

  private RealtimeThread(
      int priority, Optional<Integer> core, boolean locksMemory, boolean keepsAwake) {
    this.priority = priority;
    this.core = core;
    this.locksMemory = locksMemory;
    this.keepsAwake = keepsAwake;
  }

  /**
   * The best thread that this machine offers: on 64-bit Linux a real-time one, elsewhere a plain
   * one with a notice that says so.
   *
   * @param priority 1 to 99, higher goes first; 0 asks for a plain thread
   * @param core to stay on, if any
   * @param locksMemory whether all memory of the process is kept from being paged out
   * @param keepsAwake whether idle cores are kept from sleeping deeply while the thread runs
   */
  public static LoopThread open(
      int priority, Optional<Integer> core, boolean locksMemory, boolean keepsAwake) {
    if (priority == 0) {
      return new PlainThread();
    }
    String system = System.getProperty("os.name") + " on " + System.getProperty("os.arch");
    if (!system.toLowerCase(Locale.ROOT).matches("linux on (amd64|aarch64)")) {
      return new PlainThread(List.of("no real-time thread on " + system + ": it takes Linux"));
    }
    try {
      return new RealtimeThread(priority, core, locksMemory, keepsAwake);
    } catch (LinkageError e) { // The C library cannot be called: a plain thread is what is left.
      return new PlainThread(List.of("no real-time thread, JNA does not load here: " + e));
    }
  }

  @Override
  public void start(Runnable work) {
    if (thread != null && thread.isAlive()) {
      throw new IllegalStateException("the loop thread is running");
    }
    CountDownLatch prepared = new CountDownLatch(1);
    thread = new Thread(() -> live(work, prepared), "gaitway-loop");
    thread.setDaemon(true);
    thread.start();
    boolean interrupted = false;
    while (prepared.getCount() > 0) {
      try {
        prepared.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void live(Runnable work, CountDownLatch prepared) {
    List<String> found = prepare();
    IdleLatency awake = keepsAwake ? awake(found) : null;
    notices = List.copyOf(found);
    prepared.countDown();
    try {
      work.run();
    } finally {
      if (awake != null) {
        awake.close();
      }
    }
  }

  private List<String> prepare() {
    List<String> found = new ArrayList<>();
    if (locksMemory) {
      note(found, "memory is locked", "memory is not locked", LinuxCalls.lockMemory());
    }
    core.ifPresent(
        number ->
            note(
                found,
                "the loop stays on core " + number,
                "the loop does not stay on core " + number,
                LinuxCalls.pinTo(number)));
    note(
        found,
        "the loop runs with SCHED_FIFO at priority " + priority,
        "the loop runs without SCHED_FIFO, and its deadlines depend on other load",
        LinuxCalls.becomeFifo(priority));
    return found;
  }

  /** The request for cores that stay awake; null where it is refused. */
  private static IdleLatency awake(List<String> notices) {
    try {
      IdleLatency latency = IdleLatency.none();
      notices.add("idle cores are kept awake");
      return latency;
    } catch (IOException e) {
      notices.add("idle cores may sleep, and take longer to wake up: " + e.getMessage());
      return null;
    }
  }

  private static void note(List<String> notices, String good, String bad, String error) {
    notices.add(error == null ? good : bad + ": " + error + RAISE);
  }

  @Override
  public void join() throws InterruptedException {
    if (thread != null) {
      thread.join();
    }
  }

  @Override
  public void sleepUntil(long deadline) {
    alarm.sleepUntil(deadline);
  }

  @Override
  public List<String> notices() {
    return notices;
  }
}
