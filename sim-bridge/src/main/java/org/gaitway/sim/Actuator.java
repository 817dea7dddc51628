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
 * @param transmission what its force acts on
 * @param servo what it follows
 * @param kp stiffness of a position servo [N·m/rad], gain of a velocity servo [N·m·s/rad], else 0
 * @param kd damping of a position servo [N·m·s/rad], else 0
 * @param gear effort at the joint for each unit of the actuator's force
 * @param gain the actuator's force for each unit of its control
 * @param effortLimit most that it applies at the joint [N·m] or [N]; infinite without a limit
 * @param stateless whether its force follows from control and joint alone, without a memory such as
 *     a filter's or a muscle's
 */
public record Actuator(
    String name,
    String joint,
    int qposAddress,
    Transmission transmission,
    Servo servo,
    double kp,
    double kd,
    double gear,
    double gain,
    double effortLimit,
    boolean stateless) {

  /** What an actuator acts on. */
  public enum Transmission {
    /** A joint. */
    JOINT,
    /** A tendon. */
    TENDON,
    /** A site, as a thruster does. */
    SITE,
    /** Anything else that MuJoCo knows. */
    OTHER;

    private static Transmission of(int type) {
      return switch (type) {
        case Mujoco.mjTRN_JOINT -> JOINT;
        case Mujoco.mjTRN_TENDON -> TENDON;
        case Mujoco.mjTRN_SITE -> SITE;
        default -> OTHER;
      };
    }
  }

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
        Transmission.of(m.actuator_trntype().get(id)),
        servo,
        servo == Servo.NONE ? 0 : gain,
        servo == Servo.POSITION ? onVelocity : 0,
        m.actuator_gear().get(6L * m.actuator_outadr().get(id)),
        gain,
        effortLimit(m, id),
        m.actuator_dyntype().get(id) == Mujoco.mjDYN_NONE);
  }

  private static double effortLimit(mjModel m, int id) {
    if (!m.actuator_forcelimited().get(id)) {
      return Double.POSITIVE_INFINITY;
    }
    double low = m.actuator_forcerange().get(2L * id);
    double high = m.actuator_forcerange().get(2L * id + 1);
    double gear = m.actuator_gear().get(6L * m.actuator_outadr().get(id));
    return Math.max(Math.abs(low), Math.abs(high)) * Math.abs(gear);
  }

  /** Effort at the joint for each unit of control, of one that follows nothing. */
  public double effortPerControl() {
    return gear * gain;
  }

  /** Of the force gain * ctrl - onPosition * length - onVelocity * velocity. */
  private static Servo servo(double gain, double onPosition, double onVelocity) {
    if (gain != 0 && onPosition == gain) {
      return Servo.POSITION;
    }
    return gain != 0 && onPosition == 0 && onVelocity == gain ? Servo.VELOCITY : Servo.NONE;
  }
}
