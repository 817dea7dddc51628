package org.gaitway.control;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.gaitway.robot.JointCommand;
import org.gaitway.safety.EnvelopeLimits;
import org.gaitway.safety.Intervention;
import org.gaitway.safety.JointLimits;
import org.gaitway.safety.Response;
import org.gaitway.safety.SafetyEnvelope;

/**
 * Runs the code of a tick, every branch of the safety envelope included, until the JVM has compiled
 * it, so that the first tick in earnest is as fast as any and none is interrupted by a
 * recompilation.
 */
final class WarmUp {
  private static final long LONGEST_NS = 700_000_000L;
  private static final double TIGHT = 0.05;

  private WarmUp() {}

  static TickRecord record(LoopParts parts) {
    return new TickRecord(
        parts.state(),
        new JointCommand(parts.layout().commanded()),
        parts.policies().maxObservationSize(),
        parts.commands());
  }

  /** Takes so many ticks, fewer if they take too long; policies and state are then as new. */
  static void run(LoopParts parts, int ticks) {
    long start = System.nanoTime();
    List<EnvelopeLimits> variants = List.of(quick(parts.limits()), tight(quick(parts.limits())));
    for (int round = 0; round < 2 * variants.size(); round++) {
      run(parts, variants.get(round % 2), ticks / 4, start + LONGEST_NS * (round + 1) / 4);
    }
    parts.policies().select(parts.policies().names().get(0));
    parts.policies().look();
    parts.policies().reset(0);
    parts.state().clear();
  }

  private static void run(LoopParts parts, EnvelopeLimits limits, int ticks, long until) {
    WarmUpRobot robot = new WarmUpRobot(limits);
    SoftStop stop = new SoftStop();
    SafetyEnvelope envelope = new SafetyEnvelope(limits, parts.state(), stop);
    LoopTick tick =
        new LoopTick(robot, robot, parts.policies(), envelope, record(parts), LoopObserver.NONE);
    List<String> names = parts.policies().names();
    envelope.activate();
    tick.reset();
    for (int i = 0; i < ticks && System.nanoTime() < until; i++) {
      robot.advance();
      if (i % 97 == 0) {
        stop.trip("warm-up");
      } else if (i % 97 == 3) {
        stop.rearm();
      }
      if (i % 31 == 0) {
        parts.policies().select(names.get(i / 31 % names.size()));
      }
      tick.run(i, robot.now(), i % 53 == 0 ? 2 : 0, true);
    }
  }

  /** The limits themselves, but soon running again after a fault. */
  private static EnvelopeLimits quick(EnvelopeLimits limits) {
    return new EnvelopeLimits(
        limits.joints(),
        limits.responses(),
        limits.period(),
        limits.maxStateAge(),
        5 * limits.period(),
        2 * limits.period(),
        1,
        limits.maxTilt(),
        limits.maxObservation(),
        limits.overspeed(),
        limits.jump(),
        limits.positionMargin());
  }

  /** Limits that trip all the time, and checks that let what is not a number pass on. */
  private static EnvelopeLimits tight(EnvelopeLimits limits) {
    Map<Intervention, Response> responses = new EnumMap<>(limits.responses());
    responses.put(Intervention.OBSERVATION_NOT_FINITE, Response.WARN);
    responses.put(Intervention.ACTION_NOT_FINITE, Response.DAMP);
    return new EnvelopeLimits(
        limits.joints().stream().map(WarmUp::tight).toList(),
        responses,
        limits.period(),
        limits.maxStateAge(),
        limits.rampIn(),
        limits.recovery(),
        limits.overrunHold(),
        limits.maxTilt(),
        TIGHT,
        limits.overspeed(),
        limits.jump(),
        0);
  }

  private static JointLimits tight(JointLimits joint) {
    return new JointLimits(
        joint.joint(),
        -TIGHT,
        TIGHT,
        TIGHT,
        TIGHT,
        TIGHT,
        TIGHT * joint.maxKp(),
        TIGHT * joint.maxKd(),
        TIGHT * joint.damping());
  }
}
