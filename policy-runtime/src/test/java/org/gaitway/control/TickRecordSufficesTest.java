package org.gaitway.control;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.gaitway.observation.ObservationAssembler;
import org.gaitway.observation.ObservationPlan;
import org.gaitway.observation.ObservationSource;
import org.gaitway.observation.SourcedTerm;
import org.gaitway.policy.ActionDecoder;
import org.gaitway.policy.ActionKind;
import org.gaitway.policy.ActuatedJoint;
import org.gaitway.policy.ObservationTerm;
import org.gaitway.policy.PdGains;
import org.gaitway.policy.Policy;
import org.gaitway.robot.JointCommand;
import org.gaitway.robot.Lifecycle;
import org.gaitway.robot.RobotState;
import org.gaitway.safety.Intervention;
import org.gaitway.safety.SafetyEnvelope;
import org.gaitway.safety.StopLatch;
import org.gaitway.safety.StopView;
import org.junit.jupiter.api.Test;

/**
 * A second loop is given nothing but the records of the first, and does the same to the last bit.
 */
class TickRecordSufficesTest {
  private static final int TICKS = 400_000;
  private static final int ACTIVATION = 40_000;
  private static final long PERIOD = LoopFixture.PERIOD;
  private static final List<ActuatedJoint> JOINTS =
      List.of(joint("hip", ActionKind.POSITION), joint("wheel", ActionKind.VELOCITY));
  private static final ObservationPlan PLAN =
      new ObservationPlan(
          List.of(
              term("position", "joint-position", 2, 3),
              term("gravity", "projected-gravity", 3, 1),
              term("command", "command(velocity,2)", 2, 1),
              term("again", "command(velocity,2)", 2, 1),
              term("last", "last-action", 2, 2)),
          JOINTS,
          PERIOD * 1e-9);

  private final SplittableRandom random = new SplittableRandom(7);
  private final Map<Intervention, Long> found = new EnumMap<>(Intervention.class);

  private static ActuatedJoint joint(String name, ActionKind kind) {
    return new ActuatedJoint(name, name, 0, kind, 1, Optional.of(new PdGains(40, 2)));
  }

  private static SourcedTerm term(String name, String source, int size, int history) {
    return SourcedTerm.of(
        new ObservationTerm(name, size, 1, Double.POSITIVE_INFINITY, history),
        ObservationSource.parse(source));
  }

  /** Remembers, so that what it gives depends on all since its last reset. */
  private static final class RememberingPolicy implements Policy {
    private final float gain;
    private final Side side;
    private float memory;

    private RememberingPolicy(float gain, Side side) {
      this.gain = gain;
      this.side = side;
    }

    @Override
    public int observationSize() {
      return PLAN.size();
    }

    @Override
    public int actionSize() {
      return JOINTS.size();
    }

    @Override
    public void act(float[] observation, float[] action) {
      side.meanwhile.run();
      float sum = 0;
      for (int i = 0; i < observation.length; i++) {
        sum += observation[i] * (i % 3 - 1);
      }
      memory = 0.9f * memory + gain * sum;
      if (Math.abs(memory) > 1e3f) {
        throw new IllegalStateException("the policy fails");
      }
      action[0] = (float) Math.sin(memory);
      action[1] = memory;
    }

    @Override
    public void reset() {
      memory = 0;
    }
  }

  /** A loop with all that goes into it in the test's hands. */
  private static final class Side {
    private final CommandInput velocity =
        new CommandInput(
            "velocity",
            new double[] {-1, -1},
            new double[] {1, 1},
            new double[] {Double.POSITIVE_INFINITY, 0.5},
            200 * PERIOD);
    private final RobotState state = new RobotState(PLAN.required());
    private final ScriptedRobot robot = new ScriptedRobot(PLAN.required());
    private final SteppedTime time = new SteppedTime();
    private final PolicySwitch policies;
    private final SafetyEnvelope envelope;
    private final LoopTick tick;

    /** What others do while a policy acts. */
    private Runnable meanwhile = () -> {};

    private Side(StopLatch stop) {
      policies =
          new PolicySwitch(
              List.of(slot("calm", 0.1f, 1), slot("wild", 3, 4)),
              PLAN.required().commanded(),
              20 * PERIOD);
      envelope =
          new SafetyEnvelope(LoopFixture.limits(JOINTS, 5 * PERIOD, 3 * PERIOD), state, stop);
      tick =
          new LoopTick(
              robot,
              time,
              policies,
              envelope,
              new TickRecord(
                  state,
                  new JointCommand(PLAN.required().commanded()),
                  PLAN.size(),
                  List.of(velocity)),
              LoopObserver.NONE);
      robot.lifecycle = Lifecycle.ACTIVE;
      robot.keeps = false;
    }

    private PolicySlot slot(String name, float gain, int decimation) {
      return new PolicySlot(
          name,
          new RememberingPolicy(gain, this),
          new ObservationAssembler(PLAN, state, List.of(velocity)),
          JOINTS.stream().map(joint -> JointDrive.of(joint, Optional.empty())).toList(),
          new ActionDecoder(LoopFixture.metadata(JOINTS)),
          PLAN.required().commanded(),
          decimation,
          decimation == 1 ? Interpolation.HOLD : Interpolation.LINEAR);
    }

    private void activate() {
      tick.reset();
      envelope.activate();
    }
  }

  /** Says of the stop what a record says was seen; it cannot be tripped. */
  private static final class RecordedStop implements StopLatch {
    private TickRecord record;
    private int looks;

    private StopView view() {
      return looks <= 1 ? record.stopAtStart() : record.stopAtEnd();
    }

    @Override
    public void trip(String by) {}

    @Override
    public long trips() {
      looks++;
      return looks == 0 ? record.stopsBefore() : view().trips();
    }

    @Override
    public String trippedBy() {
      return view().source();
    }
  }

  @Test
  void aSecondLoopThatIsGivenTheRecordsDoesTheSame() {
    SoftStop stop = new SoftStop();
    Side first = new Side(stop);
    RecordedStop recorded = new RecordedStop();
    Side second = new Side(recorded);
    TickRing before =
        new TickRing(
            1, () -> new TickRecord(PLAN.required(), PLAN.size(), List.of(first.velocity)));
    long number = 0;
    long acted = 0;
    for (int i = 0; i < TICKS; i++) {
      if (i % ACTIVATION == 0) {
        first.activate();
        number = 0;
      }
      disturb(first, stop);
      int missed = random.nextInt(100) == 0 ? 1 + random.nextInt(5) : 0;
      number += 1 + missed;
      first.tick.record().rehearsal = i % ACTIVATION == 0;
      first.tick.run(number, first.time.now, missed, true);
      TickRecord record = first.tick.record();
      acted += record.acted() ? 1 : 0;
      for (int k = 0; k < record.interventions().size(); k++) {
        found.merge(record.interventions().kind(k), 1L, Long::sum);
      }
      if (i > 0) {
        // Whether a write threw is in the record of the tick after.
        boolean writeThrew = record.failedBefore() && i % ACTIVATION != 0;
        assertTrue(before.poll(earlier -> again(second, recorded, earlier, writeThrew)));
      }
      before.onTick(record);
    }
    assertTrue(acted > TICKS / 4, "the policies hardly ever acted: " + acted);
    for (Intervention kind :
        List.of(
            Intervention.SOFT_STOP,
            Intervention.OVERRUN,
            Intervention.STATE_AGE,
            Intervention.WRITE_REFUSED,
            Intervention.FAILURE)) {
      assertTrue(found.getOrDefault(kind, 0L) > 50, kind.word() + " was hardly tried");
    }
  }

  private void disturb(Side side, SoftStop stop) {
    side.time.now += PERIOD + (random.nextInt(3_000) == 0 ? random.nextInt(-9, 9) * PERIOD : 0);
    RobotState state = side.robot.state;
    for (int i = 0; i < 2; i++) {
      double moved = state.position()[i] + random.nextDouble(-0.002, 0.002);
      state.position()[i] = Math.max(-0.5, Math.min(0.5, moved));
    }
    state.velocity()[0] = random.nextDouble(-1, 1);
    state.velocity()[1] = random.nextInt(500) == 0 ? Double.NaN : random.nextDouble(-1, 1);
    state.orientation()[0] = 1;
    state.orientation()[1] = random.nextDouble(-0.1, 0.1);
    state.orientation()[2] = 0;
    state.orientation()[3] = 0;
    state.stamp(side.time.now - (random.nextInt(300) == 0 ? 50 * PERIOD : random.nextInt(99)));
    side.robot.onRead = random.nextInt(5_000) == 0 ? TickRecordSufficesTest::fail : () -> {};
    side.meanwhile = random.nextInt(300) == 0 ? () -> interfere(side, stop) : () -> {};
    boolean takes = random.nextInt(500) != 0;
    boolean throwing = random.nextInt(5_000) == 0;
    side.robot.takes = () -> throwing ? fails() : takes;
    switch (random.nextInt(400)) {
      case 0 -> stop.trip("fuzz");
      case 1 -> side.policies.select(random.nextBoolean() ? "calm" : "wild");
      case 2 ->
          side.velocity.offer(
              CommandOrigin.values()[random.nextInt(4)],
              new double[] {random.nextDouble(-2, 2), random.nextDouble(-2, 2)},
              side.time.now);
      case 3 -> {
        stop.trip("at once");
        stop.rearm();
      }
      default -> {
        if (stop.isTripped() && random.nextInt(20) == 0) {
          stop.rearm();
        }
      }
    }
  }

  /** What comes in the middle of a tick, and is for the next, but for the stop. */
  private void interfere(Side side, SoftStop stop) {
    side.velocity.offer(new double[] {random.nextDouble(), 0}, side.time.now);
    side.policies.select(random.nextBoolean() ? "calm" : "wild");
    if (random.nextInt(4) == 0) {
      stop.trip("meanwhile");
    }
  }

  private static void fail() {
    throw new IllegalStateException("the adapter fails");
  }

  private static boolean fails() {
    fail();
    return false;
  }

  /** Gives a loop what a record says that went into another, and compares what comes out. */
  private static void again(Side side, RecordedStop stop, TickRecord record, boolean writeThrows) {
    stop.record = record;
    if (record.rehearsal()) {
      stop.looks = -1;
      side.activate();
    }
    stop.looks = record.failure() == TickFailure.READ ? 1 : 0; // Then it looks at the end alone.
    side.robot.state.copyFrom(record.state());
    side.robot.onRead =
        record.failure() == TickFailure.READ ? TickRecordSufficesTest::fail : () -> {};
    side.robot.takes = () -> writeThrows ? fails() : record.written();
    side.time.now = record.now();
    CommandView input = record.inputs().get(0);
    if (input.stamp() != RobotState.NEVER) {
      side.velocity.offer(input.values(), input.stamp());
    }
    side.policies.select(record.selected());
    side.tick.run(record.tick(), record.deadline(), record.missed(), record.writes());
    same(record, side.tick.record());
  }

  private static void same(TickRecord expected, TickRecord found) {
    String where = "tick " + expected.tick();
    assertEquals(expected.mode(), found.mode(), where);
    assertEquals(expected.policy(), found.policy(), where);
    assertEquals(expected.acted(), found.acted(), where);
    assertEquals(expected.written(), found.written(), where);
    assertEquals(expected.failure(), found.failure(), where);
    assertEquals(expected.interventions().toString(), found.interventions().toString(), where);
    assertArrayEquals(expected.observation(), found.observation(), where);
    assertArrayEquals(expected.action(), found.action(), where);
    assertArrayEquals(expected.command().position(), found.command().position(), where);
    assertArrayEquals(expected.command().velocity(), found.command().velocity(), where);
    assertArrayEquals(expected.command().effort(), found.command().effort(), where);
    assertArrayEquals(expected.command().kp(), found.command().kp(), where);
    assertArrayEquals(expected.command().kd(), found.command().kd(), where);
  }
}
