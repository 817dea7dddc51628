package org.gaitway.launch.robot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gaitway.observation.ObservationSource;
import org.gaitway.policy.ActionKind;
import org.gaitway.policy.Activation;
import org.gaitway.policy.ActuatedJoint;
import org.gaitway.policy.DenseLayer;
import org.gaitway.policy.ObservationLayout;
import org.gaitway.policy.ObservationTerm;
import org.gaitway.policy.PolicyFile;
import org.gaitway.policy.PolicyMetadata;
import org.gaitway.policy.PolicyNetwork;

/**
 * A policy that holds the default pose of another, with its gains. It is a policy file like any: it
 * is switched to, faded to, logged and replayed as one.
 */
final class StandPolicy {
  /** By which it is selected. */
  static final String NAME = "stand";

  private StandPolicy() {}

  /**
   * Makes it.
   *
   * @param walking whose default pose is held
   * @throws IllegalArgumentException if that commands a joint something else than a position
   * @throws IOException if no temporary file can be written
   */
  static LoadedPolicy of(PolicyMetadata walking) throws IOException {
    for (ActuatedJoint joint : walking.joints()) {
      if (joint.kind() != ActionKind.POSITION) {
        throw new IllegalArgumentException(
            String.format(
                "drive.stand: expected a policy that commands positions, joint '%s' is commanded"
                    + " by %s",
                joint.joint(), joint.kind()));
      }
    }
    Path file = Files.createTempFile("gaitway-stand-", ".onnx");
    try {
      PolicyFile.write(file, network(walking.joints()), metadata(walking));
      PolicyFile policy = PolicyFile.read(file);
      return new LoadedPolicy(NAME, file, policy, policy.requireMetadata());
    } finally {
      Files.delete(file);
    }
  }

  /** Gives the pose, whatever it observes. */
  private static PolicyNetwork network(List<ActuatedJoint> joints) {
    int size = joints.size();
    float[] ones = filled(size, 1);
    float[] pose = new float[size];
    for (int i = 0; i < size; i++) {
      pose[i] = (float) joints.get(i).defaultPosition();
    }
    return new PolicyNetwork(
        new float[size],
        ones,
        Float.POSITIVE_INFINITY,
        List.of(
            new DenseLayer(
                new float[size * size], new float[size], size, size, Activation.IDENTITY)),
        ones,
        pose,
        filled(size, Float.NEGATIVE_INFINITY),
        filled(size, Float.POSITIVE_INFINITY));
  }

  private static float[] filled(int size, float value) {
    float[] values = new float[size];
    Arrays.fill(values, value);
    return values;
  }

  private static PolicyMetadata metadata(PolicyMetadata walking) {
    ObservationTerm pose =
        ObservationTerm.plain("pose", walking.joints().size())
            .from(ObservationSource.parse("joint-position"));
    return new PolicyMetadata(
        new ObservationLayout(List.of(pose)),
        walking.joints(),
        walking.controlPeriod(),
        walking.modelSha256(),
        Optional.empty());
  }
}
