package org.gaitway.safety;

import org.gaitway.robot.RobotState;

/** Checks what a robot measures: whether it is new, possible and allowed. */
final class StateGuard {
  private final EnvelopeLimits limits;
  private final JointLimits[] joints;
  private final int[] address;
  private final RobotState state;
  private final TripLog log;
  private final double cosMaxTilt;
  private final double[] lastPosition;
  private long lastStamp;
  private long lastNow;

  /**
   * @param state that every check is of; kept
   */
  StateGuard(EnvelopeLimits limits, RobotState state, TripLog log) {
    this.limits = limits;
    this.state = state;
    this.log = log;
    joints = limits.joints().toArray(JointLimits[]::new);
    address = limits.joints().stream().mapToInt(joint -> state.index(joint.joint())).toArray();
    cosMaxTilt = Math.cos(limits.maxTilt());
    lastPosition = new double[joints.length];
    reset();
  }

  /** Forgets earlier states and times. */
  void reset() {
    lastStamp = RobotState.NEVER;
    lastNow = Long.MIN_VALUE;
  }

  /**
   * Checks the present state.
   *
   * @param now the time [ns]
   * @param present whether the robot has given a state yet
   */
  void check(long now, boolean present) {
    long stamp = present ? state.stamp() : RobotState.NEVER;
    checkClock(now, stamp);
    checkAge(now, stamp);
    if (stamp == RobotState.NEVER) {
      return;
    }
    double seconds = secondsSince(stamp);
    for (int i = 0; i < joints.length; i++) {
      checkJoint(i, seconds);
    }
    checkTilt();
    lastStamp = stamp;
  }

  private void checkClock(long now, long stamp) {
    if (now < lastNow) {
      log.trip(Intervention.CLOCK_STEP, -1, (now - lastNow) * 1e-9, 0);
    }
    lastNow = now;
    if (stamp == RobotState.NEVER) {
      return;
    }
    // Subtractions of stamps may overflow when a sender is mad; comparisons may not.
    if (stamp < lastStamp) {
      log.trip(Intervention.CLOCK_STEP, -1, seconds(stamp, lastStamp), 0);
    } else if (stamp > now && (stamp - now > limits.period() || stamp - now < 0)) {
      log.trip(Intervention.CLOCK_STEP, -1, seconds(stamp, now), limits.period() * 1e-9);
    }
  }

  private void checkAge(long now, long stamp) {
    long age = now - stamp;
    boolean overflow = stamp < now && age < 0;
    if (stamp == RobotState.NEVER || overflow || age > limits.maxStateAge()) {
      double seconds = stamp == RobotState.NEVER ? Double.POSITIVE_INFINITY : seconds(now, stamp);
      log.trip(Intervention.STATE_AGE, -1, seconds, limits.maxStateAge() * 1e-9);
    }
  }

  private static double seconds(long to, long from) {
    return ((double) to - (double) from) * 1e-9;
  }

  /** Time from the last state to this one; a period at least, as stamps of arrival jitter. */
  private double secondsSince(long stamp) {
    if (lastStamp == RobotState.NEVER || stamp == lastStamp) {
      return 0;
    }
    return Math.max(seconds(stamp, lastStamp), limits.period() * 1e-9);
  }

  private void checkJoint(int i, double seconds) {
    JointLimits joint = joints[i];
    double position = state.position()[address[i]];
    double velocity = state.velocity()[address[i]];
    if (!Double.isFinite(position) || !Double.isFinite(velocity)) {
      double found = Double.isFinite(position) ? velocity : position;
      log.trip(Intervention.STATE_NOT_FINITE, i, found, 0);
    }
    double moved = Math.abs(position - lastPosition[i]);
    double possible = limits.jump() * joint.maxVelocity() * seconds;
    if (seconds > 0 && moved > possible) {
      log.trip(Intervention.STATE_JUMP, i, moved, possible);
    }
    lastPosition[i] = position;
    if (position < joint.minPosition() - limits.positionMargin()) {
      log.trip(Intervention.MEASURED_POSITION, i, position, joint.minPosition());
    } else if (position > joint.maxPosition() + limits.positionMargin()) {
      log.trip(Intervention.MEASURED_POSITION, i, position, joint.maxPosition());
    }
    if (Math.abs(velocity) > limits.overspeed() * joint.maxVelocity()) {
      log.trip(
          Intervention.MEASURED_VELOCITY, i, velocity, limits.overspeed() * joint.maxVelocity());
    }
  }

  private void checkTilt() {
    if (!log.isOn(Intervention.TILT)) {
      return;
    }
    double[] q = state.orientation();
    double w2 = q[0] * q[0];
    double x2 = q[1] * q[1];
    double y2 = q[2] * q[2];
    double z2 = q[3] * q[3];
    // Height of the tip of the body's vertical axis; not a number for what is no orientation.
    double cosTilt = (w2 - x2 - y2 + z2) / (w2 + x2 + y2 + z2);
    if (!(cosTilt >= cosMaxTilt)) {
      log.trip(Intervention.TILT, -1, Math.acos(Math.min(1, cosTilt)), limits.maxTilt());
    }
  }
}
