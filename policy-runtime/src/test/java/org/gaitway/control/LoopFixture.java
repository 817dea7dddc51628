package org.gaitway.control;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaitway.policy.ActuatedJoint;
import org.gaitway.policy.ObservationLayout;
import org.gaitway.policy.ObservationTerm;
import org.gaitway.policy.PolicyMetadata;
import org.gaitway.safety.EnvelopeLimits;
import org.gaitway.safety.JointSafety;
import org.gaitway.safety.SafetyResponses;
import org.gaitway.safety.SafetySettings;

/** Limits for tests. */
final class LoopFixture {
  static final long PERIOD = 1_000_000;

  private LoopFixture() {}

  static SafetySettings settings(double rampIn, double recovery) {
    return new SafetySettings(
        0.02,
        rampIn,
        recovery,
        2,
        1,
        1000,
        1.5,
        3,
        0.05,
        SafetyResponses.DEFAULTS,
        new JointSafety(
            Optional.of(-1.0),
            Optional.of(1.0),
            Optional.of(8.0),
            Optional.of(4.0),
            Optional.of(25.0),
            Optional.of(50.0),
            Optional.of(5.0),
            Optional.of(1.5)),
        Map.of());
  }

  /** A policy without an observation that matters, whose actions are commands. */
  static PolicyMetadata metadata(List<ActuatedJoint> joints) {
    return new PolicyMetadata(
        new ObservationLayout(List.of(ObservationTerm.plain("position", joints.size()))),
        joints,
        PERIOD * 1e-9,
        Optional.empty(),
        Optional.empty());
  }

  static EnvelopeLimits limits(List<ActuatedJoint> joints, long rampIn, long recovery) {
    return limits(settings(rampIn * 1e-9, recovery * 1e-9), joints);
  }

  static EnvelopeLimits limits(SafetySettings settings, List<ActuatedJoint> joints) {
    return settings.resolve(
        joints.stream().map(joint -> new SafetySettings.WantedJoint(joint.joint(), 40, 2)).toList(),
        PERIOD);
  }
}
