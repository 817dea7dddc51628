package org.gaitway.control;

import static org.gaitway.control.TestLoop.PERIOD;
import static org.gaitway.control.TestLoop.constant;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.gaitway.policy.ActionKind;
import org.gaitway.robot.IllegalLifecycleException;
import org.gaitway.robot.Lifecycle;
import org.gaitway.safety.Intervention;
import org.gaitway.safety.SafetyMode;
import org.junit.jupiter.api.Test;

class ControlLoopTest {
  private static TestLoop loop() {
    TestLoop loop =
        new TestLoop(
            ActionKind.POSITION,
            LoopFixture.settings(0.01, 0.004),
            List.of(constant(0.1), constant(-0.1)),
            2,
            20 * PERIOD);
    loop.robot.lifecycle = Lifecycle.UNCONFIGURED;
    loop.robot.onRead = () -> loop.robot.state.stamp(loop.time.now);
    return loop;
  }

  @Test
  void goesThroughItsLifecycleAndNoOtherWay() throws Exception {
    TestLoop test = loop();
    ControlLoop loop = new ControlLoop(test.parts);
    assertSame(Lifecycle.UNCONFIGURED, loop.lifecycle());
    assertThrows(IllegalLifecycleException.class, loop::activate);
    loop.configure();
    assertSame(Lifecycle.INACTIVE, loop.lifecycle());
    assertThrows(IllegalLifecycleException.class, loop::configure);
    assertThrows(IllegalLifecycleException.class, loop::deactivate);
    loop.activate();
    assertSame(Lifecycle.ACTIVE, loop.lifecycle());
    test.time.release();
    loop.deactivate();
    assertSame(Lifecycle.INACTIVE, loop.lifecycle());
    loop.close();
    loop.close();
    assertSame(Lifecycle.FINALIZED, loop.lifecycle());
    assertThrows(IllegalLifecycleException.class, loop::configure);
  }

  @Test
  void closingWhileActiveEndsTheLoop() throws Exception {
    TestLoop test = loop();
    ControlLoop loop = new ControlLoop(test.parts);
    loop.configure();
    loop.activate();
    test.time.release();
    loop.close();
    assertSame(Lifecycle.FINALIZED, test.robot.lifecycle);
  }

  @Test
  void aMissedDeadlineIsCountedAndTheNextIsKept() throws Exception {
    TestLoop test = loop();
    try (ControlLoop loop = new ControlLoop(test.parts)) {
      loop.configure();
      loop.activate();
      test.time.awaitSleep();
      long start = test.time.now;
      test.time.wakeUps(20);
      test.time.lateness = 3 * PERIOD + PERIOD / 2;
      test.time.wakeUps(1); // too late for a tick: sleeps on to the next deadline
      assertEquals(20, loop.statistics().snapshot().ticks());
      test.time.wakeUps(1);
      assertEquals(start + 25 * PERIOD, test.time.now);
      assertEquals(21, loop.statistics().snapshot().ticks());
      assertEquals(4, loop.statistics().snapshot().overruns());
      assertEquals(
          3.5 * PERIOD, loop.statistics().snapshot().wakeUp().getMaxValue(), 0.01 * PERIOD);
      assertEquals(1, loop.interventions().get(Intervention.OVERRUN));
      test.time.release();
    }
  }

  @Test
  void statisticsTellHowLateTheLoopWakes() throws Exception {
    TestLoop test = loop();
    try (ControlLoop loop = new ControlLoop(test.parts)) {
      loop.configure();
      loop.activate();
      test.time.awaitSleep();
      test.time.wakeUps(99);
      test.time.lateness = 300_000;
      test.time.wakeUps(1);
      LoopStatistics.Snapshot snapshot = loop.statistics().snapshot();
      assertEquals(100, snapshot.wakeUp().getTotalCount());
      assertEquals(0, snapshot.wakeUp().getValueAtPercentile(99));
      assertEquals(300_000, snapshot.wakeUp().getMaxValue(), 300);
      assertEquals(300_000, snapshot.jitter().getMaxValue(), 300);
      test.time.release();
    }
  }

  @Test
  void inLockStepEveryStateIsAnsweredOnceAndTheRehearsalWritesNothing() throws Exception {
    TestLoop test = loop();
    test.time.lockStep = true;
    try (ControlLoop loop = new ControlLoop(test.parts)) {
      loop.configure();
      loop.activate();
      test.time.awaitSleep();
      assertEquals(0, test.robot.commands.size());
      test.time.lateness = 17 * PERIOD;
      test.time.wakeUps(1);
      test.time.wakeUps(9);
      assertEquals(10, test.robot.commands.size());
      assertEquals(0, loop.statistics().snapshot().overruns());
      test.time.release();
    }
  }

  @Test
  void warmingUpLeavesNoTrace() throws Exception {
    TestLoop test = loop();
    LoopParts parts = test.parts;
    List<SafetyMode> modes = new ArrayList<>();
    LoopParts warm =
        new LoopParts(
            parts.robot(),
            parts.layout(),
            parts.state(),
            List.of(),
            parts.policies(),
            parts.limits(),
            parts.stop(),
            parts.clock(),
            parts.thread(),
            tick -> modes.add(tick.mode()),
            20_000);
    try (ControlLoop loop = new ControlLoop(warm)) {
      loop.configure();
      assertTrue(modes.isEmpty());
      assertTrue(test.robot.commands.isEmpty());
      assertTrue(loop.interventions().isEmpty());
      assertTrue(Double.isNaN(parts.state().position()[0]));
      assertEquals("policy-0", loop.policies().active());
      assertEquals(0, parts.stop().trips());
    }
  }

  @Test
  void aTickAllocatesNothing() {
    TestLoop loop = loop();
    loop.robot.lifecycle = Lifecycle.ACTIVE;
    loop.robot.keeps = false;
    TickRing ring =
        new TickRing(
            64, () -> new TickRecord(loop.layout, loop.parts.policies().maxObservationSize()));
    LoopStatistics statistics = new LoopStatistics();
    LoopTick tick =
        new LoopTick(
            loop.robot, loop.time, loop.parts.policies(), loop.envelope, loop.record, ring);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    // Now and then the JVM allocates on this thread by itself, as when code was recompiled.
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 10 && least > 0; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      busyTicks(loop, tick, ring, statistics, 10_000);
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertEquals(0, least);
    assertNull(tick.failure());
    assertTrue(loop.envelope.count(Intervention.SOFT_STOP) >= 10);
    assertTrue(loop.envelope.count(Intervention.STATE_NOT_FINITE) > 10);
  }

  /** Ticks with faults, stops, switches and overruns among them. */
  private static void busyTicks(
      TestLoop loop, LoopTick tick, TickRing ring, LoopStatistics statistics, int count) {
    for (int i = 0; i < count; i++) {
      loop.time.now += PERIOD;
      loop.robot.state.position()[0] = i % 100 == 0 ? Double.NaN : 0;
      if (i % 1_000 == 500) {
        loop.stop.trip("test");
      } else if (i % 1_000 == 510) {
        loop.stop.rearm();
      } else if (i % 1_000 == 200) {
        loop.parts.policies().select(i % 2_000 < 1_000 ? "policy-1" : "policy-0");
      }
      tick.run(i, loop.time.now, i % 70 == 0 ? 1 : 0, true);
      statistics.wakeUp(i);
      statistics.tick(1_000 + i, 0);
      statistics.jitter(i);
      ring.poll(ControlLoopTest::ignore);
    }
  }

  private static void ignore(TickRecord tick) {}
}
