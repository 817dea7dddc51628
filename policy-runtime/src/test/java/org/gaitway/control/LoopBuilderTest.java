package org.gaitway.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaitway.observation.ObservationSource;
import org.gaitway.policy.ActionKind;
import org.gaitway.policy.ActuatedJoint;
import org.gaitway.policy.ObservationLayout;
import org.gaitway.policy.ObservationTerm;
import org.gaitway.policy.PdGains;
import org.gaitway.policy.PolicyMetadata;
import org.gaitway.robot.JointMapping;
import org.junit.jupiter.api.Test;

class LoopBuilderTest {
  private static PolicyMetadata metadata(double period, Optional<PdGains> gains, String... joints) {
    List<ActuatedJoint> actuated =
        List.of(joints).stream()
            .map(name -> new ActuatedJoint(name, name, 0, ActionKind.POSITION, 1, gains))
            .toList();
    ObservationTerm term =
        ObservationTerm.plain("position", joints.length)
            .from(ObservationSource.parse("joint-position"));
    return new PolicyMetadata(
        new ObservationLayout(List.of(term)), actuated, period, Optional.empty(), Optional.empty());
  }

  private static LoopBuilder builder(Map<String, JointMapping> mappings) {
    return new LoopBuilder(
        LoopSettings.DEFAULTS, LoopFixture.settings(0, 0), mappings, Map.of(), List.of());
  }

  private static ControlLoop build(LoopBuilder builder) {
    SteppedTime time = new SteppedTime();
    return builder.build(
        new ScriptedRobot(builder.layout()), time, time.thread, new SoftStop(), LoopObserver.NONE);
  }

  private static FunctionPolicy policy(int joints) {
    return new FunctionPolicy(joints, joints, (observation, action) -> {});
  }

  @Test
  void theLoopTicksAsTheFirstPolicyNeedsItAndOthersActAtTheirOwnPeriod() {
    LoopBuilder builder =
        builder(Map.of())
            .policy("walk", policy(1), metadata(0.01, Optional.of(new PdGains(9, 1)), "hip"))
            .policy("stand", policy(1), metadata(0.02, Optional.of(new PdGains(8, 2)), "hip"));
    assertEquals(10_000_000, builder.periodNs());
    try (ControlLoop loop = build(builder)) {
      assertEquals(List.of("walk", "stand"), loop.policies().names());
    }
  }

  @Test
  void aPolicyWhosePeriodDoesNotFitIsRefused() {
    Optional<PdGains> gains = Optional.of(new PdGains(9, 1));
    LoopBuilder builder =
        builder(Map.of())
            .policy("walk", policy(1), metadata(0.02, gains, "hip"))
            .policy("stand", policy(1), metadata(0.015, gains, "hip"));
    String message =
        assertThrows(IllegalArgumentException.class, () -> build(builder)).getMessage();
    assertTrue(message.contains("every 0.015 s"), message);
  }

  @Test
  void gainsComeFromTheRobotFileOrAreMissedByName() {
    LoopBuilder without =
        builder(Map.of()).policy("walk", policy(1), metadata(0.01, Optional.empty(), "hip"));
    String message =
        assertThrows(IllegalArgumentException.class, () -> build(without)).getMessage();
    assertTrue(message.startsWith("joint 'hip' has no gains"), message);
    JointMapping gains =
        new JointMapping(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(20.0),
            Optional.of(1.0));
    LoopBuilder with =
        builder(Map.of("hip", gains))
            .policy("walk", policy(1), metadata(0.01, Optional.empty(), "hip"));
    build(with).close();
  }

  @Test
  void policiesMustMoveTheSameJoints() {
    Optional<PdGains> gains = Optional.of(new PdGains(9, 1));
    LoopBuilder builder =
        builder(Map.of())
            .policy("walk", policy(2), metadata(0.01, gains, "hip", "knee"))
            .policy("wave", policy(1), metadata(0.01, gains, "arm"));
    String message =
        assertThrows(IllegalArgumentException.class, () -> build(builder)).getMessage();
    assertTrue(message.contains("[arm]") && message.contains("[hip, knee]"), message);
  }
}
