package org.gaitway.adapter.sim;

import java.nio.DoubleBuffer;
import java.util.List;
import org.gaitway.robot.JointCommand;
import org.gaitway.robot.RobotLayout;
import org.gaitway.robot.RobotState;
import org.gaitway.sim.Element;
import org.gaitway.sim.Joint;
import org.gaitway.sim.Model;
import org.gaitway.sim.Simulation;

/**
 * A simulation that is driven with commands that another robot was given: each joint's motor has
 * the controller of a motor drive. For comparing the two. For one thread.
 */
public final class CommandedSimulation {
  private static final String HOME = "home";

  private final Simulation simulation;
  private final Motors motors;
  private final Measurement measurement;
  private final JointCommand inForce;
  private final List<Joint> joints;
  private double start;

  /**
   * @param simulation stays the caller's
   * @param layout what the other robot measures and is commanded
   * @throws IllegalArgumentException if the model lacks one of its joints, or a motor for it
   */
  public CommandedSimulation(Simulation simulation, RobotLayout layout) {
    this.simulation = simulation;
    motors = new Motors(simulation, layout.commanded());
    // Joints alone: the other robot may have sensors that no model has.
    measurement = new Measurement(simulation, RobotLayout.of(layout.joints()), List.of());
    inForce = new JointCommand(layout.commanded());
    joints = simulation.model().joints();
  }

  /** Starts as the other robot was measured, at time 0; what it did not measure is the model's. */
  public void begin(RobotState pose) {
    Model model = simulation.model();
    if (model.names(Element.KEYFRAME).contains(HOME)) {
      simulation.resetToKeyframe(HOME);
    } else {
      simulation.reset();
    }
    for (Joint joint : joints) {
      place(joint, pose);
    }
    simulation.forward();
    start = simulation.time();
  }

  private void place(Joint joint, RobotState pose) {
    if (joint.isSingle() && pose.joints().contains(joint.name())) {
      int at = pose.index(joint.name());
      put(pose.position(), at, 1, simulation.qpos(), joint.qposAddress());
      put(pose.velocity(), at, 1, simulation.qvel(), joint.qvelAddress());
    } else if (joint.kind() == Joint.Kind.FREE) {
      put(pose.basePosition(), 0, 3, simulation.qpos(), joint.qposAddress());
      put(pose.orientation(), 0, 4, simulation.qpos(), joint.qposAddress() + 3);
      put(pose.baseLinearVelocity(), 0, 3, simulation.qvel(), joint.qvelAddress());
      put(pose.angularVelocity(), 0, 3, simulation.qvel(), joint.qvelAddress() + 3);
    }
  }

  /** Leaves out what is not finite. */
  private static void put(double[] from, int at, int count, DoubleBuffer to, int address) {
    for (int i = 0; i < count; i++) {
      if (Double.isFinite(from[at + i])) {
        to.put(address + i, from[at + i]);
      }
    }
  }

  /** From now on this command is in force. */
  public void command(JointCommand command) {
    inForce.copyFrom(command);
  }

  /**
   * Lets time pass, in whole physics steps.
   *
   * @param seconds since the beginning; what is past already is left alone
   * @throws org.gaitway.sim.DivergedException if a number is not finite
   */
  public void advanceTo(double seconds) {
    double half = simulation.timestep() / 2;
    while (simulation.time() - start + half < seconds) {
      motors.apply(inForce);
      simulation.step(1);
    }
  }

  /**
   * Measures the joints.
   *
   * @param state of the joints of the layout, without sensors
   */
  public void measure(RobotState state) {
    measurement.read(state);
  }
}
