package org.gaitway.episode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.gaitway.cdr.CdrWriter;
import org.gaitway.robot.RobotState;
import org.gaitway.robot.Rotation;

/** Writes what a robot measured. */
final class StateMessages {
  private static final byte[] NO_FRAME = new byte[0];
  private static final byte[] BODY = "base".getBytes(StandardCharsets.UTF_8);
  private static final byte[] WORLD = "world".getBytes(StandardCharsets.UTF_8);
  private static final double NOT_MEASURED = -1;
  private static final int COVARIANCES = 9;

  private final MessageSink sink;
  private final NameBytes joints = new NameBytes();
  private final double[] covariance = new double[COVARIANCES];
  private final double[] turned = new double[3];
  private List<String> sensors = List.of();
  private byte[][] sensorNames = new byte[0][];

  StateMessages(MessageSink sink) {
    this.sink = sink;
  }

  void write(long step, long time, long stamp, RobotState state) throws IOException {
    begin(stamp, NO_FRAME)
        .strings(joints.of(state.joints()))
        .float64s(state.position())
        .float64s(state.velocity())
        .float64s(state.effort());
    sink.end(Topic.JOINT_STATES, step, time);
    if (isMeasured(state.orientation())
        || isMeasured(state.angularVelocity())
        || isMeasured(state.linearAcceleration())) {
      imu(step, time, stamp, state);
    }
    if (isMeasured(state.basePosition())) {
      pose(step, time, stamp, state);
    }
    if (isMeasured(state.baseLinearVelocity())) {
      twist(step, time, stamp, state);
    }
    if (!state.sensors().isEmpty()) {
      sensors(step, time, stamp, state);
    }
  }

  private CdrWriter begin(long stamp, byte[] frame) {
    return sink.begin().time(stamp).string(frame);
  }

  private static boolean isMeasured(double[] values) {
    for (double value : values) {
      if (!Double.isNaN(value)) {
        return true;
      }
    }
    return false;
  }

  private void imu(long step, long time, long stamp, RobotState state) throws IOException {
    CdrWriter cdr = begin(stamp, BODY);
    quaternion(cdr, state.orientation());
    covariance(cdr, state.orientation());
    cdr.elements(state.angularVelocity(), 3);
    covariance(cdr, state.angularVelocity());
    cdr.elements(state.linearAcceleration(), 3);
    covariance(cdr, state.linearAcceleration());
    sink.end(Topic.IMU, step, time);
  }

  /** Zeros say that it is not known; -1 in front, that the quantity is not measured at all. */
  private void covariance(CdrWriter cdr, double[] quantity) {
    covariance[0] = isMeasured(quantity) ? 0 : NOT_MEASURED;
    cdr.elements(covariance, COVARIANCES);
  }

  /** Here w comes first, in ROS last. */
  private static void quaternion(CdrWriter cdr, double[] wxyz) {
    cdr.float64(wxyz[1]).float64(wxyz[2]).float64(wxyz[3]).float64(wxyz[0]);
  }

  private void pose(long step, long time, long stamp, RobotState state) throws IOException {
    CdrWriter cdr = begin(stamp, WORLD).elements(state.basePosition(), 3);
    quaternion(cdr, state.orientation());
    sink.end(Topic.BASE_POSE, step, time);
  }

  private void twist(long step, long time, long stamp, RobotState state) throws IOException {
    double[] angular = state.angularVelocity();
    Rotation.toWorld(state.orientation(), angular[0], angular[1], angular[2], turned, 0);
    begin(stamp, WORLD).elements(state.baseLinearVelocity(), 3).elements(turned, 3);
    sink.end(Topic.BASE_TWIST, step, time);
  }

  private void sensors(long step, long time, long stamp, RobotState state) throws IOException {
    if (state.sensors() != sensors) {
      nameSensors(state);
    }
    CdrWriter cdr = begin(stamp, NO_FRAME).strings(sensorNames).sequence(sensorNames.length);
    for (int i = 0; i < sensors.size(); i++) {
      double[] values = state.sensor(sensors.get(i));
      cdr.elements(values, values.length);
    }
    sink.end(Topic.SENSORS, step, time);
  }

  private void nameSensors(RobotState state) {
    List<byte[]> names = new ArrayList<>();
    for (String sensor : state.sensors()) {
      int size = state.sensor(sensor).length;
      for (int i = 0; i < size; i++) {
        String name = size == 1 ? sensor : sensor + "[" + i + "]";
        names.add(name.getBytes(StandardCharsets.UTF_8));
      }
    }
    sensors = state.sensors();
    sensorNames = names.toArray(byte[][]::new);
  }
}
