package org.gaitway.control;

import static org.gaitway.control.TestLoop.PERIOD;
import static org.gaitway.control.TestLoop.constant;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.gaitway.observation.ObservationAssembler;
import org.gaitway.policy.ActionDecoder;
import org.gaitway.policy.ActionKind;
import org.gaitway.robot.IllegalLifecycleException;
import org.gaitway.robot.JointCommand;
import org.gaitway.robot.Lifecycle;
import org.gaitway.robot.RobotLayout;
import org.gaitway.robot.RobotState;
import org.gaitway.safety.Intervention;
import org.gaitway.safety.Response;
import org.gaitway.safety.SafetyMode;
import org.gaitway.safety.SafetySettings;
import org.junit.jupiter.api.Test;

/** What users of other tools complain about must not happen here. */
class DeploymentComplaintsTest {
  private static final SafetySettings SETTINGS = LoopFixture.settings(0.01, 0.004);

  private static TestLoop loop(double target) {
    TestLoop loop = new TestLoop(ActionKind.POSITION, SETTINGS, List.of(constant(target)));
    loop.robot.lifecycle = Lifecycle.UNCONFIGURED;
    loop.robot.onRead = () -> loop.robot.state.stamp(loop.time.now);
    return loop;
  }

  @Test
  void jointsAreMappedByNameWhateverTheirOrder() {
    TestLoop loop = loop(0);
    RobotState other =
        new RobotState(new RobotLayout(List.of("knee", "hip"), List.of("knee", "hip"), List.of()));
    other.position()[0] = 0.25;
    other.position()[1] = -0.5;
    float[] observation = new float[2];
    new ObservationAssembler(loop.plan, other, List.of()).assemble(0, observation);
    assertEquals(-0.5f, observation[0]);
    assertEquals(0.25f, observation[1]);
    JointCommand command = new JointCommand(List.of("knee", "hip"));
    new JointTargets(
            loop.joints.stream().map(j -> JointDrive.of(j, Optional.empty())).toList(),
            new ActionDecoder(LoopFixture.metadata(loop.joints)),
            command)
        .write(new float[] {1, 2}, command);
    assertEquals(1, command.position()[command.index("hip")]);
    assertEquals(2, command.position()[command.index("knee")]);
  }

  @Test
  void aPolicyIsGivenItsExactPeriodOrRefused() {
    assertEquals(20, LoopSettings.decimation(0.02, PERIOD));
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> LoopSettings.decimation(0.02, 15_000_000));
    assertTrue(refused.getMessage().contains("whole multiple of the policy's 50.0 Hz"));
  }

  @Test
  void thePhaseDoesNotDriftHoweverLateTheLoopWakes() {
    DeadlineSchedule schedule = new DeadlineSchedule(PERIOD);
    schedule.start(17);
    for (int i = 0; i < 1_000; i++) {
      assertEquals(17 + (schedule.tick() + 1) * PERIOD, schedule.deadline());
      assertTrue(schedule.wake(schedule.deadline() + 400_000));
      schedule.done(schedule.deadline() + (i % 7 == 0 ? 2_300_000 : 500_000));
    }
  }

  @Test
  void nothingIsCommandedWhileInactiveAndReactivationBeginsAtTheMeasuredPose() throws Exception {
    TestLoop test = loop(0.9);
    try (ControlLoop loop = new ControlLoop(test.parts)) {
      assertThrows(IllegalLifecycleException.class, loop::activate);
      loop.configure();
      assertTrue(test.robot.commands.isEmpty());
      loop.activate();
      test.time.awaitSleep();
      test.time.wakeUps(40);
      double before = test.robot.last().position()[0];
      assertTrue(before > 0.1);
      test.time.release();
      loop.deactivate();
      int commands = test.robot.commands.size();
      test.robot.state.position()[0] = -0.3;
      test.robot.state.position()[1] = -0.3;
      assertSame(Lifecycle.INACTIVE, test.robot.lifecycle);
      test.time.hold();
      loop.activate();
      test.time.awaitSleep();
      test.time.wakeUps(3);
      test.time.release();
      loop.deactivate();
      JointCommand first =
          test.robot.commands.subList(commands, test.robot.commands.size()).stream()
              .filter(command -> command.kp()[0] > 0)
              .findFirst()
              .orElseThrow();
      assertEquals(-0.3, first.position()[0], 4e-3 + 1e-12);
    }
    assertSame(Lifecycle.FINALIZED, test.robot.lifecycle);
  }

  @Test
  void policiesSwitchWithoutShaking() {
    int fadeTicks = 100;
    TestLoop loop =
        new TestLoop(
            ActionKind.POSITION,
            LoopFixture.settings(0, 0),
            List.of(constant(0), constant(0.2)),
            1,
            fadeTicks * PERIOD);
    loop.ticks(20);
    loop.parts.policies().select("policy-1");
    double before = 0;
    double greatest = 0;
    for (int i = 0; i < 2 * fadeTicks; i++) {
      loop.ticks(1);
      double now = loop.robot.last().position()[0];
      assertTrue(now >= before);
      greatest = Math.max(greatest, now - before);
      before = now;
    }
    assertEquals(0.2, before, 1e-7);
    assertTrue(greatest < 2 * 0.2 / fadeTicks, "a step of " + greatest);
    assertEquals("policy-1", loop.parts.policies().active());
    assertEquals(0, loop.envelope.count(Intervention.TARGET_RATE_LIMIT));
  }

  @Test
  void theStopIsRehearsedAtEveryActivationBeforeAnyMotion() throws Exception {
    TestLoop test = loop(0.9);
    try (ControlLoop loop = new ControlLoop(test.parts)) {
      loop.configure();
      for (int activation = 0; activation < 3; activation++) {
        test.robot.commands.clear();
        loop.activate();
        JointCommand first = test.robot.commands.get(0);
        assertEquals(0, first.kp()[0]);
        assertEquals(1.5, first.kd()[0]);
        test.time.release();
        loop.deactivate();
      }
      test.robot.takes = () -> false;
      IllegalStateException refused = assertThrows(IllegalStateException.class, loop::activate);
      assertTrue(refused.getMessage().contains("did not take the command"), refused.getMessage());
      assertSame(Lifecycle.INACTIVE, test.robot.lifecycle);
    }
  }

  @Test
  void aStopDuringTheRehearsalIsNotLost() throws Exception {
    TestLoop test = loop(0.9);
    try (ControlLoop loop = new ControlLoop(test.parts)) {
      loop.configure();
      test.robot.onRead = () -> test.stop.trip("operator");
      IllegalStateException refused = assertThrows(IllegalStateException.class, loop::activate);
      assertTrue(refused.getMessage().contains("tripped by operator"), refused.getMessage());
      assertEquals("operator", test.stop.source().orElseThrow());
      assertSame(Lifecycle.INACTIVE, test.robot.lifecycle);
    }
  }

  @Test
  void theFirstTargetIsTheMeasuredPoseHoweverFarThePolicyWants() {
    TestLoop loop = loop(0.9);
    loop.robot.lifecycle = Lifecycle.ACTIVE;
    loop.robot.state.position()[0] = -0.7;
    loop.ticks(1);
    assertEquals(-0.7, loop.robot.last().position()[0]);
    double before = -0.7;
    for (int i = 0; i < 100; i++) {
      loop.ticks(1);
      double step = loop.robot.last().position()[0] - before;
      assertTrue(step >= 0 && step <= 4e-3 + 1e-12, "a step of " + step);
      before = loop.robot.last().position()[0];
    }
  }

  @Test
  void aStopPreemptsAndNoCommandClearsIt() {
    TestLoop loop = loop(0.5);
    loop.robot.lifecycle = Lifecycle.ACTIVE;
    loop.ticks(20);
    loop.stop.trip("operator");
    loop.ticks(1);
    assertSame(SafetyMode.STOPPED, loop.envelope.mode());
    loop.parts.policies().select("policy-0");
    loop.ticks(1_000);
    assertSame(SafetyMode.STOPPED, loop.envelope.mode());
    assertEquals(0, loop.robot.last().kp()[0]);
    loop.stop.rearm();
    loop.ticks(1);
    assertSame(SafetyMode.RAMP_IN, loop.envelope.mode());
    assertEquals(0, loop.robot.last().position()[0]);
  }

  @Test
  void aStopThatIsArmedAgainBetweenTwoTicksIsSeenAllTheSame() {
    TestLoop loop = loop(0.5);
    loop.robot.lifecycle = Lifecycle.ACTIVE;
    loop.ticks(20);
    loop.stop.trip("operator");
    loop.stop.rearm();
    loop.ticks(1);
    assertSame(SafetyMode.STOPPED, loop.envelope.mode());
    assertEquals(1, loop.envelope.count(Intervention.SOFT_STOP));
    loop.ticks(1);
    assertSame(SafetyMode.RAMP_IN, loop.envelope.mode());
  }

  @Test
  void aTrippedStopRefusesActivation() throws Exception {
    TestLoop test = loop(0);
    try (ControlLoop loop = new ControlLoop(test.parts)) {
      loop.configure();
      test.stop.trip("operator");
      assertThrows(IllegalStateException.class, loop::activate);
      assertTrue(test.robot.commands.isEmpty());
    }
  }

  @Test
  void aCheckThatOnlyWarnsIsLoggedWithItsValues() {
    TestLoop loop = loop(0);
    loop.robot.lifecycle = Lifecycle.ACTIVE;
    loop.ticks(20);
    for (int i = 0; i < 120; i++) { // out of its limits, at a speed that can be
      loop.robot.state.position()[0] += 0.01;
      loop.ticks(1);
    }
    assertSame(SafetyMode.RUN, loop.envelope.mode());
    assertTrue(loop.record.interventions().contains(Intervention.MEASURED_POSITION));
    assertSame(Response.WARN, loop.record.interventions().response(0));
    assertEquals(1.2, loop.record.interventions().value(0), 1e-9);
    assertEquals(1, loop.record.interventions().limit(0));
    assertEquals(loop.time.now, loop.record.now());
  }
}
