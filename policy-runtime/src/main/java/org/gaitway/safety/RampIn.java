package org.gaitway.safety;

import org.gaitway.robot.JointCommand;

/**
 * Leads from the measured pose to the policy's targets. Position targets go from the pose to where
 * the policy wants them, velocities and efforts grow from nothing; joints that are commanded by
 * effort are damped as long as they have little.
 */
final class RampIn {
  private final CommandLimiter limiter;
  private final long duration;
  private final double[] pose;
  private long start;

  /**
   * @param duration [ns], may be 0
   */
  RampIn(CommandLimiter limiter, long duration) {
    this.limiter = limiter;
    this.duration = duration;
    pose = new double[limiter.size()];
  }

  /** Starts at the pose that is measured now. */
  void start(long now) {
    start = now;
    for (int i = 0; i < pose.length; i++) {
      pose[i] = limiter.measuredInside(i);
    }
  }

  boolean isOver(long now) {
    return now - start >= duration;
  }

  /** Blends a command with the pose; not to be called once the ramp is over. */
  void blend(long now, JointCommand command) {
    double time = Math.max(0, (double) (now - start) / duration);
    double share = time * time * (3 - 2 * time); // Without a jump of the velocity at either end.
    for (int i = 0; i < pose.length; i++) {
      command.position()[i] = pose[i] + share * (command.position()[i] - pose[i]);
      command.velocity()[i] *= share;
      command.effort()[i] *= share;
      if (command.kp()[i] == 0) {
        command.kd()[i] = Math.max(command.kd()[i], (1 - share) * limiter.damping(i));
      }
    }
  }
}
