package org.gaitway.launch.robot;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaitway.policy.ActionKind;
import org.gaitway.policy.ActuatedJoint;
import org.gaitway.policy.PdGains;
import org.gaitway.policy.PolicyMetadata;
import org.gaitway.robot.JointMapping;
import org.gaitway.sim.Joint;
import org.gaitway.sim.Model;
import org.gaitway.sim.ModelEdits;
import org.gaitway.sim.PositionServo;

/**
 * The model that a policy is to run on, whoever made it: with a floor if it has none, and with the
 * policy's position controllers where it has no motors. Joints go by name, or as they are mapped.
 *
 * @param settings that name the model, and say what it does not
 * @param policy whose pose and gains it gets; of a model for any policy, none
 * @param joints how the model's joints relate to the policy's, by the policy's names
 */
record PolicyModel(
    MujocoSettings settings, Optional<PolicyMetadata> policy, Map<String, JointMapping> joints) {

  /** The same model for any policy, by its name or file alone. */
  static PolicyModel named(String name) {
    return new PolicyModel(MujocoSettings.DEFAULTS.with(name), Optional.empty(), Map.of());
  }

  /**
   * Loads it.
   *
   * @throws org.gaitway.sim.ModelLoadException if it is no model, or lacks a joint of the policy
   * @throws IllegalArgumentException if a joint matches several of the motors
   */
  Model load() {
    ModelEdits edits = ModelEdits.NONE;
    if (settings.timestep().isPresent()) {
      edits = edits.withTimestep(settings.timestep().get());
    }
    Model model = load(edits);
    boolean limp = policy.isPresent() && model.nu() == 0;
    if (!limp && settings.motors().isEmpty()) {
      return model;
    }
    try (model) {
      return load(motors(model, limp, edits));
    }
  }

  private Model load(ModelEdits edits) {
    String name = settings.model().orElseThrow();
    return !Files.exists(Path.of(name)) && Model.SHIPPED.contains(name)
        ? Model.shipped(name, edits)
        : Model.load(Path.of(name), edits.withFloor());
  }

  private ModelEdits motors(Model model, boolean limp, ModelEdits edits) {
    Map<String, PdGains> gains = gains();
    ModelEdits edited = edits;
    for (Joint joint : model.joints().stream().filter(Joint::isSingle).toList()) {
      Optional<MotorSettings> motor = settings.motor(joint.name());
      Optional<Double> armature = motor.flatMap(MotorSettings::armature);
      if (armature.isPresent()) {
        edited = edited.withArmature(joint.name(), armature.get());
      }
      Optional<Double> limit = motor.flatMap(MotorSettings::effortLimit);
      PdGains wanted = gains.get(joint.name());
      if (wanted != null && (limp || limit.isPresent())) {
        double effort = limit.orElse(Double.POSITIVE_INFINITY);
        edited =
            edited.withServo(joint.name(), new PositionServo(wanted.kp(), wanted.kd(), effort));
      }
    }
    return edited;
  }

  /** Gains of the joints whose position the policy commands, by the model's names. */
  private Map<String, PdGains> gains() {
    Map<String, PdGains> gains = new HashMap<>();
    for (ActuatedJoint joint : policyJoints()) {
      JointMapping mapping = mapping(joint);
      Optional<Double> kp = mapping.kp().or(() -> joint.gains().map(PdGains::kp));
      if (joint.kind() == ActionKind.POSITION && kp.isPresent()) {
        double kd = mapping.kd().or(() -> joint.gains().map(PdGains::kd)).orElse(0.0);
        gains.put(mapping.name().orElse(joint.joint()), new PdGains(kp.get(), kd));
      }
    }
    return gains;
  }

  /** The policy's default pose, by the model's names. */
  Map<String, Double> pose() {
    Map<String, Double> pose = new HashMap<>();
    for (ActuatedJoint joint : policyJoints()) {
      JointMapping mapping = mapping(joint);
      pose.put(mapping.name().orElse(joint.joint()), mapping.onRobot(joint.defaultPosition()));
    }
    return pose;
  }

  private List<ActuatedJoint> policyJoints() {
    return policy.map(PolicyMetadata::joints).orElse(List.of());
  }

  private JointMapping mapping(ActuatedJoint joint) {
    return joints.getOrDefault(joint.joint(), JointMapping.SAME);
  }
}
