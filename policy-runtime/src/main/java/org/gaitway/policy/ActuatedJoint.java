package org.gaitway.policy;

import java.util.Objects;
import java.util.Optional;

/**
 * What one element of the action commands.
 *
 * @param joint name of the joint (or tendon) that moves
 * @param actuator name of the actuator that moves it
 * @param defaultPosition position of the joint in the default pose [rad] or [m], finite
 * @param kind what the action commands
 * @param actionScale action units per unit of network output, finite
 * @param gains of the position controller that the policy was trained with, if it was
 * @param gear effort [N·m] or [N] per unit of action, where the action is an effort; finite, not 0
 */
public record ActuatedJoint(
    String joint,
    String actuator,
    double defaultPosition,
    ActionKind kind,
    double actionScale,
    Optional<PdGains> gains,
    double gear) {

  /** Checks names and ranges. */
  public ActuatedJoint {
    if (joint.isBlank() || actuator.isBlank()) {
      throw new IllegalArgumentException(
          "a joint and its actuator need names, found '" + joint + "' and '" + actuator + "'");
    }
    if (!Double.isFinite(defaultPosition) || !Double.isFinite(actionScale)) {
      throw new IllegalArgumentException(
          String.format(
              "joint '%s': default position and action scale must be finite, found %s and %s",
              joint, defaultPosition, actionScale));
    }
    if (!Double.isFinite(gear) || gear == 0) {
      throw new IllegalArgumentException(
          "joint '" + joint + "': the gear must be finite and not 0, found " + gear);
    }
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(gains, "gains");
  }

  /** A joint whose action, if it is an effort, is in [N·m] or [N]. */
  public ActuatedJoint(
      String joint,
      String actuator,
      double defaultPosition,
      ActionKind kind,
      double actionScale,
      Optional<PdGains> gains) {
    this(joint, actuator, defaultPosition, kind, actionScale, gains, 1);
  }
}
