package org.gaitway.control;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CommandInputTest {
  private static final long MAX_AGE_NS = 500;

  private final CommandInput input =
      new CommandInput("velocity", new double[] {-1, -0.5}, new double[] {1, 0.5}, MAX_AGE_NS);
  private final double[] out = {9, 9, 9};

  @Test
  void withoutACommandTheRobotIsToStand() {
    input.fetch();
    assertFalse(input.read(0, out, 1));
    assertArrayEquals(new double[] {9, 0, 0}, out);
  }

  @Test
  void aCommandIsLimitedToItsRange() {
    assertTrue(input.offer(new double[] {0.25, -7}, 100));
    input.fetch();
    assertTrue(input.read(200, out, 0));
    assertArrayEquals(new double[] {0.25, -0.5, 9}, out);
  }

  @Test
  void aStaleCommandCountsAsZero() {
    input.offer(new double[] {1, 0.5}, 100);
    input.fetch();
    assertTrue(input.read(100 + MAX_AGE_NS, out, 0));
    input.fetch();
    assertFalse(input.read(101 + MAX_AGE_NS, out, 0));
    assertArrayEquals(new double[] {0, 0, 9}, out);
  }

  @Test
  void whatIsNotFiniteIsNotTaken() {
    input.offer(new double[] {0.5, 0}, 100);
    assertFalse(input.offer(new double[] {Double.NaN, 0}, 101));
    assertFalse(input.offer(new double[] {0, Double.POSITIVE_INFINITY}, 101));
    assertFalse(input.offer(new double[] {0}, 101));
    input.fetch();
    assertTrue(input.read(102, out, 0));
    assertArrayEquals(new double[] {0.5, 0, 9}, out);
  }

  @Test
  void aRangeMustBeOne() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new CommandInput("v", new double[] {1}, new double[] {-1}, MAX_AGE_NS));
    assertThrows(
        IllegalArgumentException.class,
        () -> new CommandInput("v", new double[] {0}, new double[] {1, 2}, MAX_AGE_NS));
  }
}
