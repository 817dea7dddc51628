package org.gaitway.adapter.sim;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.gaitway.robot.JointCommand;
import org.gaitway.robot.RobotLayout;
import org.gaitway.robot.RobotState;
import org.gaitway.robot.SensorLayout;
import org.gaitway.sim.Simulation;

/**
 * A simulation seen as a robot: measured and commanded by name, late, noisy and lossy as its
 * settings say. Times are simulated. For one thread; allocation-free once made.
 */
final class SimulatedBody {
  private static final long NS_PER_MS = 1_000_000;

  private final Measurement measurement;
  private final Motors motors;
  private final Noise noise;
  private final LinkSettings link;
  private final Random losses;
  private final DelayLine<RobotState> states;
  private final DelayLine<JointCommand> commands;
  private final JointCommand inForce;
  private final JointCommand idle;
  private final long timeoutNs;
  private long commandedAt;
  private boolean commanded;

  /**
   * @param periodNs of a control step [ns]; the command timeout is not shorter
   * @param stepNs of a physics step [ns]
   * @throws IllegalArgumentException if the model does not have what the layout names
   */
  SimulatedBody(
      Simulation simulation,
      RobotLayout layout,
      List<ExtraSensor> sensors,
      BodySettings settings,
      long periodNs,
      long stepNs) {
    measurement = new Measurement(simulation, layout, sensors);
    motors = new Motors(simulation, layout.commanded());
    List<String> names = layout.sensors().stream().map(SensorLayout::name).toList();
    noise = new Noise(settings.noise(), new Random(settings.seed()), names);
    link = settings.link();
    losses = new Random(~settings.seed());
    states = new DelayLine<>(ns(link.stateLatency()), stepNs, () -> new RobotState(layout));
    commands =
        new DelayLine<>(
            ns(link.commandLatency()), stepNs, () -> new JointCommand(layout.commanded()));
    inForce = new JointCommand(layout.commanded());
    idle = new JointCommand(layout.commanded());
    Arrays.fill(idle.kd(), settings.idleDamping());
    timeoutNs = Math.max(ns(settings.commandTimeout()), periodNs);
  }

  private static long ns(double milliseconds) {
    return Math.round(milliseconds * NS_PER_MS);
  }

  /** Starts an episode: nothing is commanded, nothing under way. */
  void begin() {
    states.clear();
    commands.clear();
    commanded = false;
  }

  /** Measures, and gives the newest measurement that is out of the delay; null if none is. */
  RobotState measure(long now) {
    if (!isLost(link.stateLoss())) {
      RobotState state = states.put(now);
      measurement.read(state);
      noise.addTo(state);
      state.stamp(now);
    }
    return states.take(now);
  }

  /** Takes a command that has come over the link; it acts once it is out of the delay. */
  void receive(JointCommand command, long now) {
    if (!isLost(link.commandLoss())) {
      commands.put(now).copyFrom(command);
    }
  }

  private boolean isLost(double share) {
    return share > 0 && losses.nextDouble() < share;
  }

  /** Whether a command has come into force since the episode began. */
  boolean isCommanded(long now) {
    JointCommand due = commands.take(now);
    if (due != null) {
      inForce.copyFrom(due);
      commandedAt = now;
      commanded = true;
    }
    return commanded;
  }

  /** Sets the controls for the next physics step. */
  void drive(long now) {
    boolean fresh = isCommanded(now) && now - commandedAt <= timeoutNs;
    motors.apply(fresh ? inForce : idle);
  }
}
