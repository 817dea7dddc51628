package org.gaitway.safety;

import java.util.Map;
import org.gaitway.robot.JointCommand;
import org.gaitway.robot.RobotState;

/**
 * Stands between a policy and a robot. Whatever state, observation and action are, each command
 * that comes out satisfies, for every joint:
 *
 * <ul>
 *   <li>all numbers are finite;
 *   <li>0 ≤ kp ≤ max-kp and 0 ≤ kd ≤ max-kd;
 *   <li>where kp &gt; 0: min-position ≤ position ≤ max-position, and the position is not further
 *       than max-rate times a period from that of the command before, or, if that had no stiffness,
 *       from the measured one brought inside its limits;
 *   <li>|velocity| ≤ max-velocity and |effort| ≤ max-effort;
 *   <li>|kp (position - measured position) + kd (velocity - measured velocity) + effort| ≤
 *       max-effort, where the joint's state is finite;
 *   <li>in the modes {@link SafetyMode#DAMP} and {@link SafetyMode#STOPPED}, kp, velocity and
 *       effort are 0.
 * </ul>
 *
 * <p>{@link EnvelopeCheck} says the same in code of its own.
 *
 * <p>One tick is {@link #observe}, then, if {@link #needsTarget}, the policy with {@link
 * #checkObservation} and {@link #checkAction}, then {@link #apply}. These are for the loop thread:
 * they neither allocate, nor lock, nor wait, nor throw. {@link #count} and {@link #counts} are for
 * any thread.
 */
public final class SafetyEnvelope {
  private static final int MAX_INTERVENTIONS = 128;

  private final EnvelopeLimits limits;
  private final StopLatch stop;
  private final TripLog log;
  private final StateGuard stateGuard;
  private final SignalGuard signalGuard;
  private final CommandLimiter limiter;
  private final RampIn ramp;
  private final JointCommand held;
  private final StopView stopAtStart = new StopView();
  private final StopView stopAtEnd = new StopView();

  private SafetyMode mode = SafetyMode.STOPPED;
  private long now;
  private long faultSeen;
  private long stopsSeen;
  private long stopsBefore;
  private int lateTicks;
  private boolean holds;
  private boolean restarted;
  private boolean refused;

  /**
   * Makes an envelope; {@link #activate} before the first tick.
   *
   * @param limits what to hold the robot to
   * @param state that every tick is in; kept, its owner fills it before {@link #observe}
   * @param stop the soft stop, which the envelope obeys, and trips when a check asks for it
   * @throws IllegalArgumentException if a joint of the limits is not measured
   */
  public SafetyEnvelope(EnvelopeLimits limits, RobotState state, StopLatch stop) {
    this.limits = limits;
    this.stop = stop;
    log = new TripLog(limits.responses(), MAX_INTERVENTIONS);
    stateGuard = new StateGuard(limits, state, log);
    signalGuard = new SignalGuard(limits, log);
    limiter = new CommandLimiter(limits, state, log);
    ramp = new RampIn(limiter, limits.rampIn());
    held = new JointCommand(limits.joints().stream().map(JointLimits::joint).toList());
  }

  /** Forgets all that was: the next tick is the first, and starts with the ramp-in. */
  public void activate() {
    mode = SafetyMode.STOPPED;
    stopsSeen = stop.trips();
    lateTicks = 0;
    holds = false;
    refused = false;
    stateGuard.reset();
    limiter.forget();
  }

  /**
   * Begins a tick: checks time and state, and settles the mode.
   *
   * @param now the time [ns]
   * @param present whether the robot has given a state yet
   * @param missed deadlines that were missed since the last tick
   */
  public void observe(long now, boolean present, int missed) {
    this.now = now;
    stopsBefore = stopsSeen;
    stopAtStart.look(stop);
    log.clear();
    restarted = false;
    if (refused) {
      refused = false;
      log.trip(Intervention.WRITE_REFUSED, -1, 1, 0);
    }
    stateGuard.check(now, present);
    checkLateness(missed);
    settle(stopAtStart);
    if (!mode.isDamping()) {
      boolean late = lateTicks > 0 && holds && log.isOn(Intervention.OVERRUN);
      mode = late ? SafetyMode.HOLD : ramp.isOver(now) ? SafetyMode.RUN : SafetyMode.RAMP_IN;
    }
  }

  private void checkLateness(int missed) {
    if (missed == 0) {
      lateTicks = 0;
    } else if (++lateTicks > limits.overrunHold()) {
      log.trip(Intervention.OVERRUN, -1, missed, limits.overrunHold());
    } else if (log.isOn(Intervention.OVERRUN)) {
      log.trip(Intervention.OVERRUN, Response.WARN, -1, missed, limits.overrunHold());
    }
  }

  /** The stop comes first, then what the checks found; without either a ramp-in may begin. */
  private void settle(StopView seen) {
    long stops = seen.trips();
    if (seen.isTripped() || stops != stopsSeen) {
      stopsSeen = stops;
      if (mode != SafetyMode.STOPPED) {
        log.trip(Intervention.SOFT_STOP, -1, stops, 0);
      }
      enterDamping(SafetyMode.STOPPED);
    } else if (log.worst() == Response.STOP) {
      stop.trip(log.cause().word());
      enterDamping(SafetyMode.STOPPED);
    } else if (log.worst() == Response.DAMP) {
      enterDamping(SafetyMode.DAMP);
    } else if (mode == SafetyMode.STOPPED
        || mode == SafetyMode.DAMP && now - faultSeen >= limits.recovery()) {
      mode = SafetyMode.RAMP_IN;
      restarted = true;
      limiter.restart();
      ramp.start(now);
    }
  }

  private void enterDamping(SafetyMode damping) {
    mode = damping;
    faultSeen = now;
    holds = false;
    restarted = false;
  }

  /** Whether this tick is the first of a ramp-in: policies start afresh. */
  public boolean isRestarted() {
    return restarted;
  }

  /** Whether a policy's target is wanted for this tick. */
  public boolean needsTarget() {
    return mode == SafetyMode.RAMP_IN || mode == SafetyMode.RUN;
  }

  /**
   * Checks what a policy is about to be given.
   *
   * @param observation all its values
   * @return whether it may be given
   */
  public boolean checkObservation(float[] observation) {
    signalGuard.checkObservation(observation);
    return log.worst().compareTo(Response.DAMP) < 0;
  }

  /**
   * Checks what a policy gave.
   *
   * @param action all its values
   * @return whether it may be used
   */
  public boolean checkAction(float[] action) {
    signalGuard.checkAction(action);
    return log.worst().compareTo(Response.DAMP) < 0;
  }

  /**
   * Ends a tick: makes the command.
   *
   * @param target what the policy wants, for as many joints as the limits; read only if {@link
   *     #needsTarget}
   * @param out receives the command
   */
  public void apply(JointCommand target, JointCommand out) {
    stopAtEnd.look(stop);
    settleFaults();
    if (!mode.isDamping()) {
      if (mode != SafetyMode.HOLD) {
        shape(target);
      }
      out.copyFrom(held);
      limiter.soften(out);
      settleFaults();
    }
    if (mode.isDamping()) {
      limiter.damp(out);
    }
  }

  /** Once more within a tick: a stop, or a fault that was found since. */
  private void settleFaults() {
    boolean fault = log.worst().compareTo(Response.DAMP) >= 0;
    if (!mode.isDamping() && (fault || stopAtEnd.isTripped())) {
      settle(stopAtEnd);
    } else if (log.worst() == Response.STOP && mode == SafetyMode.DAMP) {
      settle(stopAtEnd);
    }
  }

  private void shape(JointCommand target) {
    held.copyFrom(target);
    if (mode == SafetyMode.RAMP_IN) {
      ramp.blend(now, held);
    }
    limiter.limit(held);
    holds = true;
  }

  /** Notes that the robot did not take this tick's command; the next tick answers to it. */
  public void writeRefused() {
    refused = true;
  }

  /** Notes that something threw an exception in this tick, which no part may; it stops. */
  public void fail() {
    log.trip(Intervention.FAILURE, -1, 1, 0);
  }

  /** What is let through at this tick. */
  public SafetyMode mode() {
    return mode;
  }

  /** What this tick saw of the soft stop when it began. */
  public StopView stopAtStart() {
    return stopAtStart;
  }

  /** What this tick saw of the soft stop when it made its command. */
  public StopView stopAtEnd() {
    return stopAtEnd;
  }

  /** How many trips of the soft stop were known before this tick. */
  public long stopsBefore() {
    return stopsBefore;
  }

  /** What this tick's checks found. */
  public Interventions interventions() {
    return log.interventions();
  }

  /** How often a check found something so far. Any thread. */
  public long count(Intervention kind) {
    return log.count(kind);
  }

  /** How often each check found something so far, those that did. Any thread; allocates. */
  public Map<Intervention, Long> counts() {
    return log.counts();
  }
}
