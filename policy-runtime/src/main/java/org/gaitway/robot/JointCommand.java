package org.gaitway.robot;

import java.util.Arrays;
import java.util.List;

/**
 * What the joints are to do until the next command. Each joint applies
 *
 * <pre>
 *   kp (position - measured position) + kd (velocity - measured velocity) + effort
 * </pre>
 *
 * <p>so that position, damping and pure effort control are one command, as motor drives take it.
 * The arrays are allocated once and written in place; the accessors give the arrays themselves.
 *
 * <p>For one thread at a time; no method but the constructor allocates.
 */
public final class JointCommand {
  private final DistinctNames joints;
  private final double[] position;
  private final double[] velocity;
  private final double[] effort;
  private final double[] kp;
  private final double[] kd;

  /**
   * A command that applies no effort: all zero.
   *
   * @param joints names of the joints, each once
   * @throws IllegalArgumentException if a name is there twice
   */
  public JointCommand(List<String> joints) {
    this.joints = new DistinctNames("joint", joints);
    position = new double[joints.size()];
    velocity = new double[joints.size()];
    effort = new double[joints.size()];
    kp = new double[joints.size()];
    kd = new double[joints.size()];
  }

  /** Names of the joints, in the order of the arrays. */
  public List<String> joints() {
    return joints.names();
  }

  /**
   * Index of a joint in the arrays.
   *
   * @throws IllegalArgumentException if there is no such joint
   */
  public int index(String joint) {
    return joints.index(joint);
  }

  /** Target positions (joints) [rad] or [m]. */
  public double[] position() {
    return position;
  }

  /** Target velocities (joints) [rad/s] or [m/s]. */
  public double[] velocity() {
    return velocity;
  }

  /** Efforts added (joints) [N·m] or [N]. */
  public double[] effort() {
    return effort;
  }

  /** Stiffnesses (joints) [N·m/rad] or [N/m]. */
  public double[] kp() {
    return kp;
  }

  /** Dampings (joints) [N·m·s/rad] or [N·s/m]. */
  public double[] kd() {
    return kd;
  }

  /** Whether every number is finite. */
  public boolean isFinite() {
    return isFinite(position)
        && isFinite(velocity)
        && isFinite(effort)
        && isFinite(kp)
        && isFinite(kd);
  }

  private static boolean isFinite(double[] values) {
    for (double value : values) {
      if (!Double.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  /** Makes it a command that applies no effort: all zero. */
  public void clear() {
    Arrays.fill(position, 0);
    Arrays.fill(velocity, 0);
    Arrays.fill(effort, 0);
    Arrays.fill(kp, 0);
    Arrays.fill(kd, 0);
  }

  /**
   * Writes all numbers one after another.
   *
   * @param out receives 5 x joints of them at {@code out[at]} and on
   */
  public void pack(double[] out, int at) {
    int size = position.length;
    System.arraycopy(position, 0, out, at, size);
    System.arraycopy(velocity, 0, out, at + size, size);
    System.arraycopy(effort, 0, out, at + 2 * size, size);
    System.arraycopy(kp, 0, out, at + 3 * size, size);
    System.arraycopy(kd, 0, out, at + 4 * size, size);
  }

  /** Reads what {@link #pack} wrote for as many joints. */
  public void unpack(double[] in, int at) {
    int size = position.length;
    System.arraycopy(in, at, position, 0, size);
    System.arraycopy(in, at + size, velocity, 0, size);
    System.arraycopy(in, at + 2 * size, effort, 0, size);
    System.arraycopy(in, at + 3 * size, kp, 0, size);
    System.arraycopy(in, at + 4 * size, kd, 0, size);
  }

  /**
   * Takes over a command for as many joints.
   *
   * @throws ArrayIndexOutOfBoundsException if the other has fewer joints
   */
  public void copyFrom(JointCommand other) {
    System.arraycopy(other.position, 0, position, 0, position.length);
    System.arraycopy(other.velocity, 0, velocity, 0, velocity.length);
    System.arraycopy(other.effort, 0, effort, 0, effort.length);
    System.arraycopy(other.kp, 0, kp, 0, kp.length);
    System.arraycopy(other.kd, 0, kd, 0, kd.length);
  }
}
