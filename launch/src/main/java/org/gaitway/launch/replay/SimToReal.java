package org.gaitway.launch.replay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gaitway.adapter.sim.CommandedSimulation;
import org.gaitway.cdr.MessageValue;
import org.gaitway.episode.EpisodeMessage;
import org.gaitway.episode.EpisodeReader;
import org.gaitway.episode.Topics;
import org.gaitway.robot.JointCommand;
import org.gaitway.robot.RobotLayout;
import org.gaitway.robot.RobotState;
import org.gaitway.sim.DivergedException;
import org.gaitway.sim.Model;
import org.gaitway.sim.Simulation;

/**
 * Drives a simulation beside a log of a robot: it starts where the robot was measured first, is
 * given the commands that the robot was given, when it was given them, and is compared with each
 * state that the robot measured, at the time at which that was measured.
 */
final class SimToReal {
  private static final double SECONDS_PER_NS = 1e-9;

  private final RobotLayout layout;
  private final CommandedSimulation simulated;
  private final StateMessages states;
  private final RobotState reached;
  private final JointCommand command;
  private final List<JointError> errors;
  private final List<double[]> trace = new ArrayList<>();
  private final long from;
  private final long to;
  private long firstTick = RobotState.NEVER;
  private long now;
  private long begun = RobotState.NEVER;
  private long compared = RobotState.NEVER;
  private Optional<String> divergence = Optional.empty();

  /**
   * What came of it.
   *
   * @param errors of the joints
   * @param trace time [s], then measured and simulated position of each joint, for each state
   * @param divergence why the simulation ended before the log; empty if it did not
   */
  record Result(List<JointError> errors, List<double[]> trace, Optional<String> divergence) {}

  private SimToReal(RobotLayout layout, Simulation simulation, long from, long to) {
    this.layout = layout;
    this.from = from;
    this.to = to;
    simulated = new CommandedSimulation(simulation, layout);
    states = new StateMessages(layout);
    reached = new RobotState(layout.joints());
    command = new JointCommand(layout.commanded());
    errors = layout.joints().stream().map(JointError::new).toList();
  }

  /**
   * Compares a log with a simulation.
   *
   * @param from when the simulation starts, since the first tick [s]
   * @param to when the comparison ends, since the first tick [s]
   * @throws IllegalArgumentException if the model lacks a joint of the robot
   * @throws IOException if the file cannot be read, or has no states and ticks
   */
  static Result run(EpisodeReader episode, Model model, double from, double to) throws IOException {
    RobotLayout layout = StateMessages.layout(episode.header());
    Set<String> topics = new HashSet<>(StateMessages.TOPICS);
    topics.addAll(List.of(Topics.TICK, Topics.COMMAND));
    try (Simulation simulation = model.newSimulation()) {
      SimToReal comparison =
          new SimToReal(layout, simulation, Math.round(from * 1e9), nanoseconds(to));
      episode.messages(topics, comparison::accept);
      if (comparison.trace.isEmpty()) {
        throw new IOException("the file has no states of a robot to compare a simulation with");
      }
      return new Result(comparison.errors, comparison.trace, comparison.divergence);
    }
  }

  private static long nanoseconds(double seconds) {
    return Double.isInfinite(seconds) ? Long.MAX_VALUE : Math.round(seconds * 1e9);
  }

  private void accept(EpisodeMessage message) {
    switch (message.topic()) {
      case Topics.TICK -> tick(message.value());
      case Topics.COMMAND -> command(message.value());
      default -> states.accept(message);
    }
  }

  private void tick(MessageValue tick) {
    if (tick.flag("rehearsal")) {
      return; // The robot is not active yet.
    }
    now = tick.integer("now");
    firstTick = firstTick == RobotState.NEVER ? now : firstTick;
    long since = now - firstTick;
    long stamp = tick.integer("stamp");
    boolean wanted = since >= from && since < to && divergence.isEmpty();
    if (!wanted || !tick.flag("present") || stamp == compared) {
      return;
    }
    if (begun == RobotState.NEVER) {
      begun = stamp;
      simulated.begin(states.state());
    }
    advanceTo(stamp);
    compared = stamp;
    compare(stamp);
  }

  private void command(MessageValue message) {
    if (begun == RobotState.NEVER) {
      read(message);
      simulated.command(command); // In force when the simulation starts.
    } else if (divergence.isEmpty() && now - firstTick < to) {
      advanceTo(now);
      read(message);
      simulated.command(command);
    }
  }

  private void read(MessageValue message) {
    copy(message, "position", command.position());
    copy(message, "velocity", command.velocity());
    copy(message, "effort", command.effort());
    copy(message, "kp", command.kp());
    copy(message, "kd", command.kd());
  }

  private static void copy(MessageValue message, String field, double[] out) {
    double[] values = message.doubles(field);
    if (values.length != out.length) {
      throw new IllegalArgumentException(
          "a command has " + values.length + " of " + field + " for " + out.length + " joints");
    }
    System.arraycopy(values, 0, out, 0, out.length);
  }

  private void advanceTo(long time) {
    try {
      simulated.advanceTo((time - begun) * SECONDS_PER_NS);
    } catch (DivergedException e) {
      divergence = Optional.of(e.getMessage());
    }
  }

  private void compare(long stamp) {
    simulated.measure(reached);
    RobotState measured = states.state();
    double[] row = new double[1 + 2 * layout.joints().size()];
    row[0] = (stamp - begun) * SECONDS_PER_NS;
    for (int i = 0; i < errors.size(); i++) {
      errors
          .get(i)
          .add(
              measured.position()[i],
              reached.position()[i],
              measured.velocity()[i],
              reached.velocity()[i]);
      row[1 + 2 * i] = measured.position()[i];
      row[2 + 2 * i] = reached.position()[i];
    }
    trace.add(row);
  }
}
