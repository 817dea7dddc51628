package org.gaitway.adapter.sim;

import java.util.List;
import org.gaitway.robot.RobotLayout;
import org.gaitway.robot.RobotState;
import org.gaitway.sim.Simulation;

/**
 * What a robot with all that a model has would measure in a simulation, exactly and without delay.
 * For one thread.
 */
public final class MeasuredSimulation {
  private final RobotLayout layout;
  private final Measurement measurement;

  /**
   * @param simulation stays the caller's
   * @throws IllegalArgumentException if a motor of the model is not on a hinge or slide
   */
  public MeasuredSimulation(Simulation simulation) {
    layout = Measurement.everything(simulation, List.of());
    measurement = new Measurement(simulation, layout, List.of());
  }

  /** What is measured, and what could be commanded. */
  public RobotLayout layout() {
    return layout;
  }

  /**
   * Reads all but the stamp; allocates nothing.
   *
   * @param state of the layout
   */
  public void read(RobotState state) {
    measurement.read(state);
  }
}
