package org.gaitway.adapter.sim;

import java.nio.DoubleBuffer;
import org.gaitway.sim.Joint;
import org.gaitway.sim.Simulation;

/**
 * A motor at a joint of a model without actuators, as URDF files are: its effort is applied to the
 * joint, up to the limit that the file gives for it.
 */
final class ForceMotor implements Motor {
  private final DoubleBuffer qfrcApplied;
  private final JointReading reading;
  private final int velocityAt;
  private final double limit;

  ForceMotor(Simulation simulation, Joint joint) {
    qfrcApplied = simulation.qfrcApplied();
    reading = new JointReading(simulation, joint);
    velocityAt = joint.qvelAddress();
    limit = joint.effortLimit();
  }

  @Override
  public void apply(double position, double velocity, double effort, double kp, double kd) {
    double wanted =
        kp * (position - reading.position()) + kd * (velocity - reading.velocity()) + effort;
    qfrcApplied.put(velocityAt, Math.max(-limit, Math.min(limit, wanted)));
  }
}
