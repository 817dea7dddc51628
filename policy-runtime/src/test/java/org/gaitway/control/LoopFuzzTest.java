package org.gaitway.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import org.gaitway.robot.Robot;
import org.gaitway.robot.RobotLayout;
import org.gaitway.robot.RobotState;
import org.gaitway.safety.EnvelopeCheck;
import org.gaitway.safety.EnvelopeLimits;
import org.gaitway.safety.Intervention;
import org.gaitway.safety.SafetyEnvelope;
import org.gaitway.safety.SafetyMode;
import org.junit.jupiter.api.Test;

/** Ten million ticks of everything that can go wrong, at once. */
class LoopFuzzTest {
  private static final int TICKS = 10_000_000;
  private static final long PERIOD = LoopFixture.PERIOD;

  private final SplittableRandom random = new SplittableRandom(20_240_501);
  private final List<ActuatedJoint> joints =
      List.of(
          joint("hip", ActionKind.POSITION),
          joint("knee", ActionKind.POSITION),
          joint("wheel", ActionKind.VELOCITY),
          joint("tail", ActionKind.EFFORT));
  private final EnvelopeLimits limits = LoopFixture.limits(joints, 5 * PERIOD, 3 * PERIOD);
  private final ObservationPlan plan =
      new ObservationPlan(
          List.of(
              term("position", "joint-position", 4, 1),
              term("velocity", "joint-velocity", 4, 3),
              term("turning", "base-angular-velocity", 3, 2),
              term("gravity", "projected-gravity", 3, 1),
              term("command", "command(velocity,3)", 3, 1),
              term("last", "last-action", 4, 1)),
          joints,
          PERIOD * 1e-9);
  private final RobotLayout layout = plan.required();
  private final RobotState state = new RobotState(layout);
  private final CommandInput velocity =
      new CommandInput("velocity", new double[] {-1, -1, -1}, new double[] {1, 1, 1}, 200 * PERIOD);
  private final SoftStop stop = new SoftStop();
  private final SafetyEnvelope envelope = new SafetyEnvelope(limits, state, stop);
  private final EnvelopeCheck check = new EnvelopeCheck(limits);
  private final HostileRobot robot = new HostileRobot();
  private final Set<SafetyMode> modes = EnumSet.noneOf(SafetyMode.class);
  private long stiffCommands;

  private static ActuatedJoint joint(String name, ActionKind kind) {
    return new ActuatedJoint(name, name, 0, kind, 1, Optional.of(new PdGains(40, 2)));
  }

  private static SourcedTerm term(String name, String source, int size, int history) {
    return SourcedTerm.of(
        new ObservationTerm(name, size, 1, Double.POSITIVE_INFINITY, history),
        ObservationSource.parse(source));
  }

  /** Mostly sound, in every way wrong now and then; checks each command that reaches it. */
  private final class HostileRobot implements Robot, LoopClock {
    private final double[] truth = new double[4];
    private long now = 1_000_000_000;

    private void advance() {
      now += PERIOD;
      if (random.nextInt(5_000) == 0) {
        now += random.nextInt(-20, 20) * PERIOD;
      }
      for (int i = 0; i < truth.length; i++) {
        truth[i] += random.nextDouble(-0.002, 0.002);
        truth[i] = Math.max(-1.2, Math.min(1.2, truth[i]));
      }
    }

    @Override
    public boolean read(RobotState into) {
      if (random.nextInt(1_000) == 0) {
        return false;
      }
      for (int i = 0; i < truth.length; i++) {
        into.position()[i] = truth[i];
        into.velocity()[i] = random.nextDouble(-1, 1);
      }
      into.orientation()[0] = 1;
      into.orientation()[1] = 0;
      into.orientation()[2] = 0;
      into.orientation()[3] = 0;
      Arrays.fill(into.angularVelocity(), random.nextDouble(-1, 1));
      into.stamp(now - random.nextInt(1_000));
      if (random.nextInt(50) == 0) {
        spoil(into);
      }
      return true;
    }

    private void spoil(RobotState into) {
      int joint = random.nextInt(4);
      switch (random.nextInt(11)) {
        case 0 -> into.position()[joint] = anyDouble();
        case 1 -> into.velocity()[joint] = anyDouble();
        case 2 -> truth[joint] = random.nextDouble(-2, 2);
        case 3 -> into.stamp(now - random.nextInt(100) * PERIOD);
        case 4 -> into.stamp(now + random.nextInt(100) * PERIOD);
        case 5 -> into.stamp(random.nextLong());
        case 6 -> into.stamp(RobotState.NEVER);
        case 7 -> into.orientation()[random.nextInt(4)] = anyDouble();
        case 8 -> into.clear();
        case 9 -> into.angularVelocity()[random.nextInt(3)] = anyDouble();
        default -> into.velocity()[joint] = random.nextDouble(-20, 20);
      }
    }

    @Override
    public boolean write(JointCommand command) {
      String violation = check.violation(command, state, envelope.mode());
      if (violation != null) {
        throw new AssertionError(violation);
      }
      stiffCommands += command.kp()[0] > 0 ? 1 : 0;
      return random.nextInt(1_000) != 0;
    }

    @Override
    public long now() {
      return now;
    }

    @Override
    public boolean sleepUntil(long deadline) {
      return true;
    }

    @Override
    public boolean isLockStep() {
      return false;
    }

    @Override
    public void configure(RobotLayout wanted) {}

    @Override
    public void activate() {}

    @Override
    public void deactivate() {}

    @Override
    public void close() {}
  }

  /** Gives what it likes. */
  private final class HostilePolicy implements Policy {
    private final double size;

    private HostilePolicy(double size) {
      this.size = size;
    }

    @Override
    public int observationSize() {
      return plan.size();
    }

    @Override
    public int actionSize() {
      return 4;
    }

    @Override
    public void act(float[] observation, float[] action) {
      for (int i = 0; i < action.length; i++) {
        action[i] = (float) random.nextDouble(-size, size);
      }
      if (random.nextInt(200) == 0) {
        action[random.nextInt(4)] = (float) anyDouble();
      }
    }
  }

  private double anyDouble() {
    return switch (random.nextInt(6)) {
      case 0 -> Double.NaN;
      case 1 -> Double.POSITIVE_INFINITY;
      case 2 -> Double.NEGATIVE_INFINITY;
      case 3 -> Double.longBitsToDouble(random.nextLong());
      case 4 -> Double.MIN_VALUE;
      default -> random.nextDouble(-1e6, 1e6);
    };
  }

  private PolicySlot slot(String name, double size, int decimation, ActionKind kind) {
    List<JointDrive> drives = new ArrayList<>();
    for (ActuatedJoint joint : joints) {
      ActionKind used = kind == null ? joint.kind() : kind;
      drives.add(
          new JointDrive(
              joint.joint(),
              used,
              used == ActionKind.POSITION ? 60 : 0,
              used == ActionKind.EFFORT ? 0 : 3));
    }
    return new PolicySlot(
        name,
        new HostilePolicy(size),
        new ObservationAssembler(plan, state, List.of(velocity)),
        drives,
        new ActionDecoder(LoopFixture.metadata(joints)),
        layout.commanded(),
        decimation,
        decimation == 1 ? Interpolation.HOLD : Interpolation.LINEAR);
  }

  @Test
  void nothingOutsideTheEnvelopeIsWritten() {
    PolicySwitch policies =
        new PolicySwitch(
            List.of(
                slot("mild", 1, 1, null),
                slot("wild", 1e4, 4, null),
                slot("effort", 30, 3, ActionKind.EFFORT)),
            layout.commanded(),
            20 * PERIOD);
    LoopTick tick =
        new LoopTick(
            robot,
            robot,
            policies,
            envelope,
            new TickRecord(
                state, new JointCommand(layout.commanded()), plan.size(), List.of(velocity)),
            record -> modes.add(record.mode()));
    envelope.activate();
    double[] wanted = new double[3];
    long number = 0;
    for (int i = 0; i < TICKS; i++) {
      robot.advance();
      disturb(policies, wanted);
      int missed = random.nextInt(100) == 0 ? 1 + random.nextInt(5) : 0;
      number += 1 + missed;
      tick.run(number, robot.now(), missed, true);
      assertNull(tick.failure());
    }
    assertEquals(EnumSet.allOf(SafetyMode.class), modes);
    for (Intervention kind : Intervention.values()) {
      boolean tried = envelope.count(kind) > 1_000 || kind == Intervention.FAILURE;
      assertTrue(tried, kind.word() + " was hardly tried");
    }
    assertTrue(stiffCommands > TICKS / 4, "the robot was hardly ever commanded: " + stiffCommands);
  }

  private void disturb(PolicySwitch policies, double[] wanted) {
    switch (random.nextInt(2_000)) {
      case 0 -> stop.trip("fuzz");
      case 1, 2 -> policies.select(policies.names().get(random.nextInt(3)));
      case 3, 4, 5 -> {
        for (int i = 0; i < wanted.length; i++) {
          wanted[i] = random.nextInt(20) == 0 ? anyDouble() : random.nextDouble(-2, 2);
        }
        velocity.offer(wanted, robot.now());
      }
      default -> {
        if (stop.isTripped() && random.nextInt(20) == 0) {
          stop.rearm();
        }
      }
    }
  }
}
