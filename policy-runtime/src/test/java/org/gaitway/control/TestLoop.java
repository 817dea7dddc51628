package org.gaitway.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.gaitway.observation.ObservationAssembler;
import org.gaitway.observation.ObservationPlan;
import org.gaitway.observation.ObservationSource;
import org.gaitway.observation.SourcedTerm;
import org.gaitway.policy.ActionDecoder;
import org.gaitway.policy.ActionKind;
import org.gaitway.policy.ActuatedJoint;
import org.gaitway.policy.ObservationTerm;
import org.gaitway.policy.PdGains;
import org.gaitway.robot.Lifecycle;
import org.gaitway.robot.RobotLayout;
import org.gaitway.robot.RobotState;
import org.gaitway.safety.EnvelopeLimits;
import org.gaitway.safety.SafetyEnvelope;
import org.gaitway.safety.SafetySettings;

/** A loop of one or more policies on a scripted robot with two joints, tick by tick. */
final class TestLoop {
  static final long PERIOD = LoopFixture.PERIOD;

  final List<ActuatedJoint> joints;
  final ObservationPlan plan;
  final RobotLayout layout;
  final ScriptedRobot robot;
  final SoftStop stop = new SoftStop();
  final SteppedTime time = new SteppedTime();
  final LoopParts parts;
  final SafetyEnvelope envelope;
  final TickRecord record;
  final LoopTick tick;
  long number;

  TestLoop(ActionKind kind, SafetySettings safety, List<BiConsumer<float[], float[]>> functions) {
    this(kind, safety, functions, 1, 0);
  }

  TestLoop(
      ActionKind kind,
      SafetySettings safety,
      List<BiConsumer<float[], float[]>> functions,
      int decimation,
      long fadeNs) {
    joints = List.of(joint("hip", kind), joint("knee", kind));
    plan =
        new ObservationPlan(
            List.of(
                SourcedTerm.of(
                    ObservationTerm.plain("position", 2),
                    ObservationSource.parse("joint-position"))),
            joints,
            decimation * PERIOD * 1e-9);
    layout = plan.required();
    robot = new ScriptedRobot(layout);
    RobotState state = new RobotState(layout);
    List<PolicySlot> slots = new ArrayList<>();
    for (BiConsumer<float[], float[]> function : functions) {
      slots.add(
          new PolicySlot(
              "policy-" + slots.size(),
              new FunctionPolicy(2, 2, function),
              new ObservationAssembler(plan, state, List.of()),
              joints.stream().map(j -> JointDrive.of(j, Optional.empty())).toList(),
              new ActionDecoder(LoopFixture.metadata(joints)),
              layout.commanded(),
              decimation,
              Interpolation.HOLD));
    }
    EnvelopeLimits limits = LoopFixture.limits(safety, joints);
    parts =
        new LoopParts(
            robot,
            layout,
            state,
            List.of(),
            new PolicySwitch(slots, layout.commanded(), fadeNs),
            limits,
            stop,
            time,
            time.thread,
            LoopObserver.NONE,
            0);
    envelope = new SafetyEnvelope(limits, state, stop);
    record = WarmUp.record(parts);
    tick = new LoopTick(robot, time, parts.policies(), envelope, record, LoopObserver.NONE);
    robot.lifecycle = Lifecycle.ACTIVE;
    envelope.activate();
  }

  static ActuatedJoint joint(String name, ActionKind kind) {
    Optional<PdGains> gains = Optional.of(new PdGains(40, 2));
    return new ActuatedJoint(name, name, 0, kind, 1, gains);
  }

  /** A policy that always gives the same. */
  static BiConsumer<float[], float[]> constant(double value) {
    return (observation, action) -> {
      action[0] = (float) value;
      action[1] = (float) value;
    };
  }

  /** Takes ticks in time, with fresh states. */
  TestLoop ticks(int count) {
    for (int i = 0; i < count; i++) {
      tick(0, 0);
    }
    return this;
  }

  /** Takes one tick with a state of some age [ns]. */
  TestLoop tick(long age, int missed) {
    time.now += PERIOD * (1 + missed);
    number += 1 + missed;
    robot.state.stamp(time.now - age);
    tick.run(number, time.now, missed, true);
    return this;
  }
}
