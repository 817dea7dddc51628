package org.gaitway.control;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.gaitway.robot.Lifecycle;
import org.gaitway.robot.Lifecycle.Transition;
import org.gaitway.robot.Robot;
import org.gaitway.safety.EnvelopeCheck;
import org.gaitway.safety.Intervention;
import org.gaitway.safety.SafetyEnvelope;
import org.gaitway.safety.SafetyMode;

/**
 * Lets policies control a robot: at each period of the loop, the state is read, the policy acts if
 * it is due, and a command inside the safety envelope is written. Nothing is commanded unless the
 * loop is active.
 *
 * <p>The lifecycle's methods are for one thread at a time, and not for the loop thread. All others
 * are for any thread.
 */
public final class ControlLoop implements AutoCloseable {
  private final LoopParts parts;
  private final SafetyEnvelope envelope;
  private final LoopTick tick;
  private final DeadlineSchedule schedule;
  private final LoopStatistics statistics = new LoopStatistics();

  private volatile Lifecycle lifecycle = Lifecycle.UNCONFIGURED;
  private volatile boolean running;

  /** Makes a loop; nothing is connected yet. */
  public ControlLoop(LoopParts parts) {
    this.parts = parts;
    envelope = new SafetyEnvelope(parts.limits(), parts.state(), parts.stop());
    schedule = new DeadlineSchedule(parts.limits().period());
    tick =
        new LoopTick(
            parts.robot(),
            parts.clock(),
            parts.policies(),
            envelope,
            WarmUp.record(parts),
            parts.observer());
  }

  /**
   * Connects to the robot and warms up: the code of a tick is run until it is compiled, against a
   * robot that is none.
   *
   * @throws org.gaitway.robot.IllegalLifecycleException unless unconfigured
   * @throws IllegalArgumentException if the robot lacks a joint or sensor
   * @throws IOException if the robot cannot be reached; the loop stays unconfigured
   */
  public void configure() throws IOException {
    Lifecycle next = lifecycle.after(Transition.CONFIGURE);
    parts.robot().configure(parts.layout());
    WarmUp.run(parts, parts.warmUpTicks());
    lifecycle = next;
  }

  /**
   * Starts to control the robot. Before anything moves, the soft stop is rehearsed: it is tripped,
   * and must lead to a command that only damps, which the robot must take. Then the robot is ramped
   * in from its measured pose.
   *
   * @throws org.gaitway.robot.IllegalLifecycleException unless inactive
   * @throws IllegalStateException if the soft stop is tripped, or does not work; the loop stays
   *     inactive
   * @throws IOException if the robot does not answer; the loop stays inactive
   */
  public void activate() throws IOException {
    Lifecycle next = lifecycle.after(Transition.ACTIVATE);
    refuseIfStopped();
    parts.robot().activate();
    try {
      rehearseStop();
      tick.reset();
      envelope.activate();
      running = true;
      parts.thread().start(this::run);
    } catch (RuntimeException e) {
      running = false;
      parts.robot().deactivate();
      throw e;
    }
    lifecycle = next;
  }

  private void refuseIfStopped() {
    Optional<String> source = parts.stop().source();
    if (source.isPresent()) {
      throw new IllegalStateException(
          "the soft stop was tripped by " + source.get() + "; arm it again before activation");
    }
  }

  private void rehearseStop() {
    tick.reset();
    envelope.activate();
    boolean rehearsal = parts.stop().beginRehearsal();
    boolean writes = !parts.clock().isLockStep(); // There, each command answers a state.
    tick.record().rehearsal = true;
    tick.record().wakeUp = parts.clock().now();
    tick.run(0, tick.record().wakeUp, 0, writes);
    tick.record().rehearsal = false;
    boolean undisturbed = parts.stop().endRehearsal();
    refuseIfStopped();
    TickRecord stopped = tick.record();
    String violation =
        new EnvelopeCheck(parts.limits())
            .violation(stopped.command(), stopped.state(), SafetyMode.STOPPED);
    if (!rehearsal || !undisturbed || stopped.mode() != SafetyMode.STOPPED || violation != null) {
      throw new IllegalStateException(
          "the soft stop does not work: tripped before activation, the envelope was "
              + stopped.mode()
              + (violation == null ? "" : ", " + violation));
    }
    if (writes && !stopped.written()) {
      throw new IllegalStateException("the robot did not take the command of the stop's rehearsal");
    }
  }

  private void run() {
    LoopClock clock = parts.clock();
    boolean lockStep = clock.isLockStep();
    schedule.start(clock.now());
    long lastWake = 0;
    long lastDeadline = 0;
    while (running) {
      if (!clock.sleepUntil(schedule.deadline())) {
        continue;
      }
      long now = clock.now();
      long deadline = lockStep ? now : schedule.deadline();
      statistics.wakeUp(now - deadline);
      if (!lockStep && !schedule.wake(now)) {
        continue;
      }
      tick.record().wakeUp = now;
      tick.run(schedule.tick(), deadline, schedule.missed(), true);
      statistics.tick(tick.record().computeNs(), schedule.missed());
      if (lastDeadline != 0) {
        statistics.jitter(now - lastWake - (deadline - lastDeadline));
      }
      lastWake = now;
      lastDeadline = deadline;
      schedule.done(lockStep ? schedule.deadline() : clock.now());
    }
  }

  /**
   * Stops to control the robot, which then does what is safe for it.
   *
   * @throws org.gaitway.robot.IllegalLifecycleException unless active
   * @throws InterruptedException if the caller is interrupted while the last tick ends; the loop
   *     stays active, with its thread about to end
   */
  public void deactivate() throws InterruptedException {
    Lifecycle next = lifecycle.after(Transition.DEACTIVATE);
    running = false;
    parts.thread().join();
    parts.robot().deactivate();
    lifecycle = next;
  }

  /** Deactivates if need be, disconnects and closes the policies, for good. Twice is harmless. */
  @Override
  public void close() {
    if (lifecycle == Lifecycle.FINALIZED) {
      return;
    }
    running = false;
    try {
      parts.thread().join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // The thread ends by itself; the robot is closed now.
    }
    parts.robot().close();
    parts.policies().close();
    lifecycle = Lifecycle.FINALIZED;
  }

  /** The state of the loop. */
  public Lifecycle lifecycle() {
    return lifecycle;
  }

  /** The robot that it controls. */
  public Robot robot() {
    return parts.robot();
  }

  /** The policies, to switch between them. */
  public PolicySwitch policies() {
    return parts.policies();
  }

  /** How well it keeps its time. */
  public LoopStatistics statistics() {
    return statistics;
  }

  /** How often each check of the safety envelope found something, those that did. */
  public Map<Intervention, Long> interventions() {
    return envelope.counts();
  }

  /** What a part threw on the loop thread, if one did; the robot was stopped for it. */
  public Optional<Throwable> failure() {
    return Optional.ofNullable(tick.failure());
  }
}
