package org.gaitway.launch.replay;

import java.io.IOException;
import java.util.Set;
import org.gaitway.adapter.sim.MeasuredSimulation;
import org.gaitway.episode.EpisodeMessage;
import org.gaitway.episode.Topics;
import org.gaitway.robot.RobotLayout;
import org.gaitway.robot.RobotState;
import org.gaitway.sim.Model;
import org.gaitway.sim.Simulation;

/** What a robot would have measured in a simulation whose states were logged. */
final class SimulatedFrames implements Frames {
  private final Model model;
  private final Simulation simulation;
  private final MeasuredSimulation measured;
  private final RobotState state;

  /**
   * @param model closed with this
   */
  SimulatedFrames(Model model) {
    this.model = model;
    simulation = model.newSimulation();
    measured = new MeasuredSimulation(simulation);
    state = new RobotState(measured.layout());
  }

  @Override
  public Set<String> topics() {
    return Set.of(Topics.SIMULATION);
  }

  @Override
  public RobotLayout layout() {
    return measured.layout();
  }

  @Override
  public void accept(EpisodeMessage message, Viewer viewer) throws IOException {
    simulation.restore(message.value().doubles("state"));
    simulation.forward();
    measured.read(state);
    state.stamp(message.time());
    viewer.show(message.time(), message.step(), state);
  }

  @Override
  public void finish(Viewer viewer) {
    // Each was shown as it came.
  }

  @Override
  public void close() {
    simulation.close();
    model.close();
  }
}
