package org.gaitway.sim;

import java.util.ArrayList;
import java.util.List;
import org.gaitway.sim.mujoco.Mujoco;
import org.gaitway.sim.mujoco.mjModel;

/**
 * What one element of ctrl drives.
 *
 * @param name of the actuator
 * @param joint that it drives; of an actuator on something else, its own name
 * @param qposAddress of that joint's first position in qpos; -1 where there is none
 * @param servo what it follows
 * @param kp stiffness of a position servo [N·m/rad], gain of a velocity servo [N·m·s/rad], else 0
 * @param kd damping of a position servo [N·m·s/rad], else 0
 */
public record Actuator(
    String name, String joint, int qposAddress, Servo servo, double kp, double kd) {

  /** What an actuator does with its control. */
  public enum Servo {
    /** Applies it as force, times the gear. */
    NONE,
    /** Drives the joint's position to it. */
    POSITION,
    /** Drives the joint's velocity to it. */
    VELOCITY
  }

  static List<Actuator> of(Model model) {
    List<String> names = model.names(Element.ACTUATOR);
    List<String> joints = model.names(Element.JOINT);
    List<Actuator> actuators = new ArrayList<>();
    for (int u = 0; u < names.size(); u++) {
      actuators.add(read(model.handle(), u, names.get(u), joints));
    }
    return actuators;
  }

  private static Actuator read(mjModel m, int u, String name, List<String> joints) {
    boolean onJoint = m.actuator_trntype().get(u) == Mujoco.mjTRN_JOINT;
    int joint = onJoint ? m.actuator_trnid().get(2L * u) : -1;
    int address = onJoint ? m.jnt_qposadr().get(joint) : -1;
    double gain = m.actuator_gainprm().get((long) Mujoco.mjNGAIN * u);
    long bias = (long) Mujoco.mjNBIAS * u;
    boolean affine = m.actuator_biastype().get(u) == Mujoco.mjBIAS_AFFINE;
    double onPosition = affine ? -m.actuator_biasprm().get(bias + 1) : 0;
    double onVelocity = affine ? -m.actuator_biasprm().get(bias + 2) : 0;
    Servo servo =
        onPosition == gain && affine
            ? Servo.POSITION
            : onPosition == 0 && onVelocity == gain && affine ? Servo.VELOCITY : Servo.NONE;
    return new Actuator(
        name,
        onJoint ? joints.get(joint) : name,
        address,
        servo,
        servo == Servo.NONE ? 0 : gain,
        servo == Servo.POSITION ? onVelocity : 0);
  }
}
