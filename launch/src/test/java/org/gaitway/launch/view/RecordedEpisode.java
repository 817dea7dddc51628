package org.gaitway.launch.view;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.gaitway.episode.EpisodeEnd;
import org.gaitway.episode.EpisodeHeader;
import org.gaitway.episode.EpisodeKind;
import org.gaitway.episode.EpisodeWriter;
import org.gaitway.episode.LogSettings;
import org.gaitway.episode.SafetyEvent;
import org.gaitway.random.RandomStream;
import org.gaitway.robot.JointCommand;
import org.gaitway.robot.RobotLayout;
import org.gaitway.robot.RobotState;
import org.gaitway.sim.Element;
import org.gaitway.sim.Joint;
import org.gaitway.sim.Model;
import org.gaitway.sim.Simulation;
import org.gaitway.task.Environment;
import org.gaitway.task.TaskDefinition;
import org.gaitway.task.Tasks;

/** Writes an episode of a task, step by step, as training and robots do. */
final class RecordedEpisode implements AutoCloseable {

  /** Gives each control at a time. */
  interface Controller {
    double control(int actuator, double time);
  }

  /** The speed limit that joints run into in the events [rad/s]. */
  private static final double LIMIT = 8;

  private final Environment environment;
  private final Model model;
  private final EpisodeWriter writer;
  private final List<Joint> joints;
  private final RobotState state;
  private final JointCommand command;
  private final List<String> terms;
  private final float[] observation;
  private final boolean simulated;
  private final double[] control;
  private long step;
  private double sum;
  private boolean closed;

  /**
   * Begins one.
   *
   * @param simulated whether the simulation's state is written, as well as what a robot measures
   */
  RecordedEpisode(Path file, String task, EpisodeKind kind, boolean simulated) throws IOException {
    TaskDefinition definition = Tasks.define(task, "");
    this.simulated = simulated;
    model = definition.model().get();
    environment = new Environment(definition, model, new RandomStream(1, 0));
    environment.reset();
    joints = model.joints().stream().filter(Joint::isSingle).toList();
    List<String> names = joints.stream().map(Joint::name).toList();
    List<String> driven = model.names(Element.ACTUATOR);
    state = new RobotState(new RobotLayout(names, names, List.of()));
    command = new JointCommand(names);
    terms = definition.rewards().stream().map(TaskDefinition.NamedReward::name).toList();
    observation = new float[environment.observationSize()];
    control = new double[environment.actionSize()];
    EpisodeHeader header =
        EpisodeHeader.begin(kind, "test")
            .with(EpisodeHeader.TASK_NAME, task)
            .with(EpisodeHeader.TASK_VERSION, definition.version())
            .with(EpisodeHeader.SEED, 1)
            .with(EpisodeHeader.MODEL_NAME, model.name())
            .with(EpisodeHeader.MODEL_SHA256, model.sha256())
            .with(EpisodeHeader.TIMESTEP, model.timestep())
            .with(EpisodeHeader.SUBSTEPS, definition.substeps())
            .with(EpisodeHeader.JOINTS, names)
            .with(EpisodeHeader.COMMANDED, driven);
    writer = EpisodeWriter.create(file, header, LogSettings.DEFAULTS);
    writer.attach("model.mjb", "application/octet-stream", model.toBytes());
  }

  /** Writes some steps. */
  RecordedEpisode steps(int count, Controller controller) throws IOException {
    for (int i = 0; i < count; i++) {
      double time = step * environment.controlPeriod();
      for (int actuator = 0; actuator < control.length; actuator++) {
        control[actuator] = controller.control(actuator, time);
      }
      before(stamp());
      environment.step(control);
      sum += environment.reward();
      writer.reward(
          step,
          stamp(),
          environment.reward(),
          terms,
          environment.rewardTerms(),
          environment.terminated(),
          false);
      step++;
    }
    return this;
  }

  private long stamp() {
    return EpisodeWriter.SIMULATION_START + Math.round(step * environment.controlPeriod() * 1e9);
  }

  private void before(long stamp) throws IOException {
    Simulation simulation = environment.simulation();
    for (int i = 0; i < joints.size(); i++) {
      state.position()[i] = simulation.qpos().get(joints.get(i).qposAddress());
      state.velocity()[i] = simulation.qvel().get(joints.get(i).qvelAddress());
      command.position()[i] = state.position()[i] + 0.02;
      if (Math.abs(state.velocity()[i]) > LIMIT && step % 50 == 0) {
        writer.safety(step, stamp, limit(joints.get(i).name(), state.velocity()[i]));
      }
    }
    writer.state(step, stamp, stamp, state);
    writer.command(step, stamp, command);
    environment.observe(observation);
    writer.observation(step, stamp, observation, observation.length);
    float[] action = new float[control.length];
    for (int i = 0; i < action.length; i++) {
      action[i] = (float) control[i];
    }
    writer.action(step, stamp, action);
    if (simulated) {
      double[] values = simulation.save().toArray();
      writer.simulation(step, stamp, values, control, environment.definition().substeps());
    }
  }

  private static SafetyEvent limit(String joint, double velocity) {
    return new SafetyEvent("intervention", "velocity", joint, "limit", "", velocity, LIMIT);
  }

  /** Writes an event of now. */
  RecordedEpisode event(SafetyEvent event) throws IOException {
    writer.safety(step, stamp(), event);
    return this;
  }

  /** Brings what was written to the disk. */
  void flush() throws IOException {
    writer.flush();
  }

  /** Number of steps so far. */
  long steps() {
    return step;
  }

  /** Ends the episode, and its file. */
  void end() throws IOException {
    double duration = step * environment.controlPeriod();
    writer.end(
        new EpisodeEnd(
            EpisodeEnd.Outcome.TRUNCATED,
            step,
            OptionalDouble.of(sum),
            duration,
            Map.of("/tick", 3L)));
    close();
  }

  /** Closes the file, which without an end counts as cut off. */
  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      writer.close();
      environment.close();
      model.close();
    }
  }
}
