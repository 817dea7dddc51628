package org.gaitway.adapter.sim;

import java.io.IOException;
import java.util.Optional;
import org.gaitway.adapter.host.RobotHost;
import org.gaitway.policy.ActionDigest;
import org.gaitway.robot.JointCommand;
import org.gaitway.robot.RobotLayout;
import org.gaitway.robot.RobotState;
import org.gaitway.sim.Simulation;

/**
 * Runs a scenario and serves its robot through a link.
 *
 * <p>In real time, a state is published, then the time of one physics step passes, then that step
 * is taken with the newest command: one that comes within the step counts from its beginning on. So
 * a control loop that answers within a physics step acts without delay.
 *
 * <p>In lock step, each control step begins with a state and waits for its command. A state that
 * nobody answers is published again, with the same stamp.
 *
 * <p>Stamps are simulated time, over all episodes, and begin at one second: ROS takes zero for an
 * unknown time. An episode that stands still until its first command lets time pass. One thread
 * runs it; {@link #stop} is for any.
 */
public final class SimulatedRobotNode {
  private static final long REPEAT_NS = 200_000_000;
  private static final double NS_PER_SECOND = 1e9;
  private static final long START_NS = 1_000_000_000;

  private final Scenario scenario;
  private final Simulation simulation;
  private final NodeSettings settings;
  private final RobotLayout layout;
  private final SimulatedBody body;
  private final SimulationListener listener;
  private final PhysicsObserver observer;
  private final Pace pace;
  private final JointCommand received;
  private final ActionDigest digest = new ActionDigest();
  private final long stepNs;
  private final int publishEvery;

  private RobotHost host;
  private long now = START_NS;
  private long episode;
  private long step;
  private long ticks;
  private boolean exchanged;
  private volatile boolean stopped;

  /**
   * A node for a robot with all that the model has.
   *
   * @param scenario stays the caller's to close
   * @throws IllegalArgumentException if a motor of the model is not on a hinge or slide, or more
   *     states are to be published than there are physics steps
   */
  public SimulatedRobotNode(Scenario scenario, NodeSettings settings, SimulationListener listener) {
    this(scenario, settings, listener, PhysicsObserver.NONE);
  }

  /** The same, with its physics observed. */
  public SimulatedRobotNode(
      Scenario scenario,
      NodeSettings settings,
      SimulationListener listener,
      PhysicsObserver observer) {
    this(
        scenario,
        Measurement.everything(scenario.simulation(), scenario.sensors()),
        settings,
        listener,
        observer);
  }

  /** A node for a robot with a part of what the model has. */
  SimulatedRobotNode(
      Scenario scenario,
      RobotLayout layout,
      NodeSettings settings,
      SimulationListener listener,
      PhysicsObserver observer) {
    this.scenario = scenario;
    this.observer = observer;
    this.simulation = scenario.simulation();
    this.settings = settings;
    this.layout = layout;
    this.listener = listener;
    stepNs = Math.round(simulation.timestep() * NS_PER_SECOND);
    body =
        new SimulatedBody(
            simulation,
            layout,
            scenario.sensors(),
            settings.body(),
            stepNs * scenario.substeps(),
            stepNs);
    pace = new Pace(settings.realTimeFactor(), () -> stopped, listener::fellBehind);
    received = new JointCommand(layout.commanded());
    publishEvery = publishEvery(settings.rate(), simulation.timestep());
  }

  private static int publishEvery(double rate, double timestep) {
    if (rate == 0) {
      return 1;
    }
    long steps = Math.round(1 / (rate * timestep));
    if (steps < 1) {
      throw new IllegalArgumentException(
          String.format(
              "the rate must be at most %s Hz, that of the physics steps, found %s Hz",
              1 / timestep, rate));
    }
    return Math.toIntExact(steps);
  }

  /** What is published and what is taken. */
  public RobotLayout layout() {
    return layout;
  }

  /** Of the controls at the beginning of each control step of all episodes so far. */
  public ActionDigest digest() {
    return digest;
  }

  /**
   * Runs until {@link #stop}, or so many episodes have ended.
   *
   * @param link opened here; stays the caller's to close
   * @param episodes how many; 0 for no end
   * @throws IOException if the link cannot be opened
   */
  public void run(RobotHost link, long episodes) throws IOException {
    host = link;
    host.open(layout);
    pace.start();
    long ended = 0;
    while (!stopped && (episodes == 0 || ended < episodes)) {
      Optional<EpisodeEnd> end = runEpisode();
      if (end.isPresent() && !stopped) {
        listener.ended(ended++, end.get());
      }
    }
  }

  /** Ends {@link #run} soon; from any thread. */
  public void stop() {
    stopped = true;
  }

  private Optional<EpisodeEnd> runEpisode() {
    scenario.begin();
    body.begin();
    step = 0;
    observer.began(episode++, now);
    if (settings.body().holdUntilCommand() && !settings.lockstep()) {
      standStill();
    }
    Optional<EpisodeEnd> end = Optional.empty();
    while (end.isEmpty() && !stopped) {
      end = scenario.step(this::advance);
      observer.stepped(now, step++, simulation, end);
    }
    return end;
  }

  /** Lets time pass without physics until there is a command. */
  private void standStill() {
    exchange();
    while (!body.isCommanded(now) && !stopped) {
      now += stepNs;
      exchange();
    }
    exchanged = true;
  }

  private void advance(double[] control) {
    for (int i = 0; i < scenario.substeps() && !stopped; i++) {
      if (i == 0 || !settings.lockstep()) {
        exchangeOnce();
      }
      body.drive(now);
      if (i == 0) {
        simulation.ctrl().get(0, control);
        digest.add(control);
      }
      observer.stepping(now, step, simulation);
      simulation.step(1);
      now += stepNs;
    }
  }

  private void exchangeOnce() {
    if (!exchanged) {
      exchange();
    }
    exchanged = false;
  }

  private void exchange() {
    if (settings.lockstep()) {
      exchangeInLockstep();
      return;
    }
    if (ticks++ % publishEvery == 0) {
      RobotState state = body.measure(now);
      if (state != null) {
        host.publish(state);
      }
    }
    pace.await(stepNs);
    if (host.receive(received)) {
      body.receive(received, now);
    }
  }

  private void exchangeInLockstep() {
    RobotState state = body.measure(now);
    if (state == null) {
      return;
    }
    try {
      host.publish(state);
      while (!stopped) {
        if (host.await(received, REPEAT_NS)) {
          body.receive(received, now);
          return;
        }
        host.publish(state);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stop();
    }
  }
}
