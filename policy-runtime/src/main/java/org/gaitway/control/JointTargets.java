package org.gaitway.control;

import java.util.List;
import org.gaitway.policy.ActionDecoder;
import org.gaitway.robot.JointCommand;

/** Turns actions of a policy into what the joints are to do. */
final class JointTargets {
  private final JointDrive[] drives;
  private final int[] address;
  private final ActionDecoder decoder;
  private final double[] decoded;

  /**
   * @param drives of the action's elements in order
   * @param decoder of the actions
   * @param command with the joints, as many, in any order
   * @throws IllegalArgumentException if the joints are not the same
   */
  JointTargets(List<JointDrive> drives, ActionDecoder decoder, JointCommand command) {
    if (drives.size() != command.joints().size()) {
      throw new IllegalArgumentException(
          String.format(
              "a policy moves %s, the robot is commanded %s",
              drives.stream().map(JointDrive::joint).toList(), command.joints()));
    }
    this.decoder = decoder;
    decoded = new double[drives.size()];
    this.drives = drives.toArray(JointDrive[]::new);
    address = drives.stream().mapToInt(drive -> command.index(drive.joint())).toArray();
  }

  /** Number of joints. */
  int size() {
    return drives.length;
  }

  /** Writes the whole command; for the loop thread. */
  void write(float[] action, JointCommand out) {
    decoder.decode(action, decoded);
    for (int i = 0; i < drives.length; i++) {
      JointDrive drive = drives[i];
      int at = address[i];
      double value = decoded[i];
      out.position()[at] = 0;
      out.velocity()[at] = 0;
      out.effort()[at] = 0;
      out.kp()[at] = drive.kp();
      out.kd()[at] = drive.kd();
      switch (drive.kind()) {
        case POSITION -> out.position()[at] = value;
        case VELOCITY -> out.velocity()[at] = value;
        case EFFORT -> out.effort()[at] = value;
      }
    }
  }
}
