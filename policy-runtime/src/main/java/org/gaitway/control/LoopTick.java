package org.gaitway.control;

import org.gaitway.robot.JointCommand;
import org.gaitway.robot.Robot;
import org.gaitway.safety.SafetyEnvelope;

/**
 * One tick of the loop: read the state, let the policy act, make the command safe, write it. For
 * one thread at a time; neither allocates, nor locks, nor waits, nor throws.
 */
final class LoopTick {
  private final Robot robot;
  private final LoopClock clock;
  private final PolicySwitch policies;
  private final SafetyEnvelope envelope;
  private final LoopObserver observer;
  private final JointCommand target;
  private final TickRecord record;
  private boolean present;
  private boolean failed;
  private boolean sensed;
  private volatile Throwable failure;

  /**
   * @param record with the state that policies and envelope look at
   */
  LoopTick(
      Robot robot,
      LoopClock clock,
      PolicySwitch policies,
      SafetyEnvelope envelope,
      TickRecord record,
      LoopObserver observer) {
    this.robot = robot;
    this.clock = clock;
    this.policies = policies;
    this.envelope = envelope;
    this.record = record;
    this.observer = observer;
    target = new JointCommand(record.command.joints());
  }

  /** Forgets what the robot measured and was told, and that anything failed. */
  void reset() {
    present = false;
    failed = false;
    failure = null;
    record.state.clear();
    for (CommandView input : record.inputs) {
      input.restart();
    }
  }

  /** What was thrown in a tick, which must not happen; null if nothing was. Any thread. */
  Throwable failure() {
    return failure;
  }

  TickRecord record() {
    return record;
  }

  /**
   * Takes a tick.
   *
   * @param tick its number
   * @param deadline when it was due [ns]
   * @param missed ticks left out before it
   * @param writes whether the robot is given the command
   */
  void run(long tick, long deadline, int missed, boolean writes) {
    long start = System.nanoTime();
    record.tick = tick;
    record.deadline = deadline;
    record.missed = missed;
    record.acted = false;
    record.writes = writes;
    record.failedBefore = failed;
    record.failure = TickFailure.NONE;
    try {
      sense();
      think(tick, missed);
      envelope.apply(target, record.command);
    } catch (RuntimeException | Error e) { // A part that was not to throw: the robot is stopped.
      failure = e;
      record.failure = sensed ? TickFailure.POLICY : TickFailure.READ;
      envelope.fail();
      envelope.apply(target, record.command);
    }
    write(writes);
    record.computeNs = System.nanoTime() - start;
    show();
  }

  /** Everything that comes from outside, each once. */
  private void sense() {
    sensed = false;
    policies.look();
    present |= robot.read(record.state);
    record.present = present;
    record.now = clock.now();
    for (CommandView input : record.inputs) {
      input.look(record.now);
    }
    sensed = true;
  }

  private void think(long tick, int missed) {
    envelope.observe(record.now, present, missed);
    if (failed) {
      failed = false;
      envelope.fail();
    }
    if (envelope.isRestarted()) {
      policies.reset(tick);
    }
    if (envelope.needsTarget()) {
      record.acted = policies.isDue(tick);
      policies.step(tick, record.now, envelope, target);
    }
  }

  private void write(boolean writes) {
    record.written = false;
    try {
      record.written = writes && robot.write(record.command);
    } catch (RuntimeException | Error e) { // The next tick stops, as for any other failure.
      failure = e;
      failed = true;
    }
    if (writes && !record.written) {
      envelope.writeRefused();
    }
  }

  private void show() {
    PolicySlot slot = policies.slot();
    if (record.acted) {
      float[] observation = slot.observation();
      System.arraycopy(observation, 0, record.observation, 0, observation.length);
      System.arraycopy(slot.action(), 0, record.action, 0, record.action.length);
      record.observationSize = observation.length;
    }
    record.policy = slot.name();
    record.selected = policies.seen();
    record.stopsBefore = envelope.stopsBefore();
    record.stopAtStart.copyFrom(envelope.stopAtStart());
    record.stopAtEnd.copyFrom(envelope.stopAtEnd());
    record.mode = envelope.mode();
    record.interventions.copyFrom(envelope.interventions());
    try {
      observer.onTick(record);
    } catch (RuntimeException | Error e) {
      failure = e;
      failed = true;
    }
  }
}
