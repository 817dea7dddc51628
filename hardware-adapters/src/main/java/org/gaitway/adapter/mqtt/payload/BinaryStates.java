package org.gaitway.adapter.mqtt.payload;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.gaitway.robot.RobotLayout;
import org.gaitway.robot.RobotState;
import org.gaitway.robot.SensorLayout;

/**
 * States in the compact form: a header, then 64-bit numbers in the order of the robot's layout.
 * What was not measured is NaN.
 *
 * <pre>
 *   position, velocity, effort (joints each)
 *   base position (3), base velocity (3)
 *   orientation (4), angular velocity (3), linear acceleration (3)
 *   sensors, one after the other
 * </pre>
 */
public final class BinaryStates implements Format<StateMessage> {
  private static final int BODY_VALUES = 3 + 3 + 4 + 3 + 3;

  private final BinaryHeader header;
  private final int allJoints;
  private final int[] joints;
  private final String[] sensors;
  private final int[] sensorPlaces;
  private final ByteBuffer outgoing;

  /**
   * @param wire the robot's layout
   * @param wanted what is read, or written, of it
   * @throws PayloadException if the robot has not all of that
   */
  public BinaryStates(WireLayout wire, RobotLayout wanted) throws PayloadException {
    wire.expectFits(wanted);
    RobotLayout robot = wire.layout();
    allJoints = robot.joints().size();
    joints = wanted.joints().stream().mapToInt(robot.joints()::indexOf).toArray();
    sensors = wanted.sensors().stream().map(SensorLayout::name).toArray(String[]::new);
    sensorPlaces = wanted.sensors().stream().mapToInt(s -> place(robot.sensors(), s)).toArray();
    int sensorValues = robot.sensors().stream().mapToInt(SensorLayout::size).sum();
    header = new BinaryHeader("GWS1", wire.hash(), 3 * allJoints + BODY_VALUES + sensorValues);
    outgoing = header.newMessage();
  }

  /** How many values of other sensors come before this one's. */
  private static int place(List<SensorLayout> all, SensorLayout sensor) {
    return all.subList(0, all.indexOf(sensor)).stream().mapToInt(SensorLayout::size).sum();
  }

  @Override
  public void encode(StateMessage message, OutputStream out) {
    RobotState state = message.state();
    header.write(outgoing, message.stamp(), message.sequence());
    for (int at = BinaryHeader.SIZE; at < outgoing.capacity(); at += Double.BYTES) {
      outgoing.putDouble(at, Double.NaN);
    }
    putJoints(0, state.position());
    putJoints(1, state.velocity());
    putJoints(2, state.effort());
    int at = body();
    at = put(at, state.basePosition());
    at = put(at, state.baseLinearVelocity());
    at = put(at, state.orientation());
    at = put(at, state.angularVelocity());
    put(at, state.linearAcceleration());
    for (int i = 0; i < sensors.length; i++) {
      put(sensorAt(i), state.sensor(sensors[i]));
    }
    try {
      out.write(outgoing.array());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int jointAt(int group, int joint) {
    return BinaryHeader.SIZE + (group * allJoints + joints[joint]) * Double.BYTES;
  }

  private int body() {
    return BinaryHeader.SIZE + 3 * allJoints * Double.BYTES;
  }

  private int sensorAt(int sensor) {
    return body() + (BODY_VALUES + sensorPlaces[sensor]) * Double.BYTES;
  }

  private void putJoints(int group, double[] values) {
    for (int i = 0; i < joints.length; i++) {
      outgoing.putDouble(jointAt(group, i), values[i]);
    }
  }

  private int put(int at, double[] values) {
    int next = at;
    for (double value : values) {
      outgoing.putDouble(next, value);
      next += Double.BYTES;
    }
    return next;
  }

  @Override
  public void decode(byte[] buffer, int offset, int length, StateMessage message)
      throws PayloadException {
    ByteBuffer in = header.expect(buffer, offset, length);
    expectNotInfinite(in);
    message.stamp(BinaryHeader.stamp(in));
    message.sequence(BinaryHeader.sequence(in));
    RobotState state = message.state();
    getJoints(in, 0, state.position());
    getJoints(in, 1, state.velocity());
    getJoints(in, 2, state.effort());
    int at = body();
    at = get(in, at, state.basePosition());
    at = get(in, at, state.baseLinearVelocity());
    at = get(in, at, state.orientation());
    at = get(in, at, state.angularVelocity());
    get(in, at, state.linearAcceleration());
    for (int i = 0; i < sensors.length; i++) {
      get(in, sensorAt(i), state.sensor(sensors[i]));
    }
  }

  private static void expectNotInfinite(ByteBuffer in) throws PayloadException {
    for (int at = BinaryHeader.SIZE; at < in.capacity(); at += Double.BYTES) {
      if (Double.isInfinite(in.getDouble(at))) {
        throw PayloadException.malformed("expected numbers, found an infinity at byte " + at);
      }
    }
  }

  private void getJoints(ByteBuffer in, int group, double[] out) {
    for (int i = 0; i < joints.length; i++) {
      out[i] = in.getDouble(jointAt(group, i));
    }
  }

  private static int get(ByteBuffer in, int at, double[] out) {
    for (int i = 0; i < out.length; i++) {
      out[i] = in.getDouble(at + i * Double.BYTES);
    }
    return at + out.length * Double.BYTES;
  }
}
