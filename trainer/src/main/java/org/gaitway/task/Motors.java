package org.gaitway.task;

import java.util.List;
import org.gaitway.policy.PdGains;
import org.gaitway.random.RandomStream;
import org.gaitway.sim.Model;
import org.gaitway.sim.Simulation;

/**
 * What is between a policy's output and the forces at the joints, where that is more than a
 * simulator's control: scaling, delay, a position controller with the limits of its motor. The
 * output is then the environment's action, as it is.
 */
public interface Motors {
  /** Makes the motors of one environment. */
  Drive bind(Environment environment);

  /** The joints that the output's values move, in order. */
  List<Servo> servos(Model model);

  /** Motors of one environment; allocation-free. */
  interface Drive {
    /** An episode begins. */
    void begin(RandomStream random);

    /**
     * Advances the simulation by a control step.
     *
     * @param action the policy's output (nu)
     * @throws org.gaitway.sim.DivergedException if a number is not finite
     */
    void advance(Simulation simulation, int substeps, double[] action);
  }

  /**
   * A position-controlled joint: its target is {@code defaultPosition + actionScale * output}.
   *
   * @param joint name of the joint
   * @param actuator name of the actuator that moves it
   * @param defaultPosition [rad] or [m]
   * @param actionScale [rad] or [m] per unit of output
   * @param gains of the controller
   */
  record Servo(
      String joint, String actuator, double defaultPosition, double actionScale, PdGains gains) {}
}
