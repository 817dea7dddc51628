package org.gaitway.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void everyTaskRunsOnce(int threads) {
    try (Workers workers = new Workers(threads)) {
      AtomicInteger ran = new AtomicInteger();
      List<Runnable> tasks = new ArrayList<>();
      for (int i = 0; i < 7; i++) {
        int number = 1 << (4 * i);
        tasks.add(() -> ran.addAndGet(number));
      }
      workers.run(tasks);
      assertEquals(0x1111111, ran.get());
      assertEquals(threads, workers.threads());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void everyPartOfSharedWorkRunsOnceWhileOtherTasksRun(int threads) {
    try (Workers workers = new Workers(threads)) {
      int[][] counts = new int[4][100];
      List<Runnable> tasks = new ArrayList<>();
      for (int[] count : counts) {
        tasks.add(
            () -> {
              for (int round = 0; round < 50; round++) {
                workers.share(100, part -> count[part]++);
              }
            });
      }
      workers.run(tasks);
      for (int[] count : counts) {
        for (int part : count) {
          assertEquals(50, part);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void whatAPartOfSharedWorkThrowsIsThrownWhenAllHaveEnded(int threads) {
    try (Workers workers = new Workers(threads)) {
      AtomicInteger ran = new AtomicInteger();
      RuntimeException thrown =
          assertThrows(
              IllegalArgumentException.class,
              () ->
                  workers.share(
                      10,
                      part -> {
                        ran.incrementAndGet();
                        if (part == 3) {
                          throw new IllegalArgumentException("part 3");
                        }
                      }));
      assertEquals("part 3", thrown.getMessage());
      assertEquals(10, ran.get());
    }
  }

  @Test
  void tasksRunAtTheSameTime() {
    CountDownLatch both = new CountDownLatch(2);
    Runnable meeting =
        () -> {
          both.countDown();
          try {
            both.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        };
    try (Workers workers = new Workers(2)) {
      workers.run(List.of(meeting, meeting));
    }
    assertEquals(0, both.getCount());
  }

  @Test
  void theFirstTaskRunsOnTheCallersThread() {
    AtomicReference<Thread> first = new AtomicReference<>();
    try (Workers workers = new Workers(2)) {
      workers.run(List.of(() -> first.set(Thread.currentThread()), () -> {}));
    }
    assertSame(Thread.currentThread(), first.get());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void theFirstFailureIsThrownWhenAllHaveEnded(int threads) {
    AtomicInteger ended = new AtomicInteger();
    RuntimeException failure = new IllegalArgumentException("the second");
    try (Workers workers = new Workers(threads)) {
      List<Runnable> tasks =
          List.of(
              ended::incrementAndGet,
              () -> {
                throw failure;
              },
              ended::incrementAndGet);
      assertSame(failure, assertThrows(RuntimeException.class, () -> workers.run(tasks)));
    }
    assertEquals(2, ended.get());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void anErrorAlsoWaitsForTheOthers(int threads) {
    AtomicInteger ended = new AtomicInteger();
    Error error = new AssertionError("the first");
    try (Workers workers = new Workers(threads)) {
      List<Runnable> tasks =
          List.of(
              () -> {
                throw error;
              },
              ended::incrementAndGet);
      assertSame(
          error, assertThrows(IllegalStateException.class, () -> workers.run(tasks)).getCause());
    }
    assertEquals(1, ended.get());
  }

  @Test
  void anInterruptionDoesNotCutTheTasksShortAndIsNotLost() {
    AtomicInteger ended = new AtomicInteger();
    try (Workers workers = new Workers(2)) {
      Thread.currentThread().interrupt();
      workers.run(List.of(ended::incrementAndGet, ended::incrementAndGet));
      assertTrue(Thread.interrupted());
    }
    assertEquals(2, ended.get());
  }

  @Test
  void atLeastOneThreadIsNeededAndClosingTwiceIsHarmless() {
    assertThrows(IllegalArgumentException.class, () -> new Workers(0));
    Workers workers = new Workers(2);
    workers.close();
    workers.close();
  }
}
