package org.gaitway.control;

import static org.gaitway.control.TestLoop.PERIOD;
import static org.gaitway.control.TestLoop.constant;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.gaitway.policy.ActionKind;
import org.gaitway.robot.JointCommand;
import org.gaitway.safety.Intervention;
import org.gaitway.safety.Response;
import org.gaitway.safety.SafetyMode;
import org.gaitway.safety.SafetySettings;
import org.junit.jupiter.api.Test;

/** What the envelope does, seen from the robot. Limits are those of {@link LoopFixture}. */
class EnvelopeBehaviourTest {
  private static final int RAMP_TICKS = 10;
  private static final int RECOVERY_TICKS = 4;

  private static final SafetySettings SETTINGS =
      LoopFixture.settings(RAMP_TICKS * 1e-3, RECOVERY_TICKS * 1e-3);

  private static TestLoop positions(double target) {
    return new TestLoop(ActionKind.POSITION, SETTINGS, List.of(constant(target)));
  }

  private static void assertDamps(JointCommand command) {
    for (int i = 0; i < 2; i++) {
      assertEquals(0, command.kp()[i]);
      assertEquals(1.5, command.kd()[i]);
      assertEquals(0, command.velocity()[i]);
      assertEquals(0, command.effort()[i]);
    }
  }

  @Test
  void aRobotThatFallsSilentIsDampedExactlyWhenItsLastStateIsTooOld() {
    TestLoop loop = positions(0.02).ticks(20);
    for (int age = 1; age <= 20; age++) { // max-state-age is 0.02 s
      loop.tick(age * PERIOD, 0);
      assertSame(SafetyMode.RUN, loop.envelope.mode(), "age " + age);
    }
    loop.tick(21 * PERIOD, 0);
    assertSame(SafetyMode.DAMP, loop.envelope.mode());
    assertDamps(loop.robot.last());
    assertEquals(1, loop.envelope.count(Intervention.STATE_AGE));
    assertEquals(0.021, loop.envelope.interventions().value(0), 1e-12);
  }

  @Test
  void dampingEndsInARampOnceTheCauseIsGoneForTheRecoveryTime() {
    TestLoop loop = positions(0.02).ticks(20);
    loop.robot.state.position()[0] = Double.NaN;
    loop.ticks(1);
    assertTrue(loop.envelope.interventions().contains(Intervention.STATE_NOT_FINITE));
    loop.robot.state.position()[0] = 0;
    loop.ticks(RECOVERY_TICKS - 1);
    assertSame(SafetyMode.DAMP, loop.envelope.mode());
    loop.ticks(1);
    assertSame(SafetyMode.RAMP_IN, loop.envelope.mode());
    loop.ticks(RAMP_TICKS);
    assertSame(SafetyMode.RUN, loop.envelope.mode());
  }

  @Test
  void aStampThatGoesBackOrIsAheadIsAClockStep() {
    TestLoop loop = positions(0).ticks(20);
    loop.tick(2 * PERIOD, 0);
    assertTrue(loop.envelope.interventions().contains(Intervention.CLOCK_STEP));
    assertSame(SafetyMode.DAMP, loop.envelope.mode());
    loop.ticks(20).tick(-2 * PERIOD, 0);
    assertTrue(loop.envelope.interventions().contains(Intervention.CLOCK_STEP));
  }

  @Test
  void aJointThatMovesFasterThanItCanIsNotBelieved() {
    TestLoop loop = positions(0).ticks(20);
    loop.robot.state.position()[1] = 3 * 8 * 1e-3 + 1e-6; // jump x max-velocity x period
    loop.ticks(1);
    assertTrue(loop.envelope.interventions().contains(Intervention.STATE_JUMP));
    assertEquals(1, loop.envelope.interventions().index(0));
    assertSame(SafetyMode.DAMP, loop.envelope.mode());
  }

  @Test
  void aTiltedBodyStopsForGood() {
    TestLoop loop = positions(0).ticks(20);
    double half = 1.01 / 2; // max-tilt is 1 rad
    loop.robot.state.orientation()[0] = Math.cos(half);
    loop.robot.state.orientation()[1] = Math.sin(half);
    loop.ticks(1);
    assertSame(SafetyMode.STOPPED, loop.envelope.mode());
    assertEquals("tilt", loop.stop.source().orElseThrow());
    loop.robot.state.orientation()[0] = 1;
    loop.robot.state.orientation()[1] = 0;
    loop.ticks(100);
    assertSame(SafetyMode.STOPPED, loop.envelope.mode());
    assertDamps(loop.robot.last());
  }

  @Test
  void targetsAreLimitedInPositionAndRate() {
    TestLoop loop = positions(7).ticks(30);
    assertTrue(loop.envelope.interventions().contains(Intervention.POSITION_LIMIT));
    double before = loop.robot.last().position()[0];
    loop.ticks(1);
    assertEquals(4e-3, loop.robot.last().position()[0] - before, 1e-12); // max-rate x period
    loop.ticks(300);
    assertEquals(1, loop.robot.last().position()[0]);
  }

  @Test
  void aJointIsSoftenedUntilItsEffortIsAllowed() {
    TestLoop loop = positions(1).ticks(300);
    JointCommand command = loop.robot.last(); // 40 N·m/rad x 1 rad is over 25 N·m
    assertEquals(1, command.position()[0]);
    assertEquals(25, command.kp()[0] * 1, 1e-9);
    assertEquals(2 * 25.0 / 40, command.kd()[0], 1e-9);
    assertTrue(loop.envelope.interventions().contains(Intervention.EFFORT_LIMIT));
  }

  @Test
  void effortsThatAreHugeAndCancelAreNotTrusted() {
    TestLoop loop = positions(0);
    loop.robot.state.position()[0] = -1e17; // 40 N·m/rad x 1e17 rad = 2 N·m·s/rad x 2e18 rad/s
    loop.robot.state.velocity()[0] = 2e18 * (1 + 1e-15);
    loop.ticks(1);
    assertEquals(0, loop.robot.last().kp()[0]);
    assertTrue(loop.robot.last().kd()[0] * loop.robot.state.velocity()[0] <= 25);
  }

  @Test
  void dampingOfAFastJointIsHeldToItsEffortToo() {
    TestLoop loop = positions(0).ticks(20);
    loop.stop.trip("test");
    loop.robot.state.velocity()[0] = 100;
    loop.ticks(1);
    assertEquals(0.25, loop.robot.last().kd()[0], 1e-9);
  }

  @Test
  void aLateTickHoldsTheTargetsAndManyDamp() {
    TestLoop loop =
        new TestLoop(
            ActionKind.POSITION,
            SETTINGS,
            List.of(
                (o, a) -> {
                  a[0] += 1e-3f;
                  a[1] = a[0];
                }));
    loop.ticks(40);
    double before = loop.robot.last().position()[0];
    loop.tick(0, 1);
    assertSame(SafetyMode.HOLD, loop.envelope.mode());
    assertEquals(before, loop.robot.last().position()[0]);
    loop.tick(0, 1);
    assertSame(SafetyMode.HOLD, loop.envelope.mode());
    loop.tick(0, 1);
    assertSame(SafetyMode.DAMP, loop.envelope.mode());
    loop.ticks(RECOVERY_TICKS);
    assertSame(SafetyMode.RAMP_IN, loop.envelope.mode());
  }

  @Test
  void aHeldTickGoesOnInRun() {
    TestLoop loop = positions(0.02).ticks(20).tick(0, 3);
    assertSame(SafetyMode.HOLD, loop.envelope.mode());
    loop.ticks(1);
    assertSame(SafetyMode.RUN, loop.envelope.mode());
  }

  @Test
  void effortsGrowFromNothingAndAreDampedMeanwhile() {
    TestLoop loop = new TestLoop(ActionKind.EFFORT, SETTINGS, List.of(constant(10)));
    loop.ticks(1);
    assertEquals(0, loop.robot.last().effort()[0]);
    assertEquals(1.5, loop.robot.last().kd()[0]);
    double before = 0;
    for (int i = 1; i < RAMP_TICKS; i++) {
      loop.ticks(1);
      assertTrue(loop.robot.last().effort()[0] > before);
      before = loop.robot.last().effort()[0];
    }
    loop.ticks(1);
    assertEquals(10, loop.robot.last().effort()[0]);
    assertEquals(0, loop.robot.last().kd()[0]);
    assertEquals(0, loop.robot.last().kp()[0]);
  }

  @Test
  void withoutARampTheFirstCommandIsThePolicysBitForBit() {
    float odd = 0.1f;
    TestLoop loop =
        new TestLoop(ActionKind.EFFORT, LoopFixture.settings(0, 0), List.of(constant(odd)));
    loop.ticks(1);
    assertSame(SafetyMode.RUN, loop.envelope.mode());
    assertEquals(odd, loop.robot.last().effort()[0]);
    assertEquals(0, loop.envelope.interventions().size());
  }

  @Test
  void anActionThatIsNoNumberStops() {
    TestLoop loop = new TestLoop(ActionKind.POSITION, SETTINGS, List.of(constant(Double.NaN)));
    loop.ticks(1);
    assertSame(SafetyMode.STOPPED, loop.envelope.mode());
    assertEquals("action-not-finite", loop.stop.source().orElseThrow());
    assertDamps(loop.robot.last());
  }

  @Test
  void aPolicyThatThrowsStops() {
    TestLoop loop =
        new TestLoop(
            ActionKind.POSITION,
            SETTINGS,
            List.of(
                (o, a) -> {
                  throw new IllegalStateException("broken");
                }));
    loop.ticks(2);
    assertEquals("broken", loop.tick.failure().getMessage());
    assertSame(SafetyMode.STOPPED, loop.envelope.mode());
    assertDamps(loop.robot.last());
  }

  @Test
  void aRefusedCommandIsCountedAtTheNextTick() {
    TestLoop loop = positions(0).ticks(20);
    loop.robot.takes = () -> false;
    loop.ticks(1);
    loop.robot.takes = () -> true;
    loop.ticks(1);
    assertTrue(loop.envelope.interventions().contains(Intervention.WRITE_REFUSED));
    assertSame(Response.WARN, loop.envelope.interventions().response(0));
    loop.ticks(1);
    assertFalse(loop.envelope.interventions().contains(Intervention.WRITE_REFUSED));
  }

  @Test
  void thePolicyActsOncePerDecimationAndAfterMissedTicksAtOnce() {
    int[] acts = {0};
    TestLoop loop = new TestLoop(ActionKind.POSITION, SETTINGS, List.of((o, a) -> acts[0]++), 4, 0);
    loop.ticks(9);
    assertEquals(3, acts[0]);
    loop.tick(0, 3); // held; the policy was due meanwhile
    assertEquals(3, acts[0]);
    loop.ticks(1);
    assertEquals(4, acts[0]);
  }
}
