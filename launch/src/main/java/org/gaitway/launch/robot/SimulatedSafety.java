package org.gaitway.launch.robot;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.gaitway.adapter.sim.Scenario;
import org.gaitway.safety.JointSafety;
import org.gaitway.safety.Response;
import org.gaitway.safety.SafetyResponses;
import org.gaitway.safety.SafetySettings;
import org.gaitway.sim.Actuator;
import org.gaitway.sim.Joint;
import org.gaitway.sim.Model;

/**
 * What a simulated robot is held to when nobody says more. Its episodes begin anywhere and with a
 * jump, its falls hurt nobody: what would be found wrong there is not checked, and nothing is
 * ramped in, so that a policy does what it did in training. Numbers that are not finite, late
 * states, missed deadlines and the model's own limits are checked as on any robot; the range of
 * joints only where the robot is no task's and does not walk: in training targets were not held to
 * it, and those of walking policies are often beyond, for more effort.
 */
final class SimulatedSafety {
  private static final double DAMPING = 1;
  private static final double MAX_STATE_AGE = 0.2;

  private SimulatedSafety() {}

  static SafetySettings of(Scenario scenario) {
    SafetySettings all = SafetySettings.DEFAULTS;
    return new SafetySettings(
        MAX_STATE_AGE,
        0,
        all.recovery(),
        all.overrunHold(),
        all.maxTilt(),
        Double.MAX_VALUE,
        all.overspeed(),
        all.jump(),
        all.positionMargin(),
        responses(all.responses()),
        unlimited(),
        joints(scenario.simulation().model(), ranges(scenario)));
  }

  private static boolean ranges(Scenario scenario) {
    return !(scenario instanceof TaskScenario) && !Scenarios.walks(scenario);
  }

  private static SafetyResponses responses(SafetyResponses all) {
    return new SafetyResponses(
        all.stateAge(),
        all.clockStep(),
        all.stateNotFinite(),
        Response.OFF,
        Response.OFF,
        Response.OFF,
        Response.OFF,
        all.overrun(),
        all.observationNotFinite(),
        Response.OFF,
        all.actionNotFinite(),
        all.positionLimit(),
        all.targetRateLimit(),
        all.velocityLimit(),
        all.effortLimit(),
        all.gainLimit(),
        all.writeRefused());
  }

  private static JointSafety unlimited() {
    Optional<Double> infinite = Optional.of(Double.POSITIVE_INFINITY);
    return new JointSafety(
        infinite.map(value -> -value),
        infinite,
        infinite,
        infinite,
        infinite,
        Optional.empty(),
        Optional.empty(),
        Optional.of(DAMPING));
  }

  /** Efforts within what controls, actuators and joints allow; positions in the joints' ranges. */
  private static Map<String, JointSafety> joints(Model model, boolean ranges) {
    Map<String, Joint> joints = new HashMap<>();
    model.joints().forEach(joint -> joints.put(joint.name(), joint));
    Map<String, JointSafety> limits = new LinkedHashMap<>();
    int control = 0;
    for (Actuator actuator : model.actuators()) {
      double effort = effort(model, actuator, control++);
      Optional<Joint> joint = Optional.ofNullable(joints.get(actuator.joint()));
      double least = Math.min(effort, joint.map(Joint::effortLimit).orElse(effort));
      Optional<Joint> range = joint.filter(j -> ranges && j.low() < j.high());
      if (least < Double.POSITIVE_INFINITY || range.isPresent()) {
        limits.put(actuator.joint(), limits(range, least));
      }
    }
    return limits;
  }

  /** A servo of the model saturates by itself, as in training; softened, it would be another. */
  private static double effort(Model model, Actuator actuator, int control) {
    return actuator.servo() == Actuator.Servo.NONE
        ? Math.min(actuator.effortLimit(), byControl(model, actuator, control))
        : Double.POSITIVE_INFINITY;
  }

  /** What the range of the control leaves of a plain motor's effort. */
  private static double byControl(Model model, Actuator actuator, int control) {
    double low = model.controlRange().get(2 * control);
    double high = model.controlRange().get(2 * control + 1);
    return low < high
        ? Math.max(Math.abs(low), Math.abs(high)) * Math.abs(actuator.effortPerControl())
        : Double.POSITIVE_INFINITY;
  }

  private static JointSafety limits(Optional<Joint> range, double effort) {
    return new JointSafety(
        range.map(Joint::low).filter(Double::isFinite),
        range.map(Joint::high).filter(Double::isFinite),
        Optional.empty(),
        Optional.empty(),
        Optional.of(effort),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
