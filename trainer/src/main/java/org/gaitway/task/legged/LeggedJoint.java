package org.gaitway.task.legged;

import java.util.ArrayList;
import java.util.List;
import org.gaitway.policy.PdGains;
import org.gaitway.sim.Actuator;
import org.gaitway.sim.Joint;
import org.gaitway.sim.Model;
import org.gaitway.task.Motors;

/**
 * A joint that the policy moves, found in a model.
 *
 * @param name of it
 * @param actuator that moves it
 * @param control index of that in ctrl
 * @param qpos index of its position
 * @param qvel index of its velocity
 * @param position of the default pose [rad]
 * @param actionScale [rad] per unit of the policy's output
 * @param gains of its position controller
 * @param low least position [rad]
 * @param high greatest position [rad]
 * @param speedLimit at which its motor has no torque left [rad/s]
 */
record LeggedJoint(
    String name,
    String actuator,
    int control,
    int qpos,
    int qvel,
    double position,
    double actionScale,
    PdGains gains,
    double low,
    double high,
    double speedLimit) {

  /**
   * The joints of a robot, in its policy's order.
   *
   * @throws IllegalArgumentException if the model has none of that name or moves it in another way
   */
  static List<LeggedJoint> of(LeggedRobot robot, Model model) {
    List<Joint> joints = model.joints();
    List<Actuator> actuators = model.actuators();
    List<LeggedJoint> found = new ArrayList<>();
    for (String name : robot.joints()) {
      found.add(of(robot.group(name), joint(name, joints, model), actuators, model));
    }
    if (found.size() != model.nu()) {
      throw new IllegalArgumentException(
          model + " has " + model.nu() + " controls, but the robot " + found.size() + " joints");
    }
    return List.copyOf(found);
  }

  private static Joint joint(String name, List<Joint> joints, Model model) {
    return joints.stream()
        .filter(joint -> joint.name().equals(name) && joint.isSingle())
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "model "
                        + model
                        + " has no joint "
                        + name
                        + " with one degree of freedom; it has "
                        + joints.stream().filter(Joint::isSingle).map(Joint::name).toList()));
  }

  private static LeggedJoint of(
      JointGroup group, Joint joint, List<Actuator> actuators, Model model) {
    Actuator actuator =
        actuators.stream()
            .filter(a -> a.joint().equals(joint.name()) && a.servo() == Actuator.Servo.POSITION)
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "model "
                            + model
                            + " has no position actuator on joint "
                            + joint.name()
                            + "; give its group stiffness and damping, and it gets one"));
    return new LeggedJoint(
        joint.name(),
        actuator.name(),
        actuators.indexOf(actuator),
        joint.qposAddress(),
        joint.qvelAddress(),
        group.position(),
        group.actionScale(),
        new PdGains(actuator.kp(), actuator.kd()),
        joint.low(),
        joint.high(),
        group.speedLimit().orElse(Double.POSITIVE_INFINITY));
  }

  /** What the frozen policy says of it. */
  Motors.Servo servo() {
    return new Motors.Servo(name, actuator, position, actionScale, gains);
  }
}
