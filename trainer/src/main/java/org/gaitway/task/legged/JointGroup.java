package org.gaitway.task.legged;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.gaitway.config.Setting;

/** Joints of a robot that are alike, such as all knees. */
public record JointGroup(
    @Setting("Regular expression that their names match as a whole") String names,
    @Setting("Position when the robot stands [rad]") double position,
    @Setting("How far the target moves for each unit of the policy's output [rad]")
        double actionScale,
    @Setting("Stiffness of the position controller [N m/rad]; none for that of the model")
        Optional<Double> stiffness,
    @Setting("Damping of the position controller [N m s/rad]; none for that of the model")
        Optional<Double> damping,
    @Setting("Greatest torque [N m]; none for that of the model") Optional<Double> effortLimit,
    @Setting("Speed at which the motor has no torque left [rad/s]; none for any speed")
        Optional<Double> speedLimit,
    @Setting("Inertia of the rotor at the joint [kg m2]; none for that of the model")
        Optional<Double> armature) {

  /** Checks the expression and the signs. */
  public JointGroup {
    try {
      Pattern.compile(names);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "names must be a regular expression, was '" + names + "': " + e.getDescription(), e);
    }
    if (!(actionScale > 0)) {
      throw new IllegalArgumentException("actionScale must be positive, was " + actionScale);
    }
    requirePositive("stiffness", stiffness);
    requirePositive("effortLimit", effortLimit);
    requirePositive("speedLimit", speedLimit);
    if (effortLimit.isPresent() && stiffness.isEmpty()) {
      throw new IllegalArgumentException(
          "effortLimit must be given with stiffness and damping, was " + effortLimit.get());
    }
    if (stiffness.isPresent() != damping.isPresent()) {
      throw new IllegalArgumentException(
          "damping must be given with stiffness, and only then; was " + damping);
    }
  }

  private static void requirePositive(String name, Optional<Double> value) {
    if (!(value.orElse(1.0) > 0)) {
      throw new IllegalArgumentException(name + " must be positive, was " + value.orElseThrow());
    }
  }

  /** Whether a joint is one of them. */
  boolean matches(String joint) {
    return joint.matches(names);
  }
}
