package org.gaitway.control;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CommandInputTest {
  private static final long MAX_AGE_NS = 500;
  private static final long SECOND_NS = 1_000_000_000;

  private final CommandInput input =
      new CommandInput("velocity", new double[] {-1, -0.5}, new double[] {1, 0.5}, MAX_AGE_NS);
  private final double[] out = {9, 9, 9};

  @Test
  void withoutACommandTheRobotIsToStand() {
    assertFalse(at(0));
    assertArrayEquals(new double[] {0, 0, 9}, out);
  }

  /** Reads what is in force at a time; whether it is a command. */
  private boolean at(long now) {
    input.fetch(now);
    return input.read(now, out, 0);
  }

  @Test
  void aCommandIsLimitedToItsRange() {
    assertTrue(input.offer(new double[] {0.25, -7}, 100));
    assertTrue(at(200));
    assertArrayEquals(new double[] {0.25, -0.5, 9}, out);
  }

  @Test
  void aStaleCommandCountsAsZero() {
    input.offer(new double[] {1, 0.5}, 100);
    assertTrue(at(100 + MAX_AGE_NS));
    assertFalse(at(101 + MAX_AGE_NS));
    assertArrayEquals(new double[] {0, 0, 9}, out);
  }

  @Test
  void whatIsNotFiniteIsNotTaken() {
    input.offer(new double[] {0.5, 0}, 100);
    assertFalse(input.offer(new double[] {Double.NaN, 0}, 101));
    assertFalse(input.offer(new double[] {0, Double.POSITIVE_INFINITY}, 101));
    assertFalse(input.offer(new double[] {0}, 101));
    assertTrue(at(102));
    assertArrayEquals(new double[] {0.5, 0, 9}, out);
  }

  @Test
  void handsComeBeforeProgramsAsLongAsTheyAreFresh() {
    input.offer(CommandOrigin.SCRIPT, new double[] {0.1, 0}, 400);
    assertEquals(0.1, first(400));
    input.offer(CommandOrigin.TOPIC, new double[] {0.2, 0}, 300);
    assertEquals(0.2, first(400));
    input.offer(CommandOrigin.GAMEPAD, new double[] {0.4, 0}, 100);
    input.offer(CommandOrigin.KEYBOARD, new double[] {0.3, 0}, 200);
    assertEquals(0.4, first(600));
    assertEquals(0.3, first(601));
    assertEquals(0.2, first(701));
    assertEquals(0.1, first(801));
    assertEquals(0, first(901));
  }

  private double first(long now) {
    at(now);
    return out[0];
  }

  @Test
  void zeroFromHandsIsACommandToo() {
    input.offer(CommandOrigin.TOPIC, new double[] {0.2, 0}, 100);
    input.offer(CommandOrigin.KEYBOARD, new double[] {0, 0}, 100);
    assertTrue(at(200));
    assertEquals(0, out[0]);
  }

  @Test
  void aLimitedRateIsKeptThereAndBackWhenTheCommandIsStale() {
    CommandInput gentle = gentle();
    gentle.fetch(0);
    gentle.offer(new double[] {1, 1}, 0);
    double[] expected = {0.2, 0.4, 0.6, 0.8, 1, 0.8, 0.6, 0.4, 0.2, 0, 0};
    for (int tenth = 1; tenth <= expected.length; tenth++) {
      gentle.fetch(tenth * SECOND_NS / 10);
      boolean fresh = gentle.read(0, out, 0);
      assertEquals(tenth <= 5, fresh);
      assertEquals(expected[tenth - 1], out[0], 1e-12);
      assertEquals(fresh ? 1 : 0, out[1], "what may jump, jumps");
    }
  }

  private static CommandInput gentle() {
    return new CommandInput(
        "velocity",
        new double[] {-1, -1},
        new double[] {1, 1},
        new double[] {2, Double.POSITIVE_INFINITY},
        SECOND_NS / 2);
  }

  @Test
  void itBeginsAgainAtZero() {
    CommandInput gentle = gentle();
    gentle.offer(new double[] {1, 0}, 0);
    gentle.fetch(0);
    gentle.fetch(SECOND_NS / 10);
    gentle.restart();
    gentle.fetch(SECOND_NS / 5);
    gentle.read(0, out, 0);
    assertEquals(0, out[0], "no time has passed since it began");
  }

  @Property
  void neverDoesACommandJumpFurtherThanItsRate(
      @ForAll @Size(min = 1, max = 20) List<@DoubleRange(min = -9, max = 9) Double> told,
      @ForAll @LongRange(min = 1, max = SECOND_NS) long period) {
    CommandInput gentle = gentle();
    double last = 0;
    long now = 0;
    gentle.fetch(now);
    for (double value : told) {
      gentle.offer(new double[] {value, 0}, now);
      now += period;
      gentle.fetch(now);
      gentle.read(now, out, 0);
      assertTrue(Math.abs(out[0] - last) <= 2 * period * 1e-9 + 1e-12);
      assertTrue(Math.abs(out[0]) <= 1);
      last = out[0];
    }
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

  @Test
  void settingsNeedARateForEachValueOrNone() {
    CommandSettings wrong =
        new CommandSettings(List.of(-1.0, -1.0), List.of(1.0, 1.0), 0.5, Optional.of(List.of(2.0)));
    String message =
        assertThrows(IllegalArgumentException.class, () -> wrong.input("velocity")).getMessage();
    assertTrue(message.contains("velocity"), message);
  }
}
