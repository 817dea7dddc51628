package org.gaitway.adapter.sim;

import java.nio.DoubleBuffer;
import org.gaitway.sim.Joint;
import org.gaitway.sim.Simulation;

/** One hinge or slide, read from a simulation. Allocation-free. */
final class JointReading {
  private final DoubleBuffer qpos;
  private final DoubleBuffer qvel;
  private final DoubleBuffer qfrcActuator;
  private final DoubleBuffer qfrcApplied;
  private final int positionAt;
  private final int velocityAt;

  JointReading(Simulation simulation, Joint joint) {
    qpos = simulation.qpos();
    qvel = simulation.qvel();
    qfrcActuator = simulation.qfrcActuator();
    qfrcApplied = simulation.qfrcApplied();
    positionAt = joint.qposAddress();
    velocityAt = joint.qvelAddress();
  }

  double position() {
    return qpos.get(positionAt);
  }

  double velocity() {
    return qvel.get(velocityAt);
  }

  /** What motors applied in the last physics step. */
  double effort() {
    return qfrcActuator.get(velocityAt) + qfrcApplied.get(velocityAt);
  }
}
