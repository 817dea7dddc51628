package org.gaitway.adapter.sim;

import java.nio.DoubleBuffer;
import java.util.Optional;
import org.gaitway.robot.RobotState;
import org.gaitway.robot.Rotation;
import org.gaitway.sim.Joint;
import org.gaitway.sim.Model;
import org.gaitway.sim.Sensor;
import org.gaitway.sim.Simulation;

/**
 * Where the body is and how it moves. Pose and velocities are those of the model's first free joint
 * as they are in qpos and qvel: MuJoCo has the linear velocity in the frame of the world and the
 * angular one in that of the body. A model without a free joint has the orientation and angular
 * velocity that its first {@code framequat} and {@code gyro} sensors show, if it has these. The
 * acceleration is that of the first accelerometer; without one it is computed from the acceleration
 * of the free joint in the last physics step. What nothing measures is not written. Allocation-free
 * once made.
 */
final class InertialUnit {
  private final Optional<Joint> base;
  private final DoubleBuffer qpos;
  private final DoubleBuffer qvel;
  private final DoubleBuffer qacc;
  private final double[] gravity;
  private final DoubleBuffer accelerometer;
  private final DoubleBuffer gyro;
  private final DoubleBuffer orientation;

  InertialUnit(Simulation simulation) {
    Model model = simulation.model();
    base = model.joints().stream().filter(joint -> joint.kind() == Joint.Kind.FREE).findFirst();
    qpos = simulation.qpos();
    qvel = simulation.qvel();
    qacc = simulation.qacc();
    gravity = model.gravity();
    accelerometer = first(simulation, Sensor.Kind.ACCELEROMETER);
    gyro = first(simulation, Sensor.Kind.GYRO);
    orientation = first(simulation, Sensor.Kind.ORIENTATION);
  }

  /** The data of the first sensor of a kind, or null. */
  private static DoubleBuffer first(Simulation simulation, Sensor.Kind kind) {
    return simulation.model().sensors().stream()
        .filter(sensor -> sensor.kind() == kind)
        .findFirst()
        .map(sensor -> simulation.sensor(sensor.name()))
        .orElse(null);
  }

  void read(RobotState state) {
    if (base.isPresent()) {
      readBase(state, base.get().qposAddress(), base.get().qvelAddress());
    } else {
      copy(orientation, state.orientation());
      copy(gyro, state.angularVelocity());
    }
    copy(accelerometer, state.linearAcceleration());
  }

  private void readBase(RobotState state, int position, int velocity) {
    qpos.get(position, state.basePosition());
    qpos.get(position + 3, state.orientation());
    qvel.get(velocity, state.baseLinearVelocity());
    qvel.get(velocity + 3, state.angularVelocity());
    if (accelerometer == null) {
      computeAcceleration(state, velocity);
    }
  }

  /** The world's acceleration less gravity, turned into the frame of the body. */
  private void computeAcceleration(RobotState state, int velocity) {
    double x = qacc.get(velocity) - gravity[0];
    double y = qacc.get(velocity + 1) - gravity[1];
    double z = qacc.get(velocity + 2) - gravity[2];
    Rotation.toBody(state.orientation(), x, y, z, state.linearAcceleration(), 0);
  }

  private static void copy(DoubleBuffer from, double[] to) {
    if (from != null) {
      from.get(0, to);
    }
  }
}
