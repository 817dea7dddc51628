package org.gaitway.control;

import org.gaitway.robot.JointCommand;

/**
 * Mixes commands. In every state the effort that the mixture leads to is the same mixture of the
 * efforts that the two lead to:
 *
 * <pre>
 *   kp = (1-s) kp₁ + s kp₂,   kp q = (1-s) kp₁ q₁ + s kp₂ q₂
 * </pre>
 *
 * <p>and alike for kd and velocity; so position, velocity and effort control mix with each other.
 */
final class CommandBlend {
  private CommandBlend() {}

  /** Writes the mixture with a share in [0, 1] of the second; {@code out} may be either. */
  static void mix(JointCommand first, JointCommand second, double share, JointCommand out) {
    for (int i = 0; i < out.position().length; i++) {
      double kp1 = (1 - share) * first.kp()[i];
      double kp2 = share * second.kp()[i];
      double kd1 = (1 - share) * first.kd()[i];
      double kd2 = share * second.kd()[i];
      double effort = (1 - share) * first.effort()[i] + share * second.effort()[i];
      out.position()[i] = mean(kp1, first.position()[i], kp2, second.position()[i]);
      out.velocity()[i] = mean(kd1, first.velocity()[i], kd2, second.velocity()[i]);
      out.effort()[i] = effort;
      out.kp()[i] = kp1 + kp2;
      out.kd()[i] = kd1 + kd2;
    }
  }

  /** Where neither weighs anything, the value does not matter either. */
  private static double mean(double weight1, double value1, double weight2, double value2) {
    double sum = weight1 + weight2;
    return sum > 0 ? value1 + weight2 / sum * (value2 - value1) : value2;
  }
}
