package org.gaitway.robot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a robot measures at one instant. The arrays are allocated once and written in place by
 * {@link Robot#read}; the accessors give the arrays themselves. What was never measured is not a
 * number, so that it cannot pass for a measurement.
 *
 * <p>For one thread at a time; no method but the constructor allocates.
 */
public final class RobotState {
  /** The stamp of a state that was never measured. */
  public static final long NEVER = Long.MIN_VALUE;

  private final DistinctNames joints;
  private final DistinctNames sensors;
  private final double[] position;
  private final double[] velocity;
  private final double[] effort;
  private final double[][] sensorValues;
  private final double[] basePosition = new double[3];
  private final double[] baseLinearVelocity = new double[3];
  private final double[] orientation = new double[4];
  private final double[] angularVelocity = new double[3];
  private final double[] linearAcceleration = new double[3];
  private long stamp;

  /**
   * A state without measurements, of joints alone.
   *
   * @param joints names of the joints, each once
   * @throws IllegalArgumentException if a name is there twice
   */
  public RobotState(List<String> joints) {
    this(RobotLayout.of(joints));
  }

  /** A state without measurements. */
  public RobotState(RobotLayout layout) {
    int size = layout.joints().size();
    joints = new DistinctNames("joint", layout.joints());
    sensors =
        new DistinctNames("sensor", layout.sensors().stream().map(SensorLayout::name).toList());
    position = new double[size];
    velocity = new double[size];
    effort = new double[size];
    sensorValues =
        layout.sensors().stream().map(sensor -> new double[sensor.size()]).toArray(double[][]::new);
    clear();
  }

  /** Names of the joints, in the order of the arrays. */
  public List<String> joints() {
    return joints.names();
  }

  /**
   * Index of a joint in the arrays.
   *
   * @throws IllegalArgumentException if there is no such joint
   */
  public int index(String joint) {
    return joints.index(joint);
  }

  /** Positions (joints) [rad] or [m]. */
  public double[] position() {
    return position;
  }

  /** Velocities (joints) [rad/s] or [m/s]. */
  public double[] velocity() {
    return velocity;
  }

  /** Efforts (joints) [N·m] or [N]. */
  public double[] effort() {
    return effort;
  }

  /**
   * Values of a sensor (its size), in its own unit. The array stays the same; look it up once.
   *
   * @throws IllegalArgumentException if there is no such sensor
   */
  public double[] sensor(String name) {
    return sensorValues[sensors.index(name)];
  }

  /** Names of the sensors beyond the joints and the inertial unit. */
  public List<String> sensors() {
    return sensors.names();
  }

  /** Position of the body in the world (x, y, z) [m]; few robots measure it. */
  public double[] basePosition() {
    return basePosition;
  }

  /** Velocity of the body, in the frame of the world (x, y, z) [m/s]; few robots measure it. */
  public double[] baseLinearVelocity() {
    return baseLinearVelocity;
  }

  /** Orientation of the body in the world, a unit quaternion (w, x, y, z). */
  public double[] orientation() {
    return orientation;
  }

  /** Angular velocity of the body, in its own frame (x, y, z) [rad/s]. */
  public double[] angularVelocity() {
    return angularVelocity;
  }

  /**
   * What the accelerometer shows, in the frame of the body (x, y, z) [m/s²]: at rest and upright,
   * (0, 0, 9.81).
   */
  public double[] linearAcceleration() {
    return linearAcceleration;
  }

  /** When the state was measured [ns], on the clock of the control loop; or {@link #NEVER}. */
  public long stamp() {
    return stamp;
  }

  /**
   * Says when the state was measured.
   *
   * @param nanoseconds on the clock of the control loop
   */
  public void stamp(long nanoseconds) {
    stamp = nanoseconds;
  }

  /** Forgets all measurements. */
  public void clear() {
    Arrays.fill(position, Double.NaN);
    Arrays.fill(velocity, Double.NaN);
    Arrays.fill(effort, Double.NaN);
    for (double[] values : sensorValues) {
      Arrays.fill(values, Double.NaN);
    }
    Arrays.fill(basePosition, Double.NaN);
    Arrays.fill(baseLinearVelocity, Double.NaN);
    Arrays.fill(orientation, Double.NaN);
    Arrays.fill(angularVelocity, Double.NaN);
    Arrays.fill(linearAcceleration, Double.NaN);
    stamp = NEVER;
  }

  /** How many numbers all measurements are, without the stamp. */
  public int size() {
    int size = 3 * position.length + 16;
    for (double[] values : sensorValues) {
      size += values.length;
    }
    return size;
  }

  /**
   * Writes all measurements one after another, without the stamp.
   *
   * @param out receives {@link #size} numbers at {@code out[at]} and on
   */
  public void pack(double[] out, int at) {
    int to = put(position, out, at);
    to = put(velocity, out, to);
    to = put(effort, out, to);
    to = put(basePosition, out, to);
    to = put(baseLinearVelocity, out, to);
    to = put(orientation, out, to);
    to = put(angularVelocity, out, to);
    to = put(linearAcceleration, out, to);
    for (double[] values : sensorValues) {
      to = put(values, out, to);
    }
  }

  /** Reads what {@link #pack} wrote for a state of the same layout. */
  public void unpack(double[] in, int at) {
    int from = get(position, in, at);
    from = get(velocity, in, from);
    from = get(effort, in, from);
    from = get(basePosition, in, from);
    from = get(baseLinearVelocity, in, from);
    from = get(orientation, in, from);
    from = get(angularVelocity, in, from);
    from = get(linearAcceleration, in, from);
    for (double[] values : sensorValues) {
      from = get(values, in, from);
    }
  }

  private static int put(double[] values, double[] out, int at) {
    System.arraycopy(values, 0, out, at, values.length);
    return at + values.length;
  }

  private static int get(double[] values, double[] in, int at) {
    System.arraycopy(in, at, values, 0, values.length);
    return at + values.length;
  }

  /** A state of the same layout with the same measurements. */
  public RobotState copy() {
    List<SensorLayout> layouts = new ArrayList<>();
    for (String sensor : sensors()) {
      layouts.add(new SensorLayout(sensor, sensor(sensor).length));
    }
    RobotState copy = new RobotState(new RobotLayout(joints(), List.of(), layouts));
    copy.copyFrom(this);
    return copy;
  }

  /** Whether all measurements of a state of the same layout are the same, the stamp included. */
  public boolean isSame(RobotState other) {
    return stamp == other.stamp
        && Arrays.equals(position, other.position)
        && Arrays.equals(velocity, other.velocity)
        && Arrays.equals(effort, other.effort)
        && Arrays.deepEquals(sensorValues, other.sensorValues)
        && Arrays.equals(basePosition, other.basePosition)
        && Arrays.equals(baseLinearVelocity, other.baseLinearVelocity)
        && Arrays.equals(orientation, other.orientation)
        && Arrays.equals(angularVelocity, other.angularVelocity)
        && Arrays.equals(linearAcceleration, other.linearAcceleration);
  }

  /**
   * Takes over the measurements of a state of the same layout.
   *
   * @throws ArrayIndexOutOfBoundsException if the other has fewer joints or sensors
   */
  public void copyFrom(RobotState other) {
    System.arraycopy(other.position, 0, position, 0, position.length);
    System.arraycopy(other.velocity, 0, velocity, 0, velocity.length);
    System.arraycopy(other.effort, 0, effort, 0, effort.length);
    for (int i = 0; i < sensorValues.length; i++) {
      System.arraycopy(other.sensorValues[i], 0, sensorValues[i], 0, sensorValues[i].length);
    }
    System.arraycopy(other.basePosition, 0, basePosition, 0, basePosition.length);
    System.arraycopy(other.baseLinearVelocity, 0, baseLinearVelocity, 0, baseLinearVelocity.length);
    System.arraycopy(other.orientation, 0, orientation, 0, orientation.length);
    System.arraycopy(other.angularVelocity, 0, angularVelocity, 0, angularVelocity.length);
    System.arraycopy(other.linearAcceleration, 0, linearAcceleration, 0, linearAcceleration.length);
    stamp = other.stamp;
  }
}
