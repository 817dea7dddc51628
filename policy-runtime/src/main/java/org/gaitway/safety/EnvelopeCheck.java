package org.gaitway.safety;

import java.util.Arrays;
import java.util.List;
import org.gaitway.robot.JointCommand;
import org.gaitway.robot.RobotState;

/**
 * Checks from outside what {@link SafetyEnvelope} guarantees. It shares no code with the envelope,
 * so that a mistake in one is found by the other.
 *
 * <p>For one thread at a time; allocates only to describe a violation.
 */
public final class EnvelopeCheck {
  /** What rounding may add, as a share. */
  private static final double TOLERANCE = 1e-9;

  private final List<JointLimits> joints;
  private final double periodSeconds;
  private final double[] before;

  /**
   * @param limits what to hold commands to
   */
  public EnvelopeCheck(EnvelopeLimits limits) {
    joints = limits.joints();
    periodSeconds = limits.period() / 1e9;
    before = new double[joints.size()];
    restart();
  }

  /** Forgets the command before. */
  public void restart() {
    Arrays.fill(before, Double.NaN);
  }

  /**
   * Checks the next command.
   *
   * @param command for the joints of the limits
   * @param state that it answers
   * @param mode of the envelope
   * @return what is wrong with it; null if nothing is
   */
  public String violation(JointCommand command, RobotState state, SafetyMode mode) {
    if (!command.isFinite()) {
      return "a number is not finite";
    }
    for (int i = 0; i < joints.size(); i++) {
      String found = violation(i, command, state, mode);
      if (found != null) {
        return "joint '" + joints.get(i).joint() + "' in " + mode + ": " + found;
      }
      before[i] = command.kp()[i] > 0 ? command.position()[i] : Double.NaN;
    }
    return null;
  }

  private String violation(int i, JointCommand command, RobotState state, SafetyMode mode) {
    JointLimits joint = joints.get(i);
    double kp = command.kp()[i];
    double kd = command.kd()[i];
    double velocity = command.velocity()[i];
    double effort = command.effort()[i];
    if (kp < 0 || kp > joint.maxKp() || kd < 0 || kd > joint.maxKd()) {
      return "gains " + kp + ", " + kd;
    }
    if (Math.abs(velocity) > joint.maxVelocity() || Math.abs(effort) > joint.maxEffort()) {
      return "velocity " + velocity + ", effort " + effort;
    }
    boolean damping = mode == SafetyMode.DAMP || mode == SafetyMode.STOPPED;
    if (damping && (kp != 0 || velocity != 0 || effort != 0)) {
      return "more than damping: " + kp + ", " + velocity + ", " + effort;
    }
    double measured = state.position()[state.index(joint.joint())];
    double speed = state.velocity()[state.index(joint.joint())];
    double position = command.position()[i];
    String target = kp > 0 ? targetViolation(i, position, measured) : null;
    if (target != null) {
      return target;
    }
    double predicted = kp * (position - measured) + kd * (velocity - speed) + effort;
    boolean known = Double.isFinite(measured) && Double.isFinite(speed);
    if (known && !(Math.abs(predicted) <= joint.maxEffort() * (1 + TOLERANCE))) {
      return "predicted effort " + predicted;
    }
    return null;
  }

  private String targetViolation(int i, double position, double measured) {
    JointLimits joint = joints.get(i);
    if (position < joint.minPosition() || position > joint.maxPosition()) {
      return "position " + position;
    }
    double from = before[i];
    if (Double.isNaN(from)) {
      from = Math.min(Math.max(measured, joint.minPosition()), joint.maxPosition());
    }
    double most = joint.maxRate() * periodSeconds;
    if (!(Math.abs(position - from) <= most + TOLERANCE * (most + Math.abs(from)))) {
      return "target went from " + from + " to " + position;
    }
    return null;
  }
}
