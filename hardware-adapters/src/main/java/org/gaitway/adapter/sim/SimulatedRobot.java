package org.gaitway.adapter.sim;

import java.io.IOException;
import java.util.function.LongSupplier;
import org.gaitway.robot.JointCommand;
import org.gaitway.robot.Lifecycle;
import org.gaitway.robot.Lifecycle.Transition;
import org.gaitway.robot.Robot;
import org.gaitway.robot.RobotLayout;
import org.gaitway.robot.RobotState;

/**
 * A robot that is simulated in this process, on a thread of its own, as {@link SimulatedRobotNode}
 * says. States carry the time of the loop's clock at which they were measured; in lock step,
 * simulated time.
 *
 * <p>Inactive, it publishes its state and takes no command, so its motors are idle; an episode that
 * has not begun stands still. A failure of the simulation ends the states, which the loop's
 * watchdog notices, and is thrown when the robot is closed.
 */
public final class SimulatedRobot implements Robot {
  private final Scenario scenario;
  private final NodeSettings settings;
  private final SimulationListener listener;
  private final LongSupplier clock;
  private final PhysicsObserver observer;

  private Lifecycle lifecycle = Lifecycle.UNCONFIGURED;
  private DirectLink link;
  private SimulatedRobotNode node;
  private Thread thread;
  private volatile Throwable failure;

  /**
   * @param scenario owned by this robot from now on
   * @param clock the control loop's [ns]; not asked in lock step
   */
  public SimulatedRobot(
      Scenario scenario, NodeSettings settings, SimulationListener listener, LongSupplier clock) {
    this(scenario, settings, listener, clock, PhysicsObserver.NONE);
  }

  /**
   * The same, with its physics observed.
   *
   * @param scenario owned by this robot from now on
   * @param clock the control loop's [ns]; not asked in lock step
   */
  public SimulatedRobot(
      Scenario scenario,
      NodeSettings settings,
      SimulationListener listener,
      LongSupplier clock,
      PhysicsObserver observer) {
    this.observer = observer;
    this.scenario = scenario;
    this.settings = settings;
    this.listener = listener;
    this.clock = clock;
  }

  /** The state of the robot. */
  public Lifecycle lifecycle() {
    return lifecycle;
  }

  @Override
  public void configure(RobotLayout layout) {
    Lifecycle next = lifecycle.after(Transition.CONFIGURE);
    node = new SimulatedRobotNode(scenario, layout, settings, listener, observer);
    link =
        new DirectLink(layout, settings.lockstep() ? stamp -> stamp : stamp -> clock.getAsLong());
    thread = new Thread(this::simulate, "simulated-robot");
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler((dead, e) -> failure = e);
    thread.start();
    lifecycle = next;
  }

  private void simulate() {
    try {
      node.run(link, 0);
    } catch (IOException e) {
      throw new IllegalStateException("a link in one process needs no opening", e);
    }
  }

  @Override
  public void activate() throws IOException {
    Lifecycle next = lifecycle.after(Transition.ACTIVATE);
    if (!thread.isAlive()) {
      throw new IOException("the simulation has ended: " + failure);
    }
    lifecycle = next;
  }

  @Override
  public boolean read(RobotState state) {
    return link != null && lifecycle != Lifecycle.FINALIZED && link.read(state);
  }

  @Override
  public boolean write(JointCommand command) {
    if (lifecycle != Lifecycle.ACTIVE || !command.isFinite()) {
      return false;
    }
    link.write(command);
    return true;
  }

  @Override
  public void deactivate() {
    lifecycle = lifecycle.after(Transition.DEACTIVATE);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException if the simulation had failed, with the cause
   */
  @Override
  public void close() {
    if (lifecycle == Lifecycle.FINALIZED) {
      return;
    }
    lifecycle = Lifecycle.FINALIZED;
    if (thread != null) {
      endThread();
    }
    scenario.close();
    if (failure != null) {
      throw new IllegalStateException("the simulation failed: " + failure.getMessage(), failure);
    }
  }

  private void endThread() {
    node.stop();
    thread.interrupt();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
