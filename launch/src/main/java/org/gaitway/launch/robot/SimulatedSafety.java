package org.gaitway.launch.robot;

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
 * states, missed deadlines and the model's own limits are checked as on any robot.
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
        joints(scenario.simulation().model()));
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

  /** Efforts within what controls and joints allow. */
  private static Map<String, JointSafety> joints(Model model) {
    Map<String, Joint> joints = new LinkedHashMap<>();
    model.joints().forEach(joint -> joints.put(joint.name(), joint));
    Map<String, JointSafety> limits = new LinkedHashMap<>();
    int control = 0;
    for (Actuator actuator : model.actuators()) {
      double low = model.controlRange().get(2 * control);
      double high = model.controlRange().get(2 * control + 1);
      control++;
      boolean limited = low < high && actuator.servo() == Actuator.Servo.NONE;
      double most =
          limited
              ? Math.max(Math.abs(low), Math.abs(high)) * Math.abs(actuator.effortPerControl())
              : Double.POSITIVE_INFINITY;
      double joint =
          joints.containsKey(actuator.joint())
              ? joints.get(actuator.joint()).effortLimit()
              : Double.POSITIVE_INFINITY;
      limits.put(actuator.joint(), effort(Math.min(most, joint)));
    }
    return limits;
  }

  private static JointSafety effort(double limit) {
    return new JointSafety(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(limit),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
