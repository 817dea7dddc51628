package org.gaitway.policy;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gaitway.observation.ObservationSource;

/**
 * What a robot must know about a policy besides its network. It travels in the policy file, under
 * these keys of ONNX's {@code metadata_props}; lists are separated by commas and have one element
 * per term or joint, in order:
 *
 * <table>
 *   <caption>Keys of a policy file</caption>
 *   <tr><th>Key</th><th>Value</th></tr>
 *   <tr><td>gaitway.format</td><td>1, the version of this table</td></tr>
 *   <tr><td>gaitway.observation.names</td><td>terms of the observation</td></tr>
 *   <tr><td>gaitway.observation.sizes</td><td>values of each at one instant</td></tr>
 *   <tr><td>gaitway.observation.scales</td><td>factor on the raw values</td></tr>
 *   <tr><td>gaitway.observation.clips</td><td>limit of the scaled values, or Infinity</td></tr>
 *   <tr><td>gaitway.observation.histories</td><td>control steps shown, oldest first</td></tr>
 *   <tr><td>gaitway.observation.sources</td><td>{@link ObservationSource}s, or none; may be
 *     absent</td></tr>
 *   <tr><td>gaitway.joint.names</td><td>joints that the action moves</td></tr>
 *   <tr><td>gaitway.joint.actuators</td><td>their actuators</td></tr>
 *   <tr><td>gaitway.joint.default-positions</td><td>default pose [rad]</td></tr>
 *   <tr><td>gaitway.joint.kinds</td><td>position, velocity or effort</td></tr>
 *   <tr><td>gaitway.joint.action-scales</td><td>action units per network unit</td></tr>
 *   <tr><td>gaitway.joint.kp</td><td>stiffness [N·m/rad], or none</td></tr>
 *   <tr><td>gaitway.joint.kd</td><td>damping [N·m·s/rad], or none</td></tr>
 *   <tr><td>gaitway.joint.gears</td><td>effort [N·m] per unit of action; absent if 1</td></tr>
 *   <tr><td>gaitway.action.form</td><td>command or scaled; absent if command</td></tr>
 *   <tr><td>gaitway.control.period</td><td>control period [s]</td></tr>
 *   <tr><td>gaitway.model.sha256</td><td>hash of the robot model, may be absent</td></tr>
 *   <tr><td>gaitway.training.*</td><td>{@link TrainingProvenance}, may be absent: task,
 *     task-version, task-settings (YAML, may be absent), preset, seed, environment-steps,
 *     gaitway-version, mujoco-version, created-at (ISO 8601), return (may be absent)</td></tr>
 *   <tr><td>gaitway.check.observation, gaitway.check.action</td><td>test vector: this observation
 *     must give this action</td></tr>
 *   <tr><td>gaitway.check.sha256</td><td>hash of all the rest of the file, as this program encodes
 *     it</td></tr>
 * </table>
 *
 * @param observation what the policy observes
 * @param joints what each element of the action commands, at least one
 * @param actionForm what the policy's output has still to go through
 * @param controlPeriod time from one action to the next [s], positive and finite
 * @param modelSha256 SHA-256 of the robot model it was trained on, 64 hexadecimal digits
 * @param training how it was trained
 */
public record PolicyMetadata(
    ObservationLayout observation,
    List<ActuatedJoint> joints,
    ActionForm actionForm,
    double controlPeriod,
    Optional<String> modelSha256,
    Optional<TrainingProvenance> training) {
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  /** Checks the ranges. */
  public PolicyMetadata {
    Objects.requireNonNull(observation, "observation");
    Objects.requireNonNull(actionForm, "actionForm");
    Objects.requireNonNull(training, "training");
    joints = List.copyOf(joints);
    if (joints.isEmpty()) {
      throw new IllegalArgumentException("a policy moves at least one joint");
    }
    for (ObservationTerm term : observation.terms()) {
      checkSource(term, joints.size());
    }
    if (!(controlPeriod > 0 && controlPeriod < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "the control period must be positive and finite, found " + controlPeriod + " s");
    }
    if (modelSha256.isPresent() && !SHA_256.matcher(modelSha256.get()).matches()) {
      throw new IllegalArgumentException(
          "a SHA-256 has 64 lower-case hexadecimal digits, found '" + modelSha256.get() + "'");
    }
  }

  /** Metadata of a policy whose output is what the actuators take. */
  public PolicyMetadata(
      ObservationLayout observation,
      List<ActuatedJoint> joints,
      double controlPeriod,
      Optional<String> modelSha256,
      Optional<TrainingProvenance> training) {
    this(observation, joints, ActionForm.COMMAND, controlPeriod, modelSha256, training);
  }

  private static void checkSource(ObservationTerm term, int joints) {
    term.source()
        .filter(source -> source.size(joints) != term.size())
        .ifPresent(
            source -> {
              throw new IllegalArgumentException(
                  String.format(
                      "observation term '%s' has %d values, its source %s gives %d",
                      term.name(), term.size(), source, source.size(joints)));
            });
  }
}
