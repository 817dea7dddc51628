package org.gaitway.safety;

import java.util.Arrays;
import org.gaitway.robot.JointCommand;
import org.gaitway.robot.RobotState;

/** Brings commands inside the limits of each joint. */
final class CommandLimiter {
  /** So that a product of rounded factors is not over its limit by the last bit. */
  private static final double ROUNDED_DOWN = 1 - 1e-12;

  private final JointLimits[] joints;
  private final int[] address;
  private final RobotState state;
  private final TripLog log;
  private final double periodSeconds;

  /** Target of each joint in the last command that had stiffness; else not a number. */
  private final double[] lastTarget;

  /** Where each joint was last, as far as is known. */
  private final double[] lastMeasured;

  CommandLimiter(EnvelopeLimits limits, RobotState state, TripLog log) {
    this.state = state;
    this.log = log;
    joints = limits.joints().toArray(JointLimits[]::new);
    address = limits.joints().stream().mapToInt(joint -> state.index(joint.joint())).toArray();
    periodSeconds = limits.period() * 1e-9;
    lastTarget = new double[joints.length];
    lastMeasured = new double[joints.length];
  }

  /** Number of joints. */
  int size() {
    return joints.length;
  }

  /** Forgets the last command, and where the joints were. */
  void forget() {
    restart();
    Arrays.fill(lastMeasured, 0);
  }

  /** Forgets the last command: targets change from the measured pose on. */
  void restart() {
    Arrays.fill(lastTarget, Double.NaN);
  }

  /** The measured position of a joint, or its last one that was a number. */
  double measured(int i) {
    double position = state.position()[address[i]];
    if (Double.isFinite(position)) {
      lastMeasured[i] = position;
    }
    return lastMeasured[i];
  }

  /** The measured position of a joint, brought inside its limits. */
  double measuredInside(int i) {
    return clamp(measured(i), joints[i].minPosition(), joints[i].maxPosition());
  }

  /** Damping of a joint when something is wrong. */
  double damping(int i) {
    return joints[i].damping();
  }

  /** Limits all but the effort that the command leads to. */
  void limit(JointCommand command) {
    for (int i = 0; i < joints.length; i++) {
      if (isFinite(command, i)) {
        limitGains(command, i);
        limitPosition(command, i);
        limitVelocity(command, i);
        limitAddedEffort(command, i);
      } else {
        log.trip(Intervention.ACTION_NOT_FINITE, i, notFinite(command, i), 0);
        return;
      }
    }
  }

  private static boolean isFinite(JointCommand command, int i) {
    return Double.isFinite(command.position()[i])
        && Double.isFinite(command.velocity()[i])
        && Double.isFinite(command.effort()[i])
        && Double.isFinite(command.kp()[i])
        && Double.isFinite(command.kd()[i]);
  }

  private static double notFinite(JointCommand command, int i) {
    return command.position()[i]
        + command.velocity()[i]
        + command.effort()[i]
        + command.kp()[i]
        + command.kd()[i];
  }

  private void limitGains(JointCommand command, int i) {
    double kp = command.kp()[i];
    double kd = command.kd()[i];
    if (!(kp >= 0 && kp <= joints[i].maxKp())) {
      log.trip(Intervention.GAIN_LIMIT, i, kp, joints[i].maxKp());
      command.kp()[i] = clamp(kp, 0, joints[i].maxKp());
    }
    if (!(kd >= 0 && kd <= joints[i].maxKd())) {
      log.trip(Intervention.GAIN_LIMIT, i, kd, joints[i].maxKd());
      command.kd()[i] = clamp(kd, 0, joints[i].maxKd());
    }
  }

  private void limitPosition(JointCommand command, int i) {
    if (command.kp()[i] == 0) {
      // Without stiffness there is no target; what is written is where the joint is.
      command.position()[i] = measured(i);
      lastTarget[i] = Double.NaN;
      return;
    }
    double wanted = command.position()[i];
    double inside = clamp(wanted, joints[i].minPosition(), joints[i].maxPosition());
    if (inside != wanted) {
      log.trip(Intervention.POSITION_LIMIT, i, wanted, inside);
    }
    double from = Double.isNaN(lastTarget[i]) ? measuredInside(i) : lastTarget[i];
    double most = joints[i].maxRate() * periodSeconds;
    double target = inside;
    if (Math.abs(inside - from) > most) {
      log.trip(
          Intervention.TARGET_RATE_LIMIT, i, (inside - from) / periodSeconds, joints[i].maxRate());
      target = inside > from ? from + most : from - most;
    }
    command.position()[i] = target;
    lastTarget[i] = target;
  }

  private void limitVelocity(JointCommand command, int i) {
    double wanted = command.velocity()[i];
    double most = joints[i].maxVelocity();
    if (Math.abs(wanted) > most) {
      log.trip(Intervention.VELOCITY_LIMIT, i, wanted, most);
      command.velocity()[i] = Math.copySign(most, wanted);
    }
  }

  private void limitAddedEffort(JointCommand command, int i) {
    double wanted = command.effort()[i];
    double most = joints[i].maxEffort();
    if (Math.abs(wanted) > most) {
      log.trip(Intervention.EFFORT_LIMIT, i, wanted, most);
      command.effort()[i] = Math.copySign(most, wanted);
    }
  }

  /**
   * Softens joints that would apply too much effort: gains and added effort shrink alike until the
   * effort in the measured state is at the limit, so that no target moves.
   */
  void soften(JointCommand command) {
    for (int i = 0; i < joints.length; i++) {
      double effort = effort(command, i);
      double most = joints[i].maxEffort();
      if (!(Math.abs(effort) <= most)) {
        log.trip(Intervention.EFFORT_LIMIT, i, effort, most);
        scale(command, i, Double.isFinite(effort) ? ROUNDED_DOWN * most / Math.abs(effort) : 0);
        if (!(Math.abs(effort(command, i)) <= most)) {
          scale(command, i, 0); // Of huge terms that cancel, rounding may leave anything.
        }
      }
    }
  }

  private static void scale(JointCommand command, int i, double factor) {
    command.kp()[i] *= factor;
    command.kd()[i] *= factor;
    command.effort()[i] *= factor;
  }

  /** What a joint would apply in the measured state; without the state, not a number. */
  private double effort(JointCommand command, int i) {
    return command.kp()[i] * (command.position()[i] - state.position()[address[i]])
        + command.kd()[i] * (command.velocity()[i] - state.velocity()[address[i]])
        + command.effort()[i];
  }

  /** Makes a command that damps all joints. In a state that is not known it is not softened. */
  void damp(JointCommand command) {
    command.clear();
    for (int i = 0; i < joints.length; i++) {
      command.position()[i] = measured(i);
      command.kd()[i] = joints[i].damping();
      lastTarget[i] = Double.NaN;
      double velocity = state.velocity()[address[i]];
      double effort = command.kd()[i] * velocity;
      if (Math.abs(effort) > joints[i].maxEffort()) {
        log.trip(Intervention.EFFORT_LIMIT, Response.LIMIT, i, -effort, joints[i].maxEffort());
        command.kd()[i] = ROUNDED_DOWN * joints[i].maxEffort() / Math.abs(velocity);
      }
    }
  }

  private static double clamp(double value, double low, double high) {
    return Math.max(low, Math.min(high, value));
  }
}
