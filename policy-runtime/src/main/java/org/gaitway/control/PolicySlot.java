package org.gaitway.control;

import java.util.List;
import org.gaitway.observation.ObservationAssembler;
import org.gaitway.policy.ActionDecoder;
import org.gaitway.policy.Policy;
import org.gaitway.robot.JointCommand;
import org.gaitway.safety.SafetyEnvelope;

/**
 * A policy at work: with the observation that it is given, the action that it gave, and the targets
 * that follow from it. For one thread at a time, once it is made the loop thread.
 */
public final class PolicySlot {
  private final String name;
  private final Policy policy;
  private final ObservationAssembler assembler;
  private final JointTargets targets;
  private final int decimation;
  private final Interpolation interpolation;
  private final float[] observation;
  private final float[] action;
  private final JointCommand from;
  private final JointCommand to;
  private final JointCommand between;
  private long start;
  private long lastStep;
  private boolean fresh = true;

  /**
   * @param name for switching to it
   * @param policy this slot's own
   * @param assembler of its observations, this slot's own
   * @param drives of its joints in its order
   * @param decoder of its actions
   * @param joints of the robot's command, the same in any order
   * @param decimation ticks of the loop from one action to the next, at least 1
   * @param interpolation of the targets between
   * @throws IllegalArgumentException if sizes or joints do not go together
   */
  public PolicySlot(
      String name,
      Policy policy,
      ObservationAssembler assembler,
      List<JointDrive> drives,
      ActionDecoder decoder,
      List<String> joints,
      int decimation,
      Interpolation interpolation) {
    from = new JointCommand(joints);
    to = new JointCommand(joints);
    between = new JointCommand(joints);
    targets = new JointTargets(drives, decoder, to);
    if (policy.observationSize() != assembler.size() || policy.actionSize() != targets.size()) {
      throw new IllegalArgumentException(
          String.format(
              "policy '%s' takes %d values and gives %d; it is assembled %d and moves %d joints",
              name,
              policy.observationSize(),
              policy.actionSize(),
              assembler.size(),
              targets.size()));
    }
    if (decimation < 1) {
      throw new IllegalArgumentException("decimation must be at least 1, found " + decimation);
    }
    this.name = name;
    this.policy = policy;
    this.assembler = assembler;
    this.decimation = decimation;
    this.interpolation = interpolation;
    observation = new float[assembler.size()];
    action = new float[targets.size()];
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** What it was given last (observationSize). Not to be changed. */
  public float[] observation() {
    return observation;
  }

  /** What it gave last (actionSize). Not to be changed. */
  public float[] action() {
    return action;
  }

  /** Forgets its past: it acts at this tick. */
  void reset(long tick) {
    start = tick;
    fresh = true;
    policy.reset();
    assembler.reset();
  }

  /** Frees what the policy has outside the JVM's memory. */
  void close() {
    policy.close();
  }

  /** Whether it acts at this tick, or should have since it last did. */
  boolean isDue(long tick) {
    return fresh || (tick - start) / decimation > (lastStep - start) / decimation;
  }

  /**
   * Observes and acts.
   *
   * @return whether the envelope let both pass
   */
  boolean step(long tick, long now, SafetyEnvelope envelope) {
    assembler.assemble(now, observation);
    if (!envelope.checkObservation(observation)) {
      return false;
    }
    policy.act(observation, action);
    if (!envelope.checkAction(action)) {
      return false;
    }
    assembler.acted(action);
    if (!fresh) {
      target(tick - 1, from);
    }
    targets.write(action, to);
    if (fresh) {
      from.copyFrom(to);
    }
    fresh = false;
    lastStep = tick;
    return true;
  }

  /** Writes the targets of a tick. */
  void target(long tick, JointCommand out) {
    double share = (tick - lastStep + 1) / (double) decimation;
    if (interpolation == Interpolation.HOLD || share >= 1) {
      out.copyFrom(to);
      return;
    }
    between.copyFrom(to);
    for (int i = 0; i < action.length; i++) {
      between.position()[i] = mix(from.position()[i], to.position()[i], share);
      between.velocity()[i] = mix(from.velocity()[i], to.velocity()[i], share);
      between.effort()[i] = mix(from.effort()[i], to.effort()[i], share);
    }
    out.copyFrom(between);
  }

  private static double mix(double from, double to, double share) {
    return from + share * (to - from);
  }
}
