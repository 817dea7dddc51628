package org.gaitway.task.legged;

import java.nio.DoubleBuffer;
import java.util.List;
import java.util.Optional;
import org.gaitway.observation.ObservationSource;
import org.gaitway.observation.ObservationSource.BodyQuantity;
import org.gaitway.observation.ObservationSource.JointQuantity;
import org.gaitway.sim.Model;
import org.gaitway.sim.ModelField;
import org.gaitway.task.Observation;
import org.gaitway.task.PastActions;
import org.gaitway.task.Scene;
import org.gaitway.task.Slots;

/**
 * What a legged robot's policy and value function see. Frames and units as of the robot runtime.
 */
final class LeggedObservation {
  private final Setup setup;
  private final LeggedRobot robot;

  LeggedObservation(Setup setup) {
    this.setup = setup;
    robot = setup.robot();
  }

  /** Makes the function that reads one of the values. */
  @FunctionalInterface
  private interface Binding {
    Value of(Scene scene, Legs legs);
  }

  /** One of the values. */
  @FunctionalInterface
  private interface Value {
    double at(int index);
  }

  /** So many values, which a robot measures or not. */
  private record Term(Setup setup, int size, Optional<ObservationSource> measured, Binding binding)
      implements Observation {
    @Override
    public Reader bind(Scene scene) {
      Value value = binding.of(scene, scene.gauge(setup.legs()));
      return new Reader() {
        @Override
        public int size() {
          return size;
        }

        @Override
        public void read(double[] out, int at) {
          for (int i = 0; i < size; i++) {
            out[at + i] = value.at(i);
          }
        }
      };
    }

    @Override
    public Optional<ObservationSource> source(Model model) {
      return measured;
    }
  }

  private Observation measured(int size, ObservationSource source, Binding binding) {
    return new Term(setup, size, Optional.of(source), binding);
  }

  private Observation hidden(int size, Binding binding) {
    return new Term(setup, size, Optional.empty(), binding);
  }

  private static ObservationSource ofBody(BodyQuantity quantity) {
    return new ObservationSource.OfBody(quantity);
  }

  private static ObservationSource ofJoints(JointQuantity quantity) {
    return new ObservationSource.OfJoints(quantity, List.of());
  }

  /** Velocity of the base in its own frame [m/s]. */
  Observation linearVelocity() {
    return measured(
        3,
        ofBody(BodyQuantity.BODY_LINEAR_VELOCITY),
        (scene, legs) -> axis -> legs.base().velocity(axis));
  }

  /** Angular velocity of the base in its own frame [rad/s]. */
  Observation angularVelocity() {
    return measured(
        3,
        ofBody(BodyQuantity.ANGULAR_VELOCITY),
        (scene, legs) -> axis -> legs.base().angularVelocity(axis));
  }

  /** Direction of gravity in the base's frame. */
  Observation projectedGravity() {
    return measured(
        3,
        ofBody(BodyQuantity.PROJECTED_GRAVITY),
        (scene, legs) -> axis -> legs.base().projectedGravity(axis));
  }

  /** What it is told. */
  Observation command() {
    return measured(
        3,
        new ObservationSource.Command(LeggedTask.COMMAND, 3),
        (scene, legs) -> {
          Slots command = scene.command(LeggedTask.COMMAND);
          return command::get;
        });
  }

  /** Joint positions less those of the default pose [rad]. */
  Observation jointOffsets() {
    return measured(
        robot.joints().size(),
        ofJoints(JointQuantity.OFFSET),
        (scene, legs) -> legs::presentOffset);
  }

  /** Joint velocities [rad/s]. */
  Observation jointVelocities() {
    return measured(
        robot.joints().size(),
        ofJoints(JointQuantity.VELOCITY),
        (scene, legs) -> legs::presentVelocity);
  }

  /** What the policy gave at its last step. */
  Observation lastAction() {
    return measured(
        robot.joints().size(),
        new ObservationSource.LastAction(),
        (scene, legs) -> {
          PastActions past = scene.pastActions();
          return index -> past.get(1, index);
        });
  }

  /** Height of the base above the ground [m]. */
  Observation baseHeight() {
    return hidden(1, (scene, legs) -> index -> legs.baseHeight());
  }

  /** Whether each foot touches the ground: 1 or 0. */
  Observation contacts() {
    return hidden(robot.feet().size(), (scene, legs) -> foot -> legs.touching(foot) ? 1 : 0);
  }

  /** Normal force on each foot, in hundreds of [N]. */
  Observation footForces() {
    return hidden(robot.feet().size(), (scene, legs) -> foot -> legs.footForce(foot) / 100);
  }

  /** Height of each foot above the ground [m]. */
  Observation footHeights() {
    return hidden(robot.feet().size(), (scene, legs) -> legs::footHeight);
  }

  /** Horizontal speed of each foot [m/s]. */
  Observation footSpeeds() {
    return hidden(robot.feet().size(), (scene, legs) -> legs::footSpeed);
  }

  /** Time that each foot has been in the air [s]. */
  Observation airTimes() {
    return hidden(robot.feet().size(), (scene, legs) -> legs::airTime);
  }

  /** Torque of each joint, in tens of [N·m]. */
  Observation efforts() {
    return hidden(robot.joints().size(), (scene, legs) -> joint -> legs.effort(joint) / 10);
  }

  /** The push before the last step, in the world [m/s]. */
  Observation push() {
    return hidden(
        2,
        (scene, legs) -> {
          Pushes.Last last = scene.gauge(Pushes.Last.KIND);
          return last::velocity;
        });
  }

  /** Height of the ground at a grid of places around the base, less that of the base [m]. */
  Observation ground() {
    return hidden(
        GroundScan.SIZE,
        (scene, legs) -> {
          GroundScan scan = new GroundScan(legs);
          return scan::at;
        });
  }

  /** Stiffness of each joint's controller, as a factor on the robot's. */
  Observation gains() {
    return hidden(
        robot.joints().size(),
        (scene, legs) -> {
          Model model = scene.simulation().model();
          DoubleBuffer gains = model.field(ModelField.ACTUATOR_GAINPRM);
          int width = ModelField.ACTUATOR_GAINPRM.columns();
          LeggedJoint[] joints = legs.joints();
          return joint -> gains.get(width * joints[joint].control()) / joints[joint].gains().kp();
        });
  }

  /** Friction of the feet, mass of the base [kg], place of its centre of mass (x, y, z) [m]. */
  Observation physics() {
    return hidden(5, (scene, legs) -> new EpisodePhysics(robot, scene)::at);
  }
}
