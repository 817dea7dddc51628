package org.gaitway.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RealtimeThreadTest {
  private static final int POLICY_FIELD = 41 - 3;

  @Test
  void neverWakesBeforeItsDeadline() throws Exception {
    for (LoopThread thread : new LoopThread[] {new PlainThread(), open(50)}) {
      AtomicLong earliest = new AtomicLong(Long.MAX_VALUE);
      thread.start(
          () -> {
            for (int i = 0; i < 50; i++) {
              long deadline = System.nanoTime() + 300_000;
              thread.sleepUntil(deadline);
              earliest.accumulateAndGet(System.nanoTime() - deadline, Math::min);
            }
            thread.sleepUntil(System.nanoTime() - 1_000_000);
          });
      thread.join();
      assertTrue(earliest.get() >= 0, "woke " + -earliest.get() + " ns early");
    }
  }

  private static LoopThread open(int priority) {
    return RealtimeThread.open(priority, Optional.of(0), false, false);
  }

  @Test
  void saysWhatItIsAndIsIt() throws Exception {
    LoopThread thread = open(50);
    AtomicReference<String> stat = new AtomicReference<>();
    thread.start(() -> stat.set(readStat()));
    thread.join();
    boolean fifo = thread.notices().contains("the loop runs with SCHED_FIFO at priority 50");
    String[] fields = stat.get().substring(stat.get().lastIndexOf(')') + 2).split(" ");
    assertEquals(fifo ? "1" : "0", fields[POLICY_FIELD]);
    assertTrue(fifo || thread.notices().toString().contains("limits.conf"));
  }

  private static String readStat() {
    try {
      return Files.readString(Path.of("/proc/thread-self/stat"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void saysWhetherCoresAreKeptAwake() throws Exception {
    LoopThread thread = RealtimeThread.open(50, Optional.empty(), false, true);
    thread.start(() -> {});
    thread.join();
    boolean permitted = Files.isWritable(Path.of("/dev/cpu_dma_latency"));
    assertEquals(permitted, thread.notices().contains("idle cores are kept awake"));
    assertTrue(thread.notices().toString().contains("idle cores"), thread.notices().toString());
  }

  @Test
  void withoutAPriorityItIsAPlainThreadAndSaysSo() {
    LoopThread thread = RealtimeThread.open(0, Optional.empty(), true, true);
    assertTrue(thread instanceof PlainThread);
    assertFalse(thread.notices().isEmpty());
  }

  @Test
  void runsOneWorkAtATimeAndThenAnother() throws Exception {
    LoopThread thread = open(1);
    CountDownLatch end = new CountDownLatch(1);
    thread.start(
        () -> {
          try {
            end.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
    assertThrows(IllegalStateException.class, () -> thread.start(() -> {}));
    end.countDown();
    thread.join();
    CountDownLatch again = new CountDownLatch(1);
    thread.start(again::countDown);
    thread.join();
    assertEquals(0, again.getCount());
  }
}
