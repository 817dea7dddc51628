package org.gaitway.adapter.ros1.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** Times and durations. */
class TimeTest {
  private static final long GREATEST_TIME = 4_294_967_295_999_999_999L;
  private static final long GREATEST_DURATION = 2_147_483_647_999_999_999L;
  private static final long LEAST_DURATION = -2_147_483_648_000_000_000L;

  @Property(tries = 1000, seed = "1")
  void nanosecondsComeBackFromTimes(@ForAll @LongRange(min = 0, max = GREATEST_TIME) long nanos) {
    Time time = Time.fromNsec(nanos);
    assertEquals(nanos, time.toNsec());
    assertTrue(time.nsecs >= 0 && time.nsecs < 1_000_000_000);
    assertEquals(nanos * 1e-9, time.toSec(), 1e-6);
  }

  @Property(tries = 1000, seed = "1")
  void nanosecondsComeBackFromDurations(
      @ForAll @LongRange(min = LEAST_DURATION, max = GREATEST_DURATION) long nanos,
      @ForAll @LongRange(min = LEAST_DURATION, max = GREATEST_DURATION) long others) {
    Duration duration = Duration.fromNsec(nanos);
    assertEquals(nanos, duration.toNsec());
    assertTrue(duration.nsecs >= 0 && duration.nsecs < 1_000_000_000);
    assertEquals(
        Long.signum(Long.compare(nanos, others)),
        Integer.signum(duration.compareTo(Duration.fromNsec(others))));
  }

  @Test
  void negativeDurationsHavePositiveNanoseconds() {
    assertEquals(new Duration(-1, 900_000_000), Duration.fromNsec(-100_000_000));
    assertEquals("-0.100000000", Duration.fromNsec(-100_000_000).toString());
    assertEquals("-1.500000000", Duration.fromNsec(-1_500_000_000).toString());
    assertEquals(-0.1, Duration.fromNsec(-100_000_000).toSec(), 1e-15);
    assertThrows(ArithmeticException.class, () -> Duration.fromNsec(Long.MAX_VALUE));
  }

  @Test
  void timesAreOrderedAndPrintedBySeconds() {
    assertTrue(new Time(1, 5).compareTo(new Time(2, 0)) < 0);
    assertTrue(new Time(2, 1).compareTo(new Time(2, 0)) > 0);
    assertEquals("4294967295.000000001", new Time(4_294_967_295L, 1).toString());
    assertTrue(new Time().isZero());
    Time time = new Time();
    time.set(new Time(3, 4));
    assertEquals(new Time(3, 4), time);
    assertEquals(new Time(3, 4).hashCode(), time.hashCode());
  }
}
