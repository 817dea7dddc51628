package org.gaitway.policy;

/**
 * From a policy's output to what its joints are told: positions [rad] or [m], velocities [rad/s] or
 * [m/s], efforts [N·m] or [N], each by the joint's {@link ActionKind}. Immutable; does not allocate
 * and may be called on the loop thread.
 */
public final class ActionDecoder {
  private final double[] offset;
  private final double[] factor;

  /** A decoder for the outputs of the policy that the metadata describe. */
  public ActionDecoder(PolicyMetadata metadata) {
    int joints = metadata.joints().size();
    offset = new double[joints];
    factor = new double[joints];
    for (int i = 0; i < joints; i++) {
      ActuatedJoint joint = metadata.joints().get(i);
      factor[i] = joint.kind() == ActionKind.EFFORT ? joint.gear() : 1;
      if (metadata.actionForm() == ActionForm.SCALED) {
        factor[i] *= joint.actionScale();
        offset[i] = joint.kind() == ActionKind.POSITION ? joint.defaultPosition() : 0;
      }
    }
  }

  /**
   * Decodes an output.
   *
   * @param action (joints) what the policy gave
   * @param command (joints) receives what each joint is told
   */
  public void decode(float[] action, double[] command) {
    for (int i = 0; i < factor.length; i++) {
      command[i] = offset[i] + factor[i] * action[i];
    }
  }
}
