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

  /** One for each control: an actuator with several controls comes as often. */
  static List<Actuator> of(Model model) {
    List<Actuator> actuators = new ArrayList<>();
    for (int id = 0; id < model.names(Element.ACTUATOR).size(); id++) {
      Actuator actuator = read(model, id);
      for (int control = model.handle().actuator_ctrlnum().get(id); control > 0; control--) {
        actuators.add(actuator);
      }
    }
    return actuators;
  }

  private static Actuator read(Model model, int id) {
    mjModel m = model.handle();
    String name = model.names(Element.ACTUATOR).get(id);
    boolean onJoint = m.actuator_trntype().get(id) == Mujoco.mjTRN_JOINT;
    int joint = onJoint ? m.actuator_trnid().get(2L * id) : -1;
    double gain = m.actuator_gainprm().get((long) Mujoco.mjNGAIN * id);
    long bias = (long) Mujoco.mjNBIAS * id;
    boolean affine = m.actuator_biastype().get(id) == Mujoco.mjBIAS_AFFINE;
    double onPosition = affine ? -m.actuator_biasprm().get(bias + 1) : 0;
    double onVelocity = affine ? -m.actuator_biasprm().get(bias + 2) : 0;
    Servo servo = servo(gain, onPosition, onVelocity);
    return new Actuator(
        name,
        onJoint ? model.names(Element.JOINT).get(joint) : name,
        onJoint ? m.jnt_qposadr().get(joint) : -1,
        servo,
        servo == Servo.NONE ? 0 : gain,
        servo == Servo.POSITION ? onVelocity : 0);
  }

  /** Of the force gain * ctrl - onPosition * length - onVelocity * velocity. */
  private static Servo servo(double gain, double onPosition, double onVelocity) {
    if (gain != 0 && onPosition == gain) {
      return Servo.POSITION;
    }
    return gain != 0 && onPosition == 0 && onVelocity == gain ? Servo.VELOCITY : Servo.NONE;
  }
}
