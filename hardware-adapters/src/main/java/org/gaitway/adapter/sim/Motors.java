package org.gaitway.adapter.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gaitway.robot.JointCommand;
import org.gaitway.sim.Actuator;
import org.gaitway.sim.Joint;
import org.gaitway.sim.Model;
import org.gaitway.sim.Simulation;

/** The motors of the commanded joints, in their order. Allocation-free once made. */
final class Motors {
  private final Motor[] motors;

  /**
   * @throws IllegalArgumentException if a joint has no motor of its own, or one that cannot be
   *     commanded an effort; the message names it
   */
  Motors(Simulation simulation, List<String> joints) {
    List<Actuator> actuators = simulation.model().actuators();
    motors =
        joints.stream().map(joint -> motor(simulation, actuators, joint)).toArray(Motor[]::new);
  }

  private static Motor motor(Simulation simulation, List<Actuator> actuators, String name) {
    Model model = simulation.model();
    Joint joint = joint(model, name);
    if (actuators.isEmpty()) {
      return new ForceMotor(simulation, joint);
    }
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < actuators.size(); i++) {
      if (drives(actuators.get(i), joint)) {
        found.add(i);
      }
    }
    if (found.size() != 1) {
      throw new IllegalArgumentException(
          String.format(
              "joint '%s' of model %s must have one actuator to be commanded, it has %d; actuators"
                  + " are on %s",
              name, model, found.size(), actuators.stream().map(Actuator::joint).toList()));
    }
    Actuator actuator = actuators.get(found.get(0));
    if (!actuator.stateless() || actuator.effortPerControl() == 0) {
      throw new IllegalArgumentException(
          String.format(
              "actuator '%s' of model %s: expected one whose force follows its control at once",
              actuator.name(), model));
    }
    return new ActuatorMotor(simulation, joint, actuator, found.get(0));
  }

  private static Joint joint(Model model, String name) {
    return model.joints().stream()
        .filter(joint -> joint.isSingle() && joint.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no hinge or slide '" + name + "' in " + model));
  }

  private static boolean drives(Actuator actuator, Joint joint) {
    return actuator.transmission() == Actuator.Transmission.JOINT
        && actuator.qposAddress() == joint.qposAddress();
  }

  /**
   * Names of the joints that motors move: those of the model's actuators in their order; of a model
   * without any, all hinges and slides.
   *
   * @throws IllegalArgumentException if an actuator is on something else than a hinge or slide
   */
  static List<String> jointsOf(Model model) {
    List<String> single = model.joints().stream().filter(Joint::isSingle).map(Joint::name).toList();
    if (model.nu() == 0) {
      return single;
    }
    List<String> names = new ArrayList<>();
    for (Actuator actuator : model.actuators()) {
      boolean onJoint = actuator.transmission() == Actuator.Transmission.JOINT;
      if (!onJoint || !single.contains(actuator.joint())) {
        throw new IllegalArgumentException(
            String.format(
                "actuator '%s' of model %s: expected one on a hinge or slide, found one on %s",
                actuator.name(),
                model,
                onJoint
                    ? "the joint '" + actuator.joint() + "' with several degrees of freedom"
                    : "a " + actuator.transmission().name().toLowerCase(Locale.ROOT)));
      }
      names.add(actuator.joint());
    }
    return names;
  }

  /** Sets all controls for the next physics step. */
  void apply(JointCommand command) {
    for (int i = 0; i < motors.length; i++) {
      motors[i].apply(
          command.position()[i],
          command.velocity()[i],
          command.effort()[i],
          command.kp()[i],
          command.kd()[i]);
    }
  }
}
