package org.gaitway.adapter.sim;

/**
 * The motor of one joint, with the controller that motor drives have: for the next physics step it
 * applies
 *
 * <pre>
 *   effort* = kp (q* - q) + kd (v* - v) + effort
 * </pre>
 *
 * <p>with q and v as they are now. Allocation-free.
 */
interface Motor {
  /** Takes the five numbers of a {@link org.gaitway.robot.JointCommand} for this joint. */
  void apply(double position, double velocity, double effort, double kp, double kd);
}
