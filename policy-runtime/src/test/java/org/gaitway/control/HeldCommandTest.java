package org.gaitway.control;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HeldCommandTest {
  private static final long MAX_AGE_NS = 100_000_000;

  private final AtomicLong time = new AtomicLong(1);
  private final CommandInput input =
      new CommandInput("velocity", new double[] {-1}, new double[] {1}, MAX_AGE_NS);
  private final HeldCommand held = new HeldCommand(input, CommandOrigin.KEYBOARD, time::get);
  private final double[] out = {9};

  @AfterEach
  void close() {
    held.close();
  }

  @Test
  void whatIsHeldDoesNotGrowOld() {
    held.hold(new double[] {0.5});
    for (int i = 0; i < 3; i++) {
      time.addAndGet(10 * MAX_AGE_NS);
      await(this::isFresh);
      assertArrayEquals(new double[] {0.5}, out);
    }
  }

  private boolean isFresh() {
    input.fetch(time.get());
    return input.read(time.get(), out, 0);
  }

  @Test
  void lettingGoSaysZeroOnceAndThenNothing() {
    held.hold(new double[] {0.5});
    held.release();
    assertTrue(isFresh());
    assertArrayEquals(new double[] {0}, out);
    input.offer(CommandOrigin.SCRIPT, new double[] {0.25}, time.addAndGet(MAX_AGE_NS + 1));
    assertTrue(isFresh());
    assertArrayEquals(new double[] {0.25}, out, "the next in line");
  }

  @Test
  void whoNeverHeldSaysNothingWhenLettingGo() {
    held.release();
    held.close();
    assertFalse(isFresh());
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + 20_000_000_000L;
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < deadline, "not repeated in 20 s");
      Thread.onSpinWait();
    }
  }
}
