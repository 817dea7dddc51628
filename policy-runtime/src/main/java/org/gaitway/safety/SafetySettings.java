package org.gaitway.safety;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.gaitway.config.Setting;

/**
 * The section {@code safety} of a robot file.
 *
 * @param maxStateAge age from which on a state is not acted on
 * @param rampIn time from the measured pose to the policy's targets
 * @param recovery time for which the cause of damping must be gone
 * @param overrunHold late ticks in a row that are held
 * @param maxTilt of the body
 * @param maxObservation greatest magnitude of an observed value
 * @param overspeed factor on a joint's max-velocity for measured velocities
 * @param jump factor on a joint's max-velocity for what can have been motion
 * @param positionMargin by which a measured position may be outside
 * @param responses what each check leads to
 * @param allJoints limits of every joint that has none of its own
 * @param joints limits by joint
 */
public record SafetySettings(
    @Setting(value = "age from which on a state is not acted on [s]", min = 1e-4, max = 10)
        double maxStateAge,
    @Setting(
            value = "time from the measured pose to the policy's targets [s]; 0 for none",
            min = 0,
            max = 60)
        double rampIn,
    @Setting(
            value = "time for which the cause of damping must be gone before a ramp-in [s]",
            min = 0,
            max = 3600)
        double recovery,
    @Setting(
            value = "late ticks in a row for which the last targets are held, before damping",
            min = 0)
        int overrunHold,
    @Setting(value = "greatest tilt of the body [rad]", min = 0, max = Math.PI) double maxTilt,
    @Setting(value = "greatest magnitude of an observed value", min = 0) double maxObservation,
    @Setting(value = "factor on max-velocity at which a joint is measured too fast", min = 1)
        double overspeed,
    @Setting(
            value = "factor on max-velocity beyond which a change of position cannot be motion",
            min = 1)
        double jump,
    @Setting(value = "by which a measured position may be outside its limits [rad] or [m]", min = 0)
        double positionMargin,
    @Setting("what each check leads to: off, warn, limit, damp or stop") SafetyResponses responses,
    @Setting("limits of every joint that has none of its own") JointSafety allJoints,
    @Setting("limits by joint") Map<String, JointSafety> joints) {
  /** Every check on; the limits of the joints are the robot's to say. */
  public static final SafetySettings DEFAULTS =
      new SafetySettings(
          0.1,
          1,
          1,
          3,
          1,
          1000,
          1.5,
          3,
          0.05,
          SafetyResponses.DEFAULTS,
          JointSafety.UNSET,
          Map.of());

  /** What the policies want of a joint at most, where the robot file does not say. */
  public record WantedJoint(String joint, double kp, double kd) {}

  /**
   * The limits of an envelope.
   *
   * @param wanted the commanded joints in order
   * @param periodNs of the control loop [ns]
   * @throws IllegalArgumentException if a limit is missing or out of range, or a joint has limits
   *     but is not commanded, with its name
   */
  public EnvelopeLimits resolve(List<WantedJoint> wanted, long periodNs) {
    TreeSet<String> unknown = new TreeSet<>(joints.keySet());
    wanted.forEach(joint -> unknown.remove(joint.joint()));
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          String.format(
              "safety.joints: no joint %s; the policy commands %s",
              unknown, wanted.stream().map(WantedJoint::joint).toList()));
    }
    return new EnvelopeLimits(
        wanted.stream().map(this::limits).toList(),
        responses.byCheck(),
        periodNs,
        nanoseconds(maxStateAge),
        nanoseconds(rampIn),
        nanoseconds(recovery),
        overrunHold,
        maxTilt,
        maxObservation,
        overspeed,
        jump,
        positionMargin);
  }

  private JointLimits limits(WantedJoint joint) {
    JointSafety own = joints.getOrDefault(joint.joint(), JointSafety.UNSET);
    return own.orElse(allJoints).resolve(joint.joint(), joint.kp(), joint.kd());
  }

  private static long nanoseconds(double seconds) {
    return Math.round(seconds * 1e9);
  }
}
