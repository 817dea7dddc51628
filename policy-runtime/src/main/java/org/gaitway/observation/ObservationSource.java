package org.gaitway.observation;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Where the raw values of an observation term come from on a robot. Its text is stored in the
 * policy file and written in YAML:
 *
 * <table>
 *   <caption>Sources as text</caption>
 *   <tr><td>{@code joint-position(a,b)}</td><td>positions of these joints [rad], [m]; without
 *     names, of the policy's joints in its order</td></tr>
 *   <tr><td>{@code joint-offset(a,b)}</td><td>positions less those of the default pose</td></tr>
 *   <tr><td>{@code joint-velocity(a,b)}</td><td>velocities [rad/s], [m/s]</td></tr>
 *   <tr><td>{@code joint-effort(a,b)}</td><td>efforts [N·m], [N]</td></tr>
 *   <tr><td>{@code base-position(xyz)}</td><td>of the body in the world [m]; any of the axes</td></tr>
 *   <tr><td>{@code base-orientation}</td><td>unit quaternion (w, x, y, z)</td></tr>
 *   <tr><td>{@code base-linear-velocity}</td><td>in the frame of the world [m/s]</td></tr>
 *   <tr><td>{@code body-linear-velocity}</td><td>the same in the frame of the body</td></tr>
 *   <tr><td>{@code base-angular-velocity}</td><td>in the frame of the body [rad/s]</td></tr>
 *   <tr><td>{@code base-linear-acceleration}</td><td>what the accelerometer shows [m/s²]</td></tr>
 *   <tr><td>{@code projected-gravity}</td><td>direction of gravity in the frame of the body, a unit
 *     vector: (0, 0, -1) when upright</td></tr>
 *   <tr><td>{@code command(velocity,3)}</td><td>a command input and how many values it has</td></tr>
 *   <tr><td>{@code last-action}</td><td>what the policy gave at its last step; 0 at first</td></tr>
 *   <tr><td>{@code phase(0.8)}</td><td>sine and cosine of a gait clock with this period [s]</td></tr>
 *   <tr><td>{@code sensor(foot-force,4)}</td><td>a sensor of the robot and its size</td></tr>
 *   <tr><td>{@code A+B}</td><td>one after the other</td></tr>
 * </table>
 *
 * <p>Names are without commas, brackets and plus signs.
 */
public sealed interface ObservationSource {
  /**
   * Number of values.
   *
   * @param joints how many joints the policy moves
   */
  int size(int joints);

  /** Reads the text of a source, as {@link #toString} writes it. */
  static ObservationSource parse(String text) {
    return new SourceReader(text).read();
  }

  /** What is measured at a joint. */
  enum JointQuantity {
    /** Position [rad] or [m]. */
    POSITION("joint-position"),
    /** Position less that of the default pose [rad] or [m]. */
    OFFSET("joint-offset"),
    /** Velocity [rad/s] or [m/s]. */
    VELOCITY("joint-velocity"),
    /** Effort [N·m] or [N]. */
    EFFORT("joint-effort");

    final String word;

    JointQuantity(String word) {
      this.word = word;
    }
  }

  /** What is known of the body, in three or four values. */
  enum BodyQuantity {
    /** Unit quaternion (w, x, y, z). */
    ORIENTATION("base-orientation", 4),
    /** Velocity in the frame of the world [m/s]. */
    WORLD_LINEAR_VELOCITY("base-linear-velocity", 3),
    /** Velocity in the frame of the body [m/s]. */
    BODY_LINEAR_VELOCITY("body-linear-velocity", 3),
    /** Angular velocity in the frame of the body [rad/s]. */
    ANGULAR_VELOCITY("base-angular-velocity", 3),
    /** What the accelerometer shows [m/s²]. */
    LINEAR_ACCELERATION("base-linear-acceleration", 3),
    /** Direction of gravity in the frame of the body. */
    PROJECTED_GRAVITY("projected-gravity", 3);

    final String word;
    final int size;

    BodyQuantity(String word, int size) {
      this.word = word;
      this.size = size;
    }
  }

  /**
   * A quantity of some joints.
   *
   * @param joints in order; none for all that the policy moves, in its order
   */
  record OfJoints(JointQuantity quantity, List<String> joints) implements ObservationSource {
    /** Copies and checks the names. */
    public OfJoints {
      joints = List.copyOf(joints);
      joints.forEach(joint -> requirePlain("joint", joint));
    }

    @Override
    public int size(int policyJoints) {
      return joints.isEmpty() ? policyJoints : joints.size();
    }

    @Override
    public String toString() {
      return joints.isEmpty()
          ? quantity.word
          : quantity.word + "(" + String.join(",", joints) + ")";
    }
  }

  /** A quantity of the body. */
  record OfBody(BodyQuantity quantity) implements ObservationSource {
    @Override
    public int size(int policyJoints) {
      return quantity.size;
    }

    @Override
    public String toString() {
      return quantity.word;
    }
  }

  /**
   * Coordinates of the body's position in the world [m].
   *
   * @param axes of x, y and z those that are wanted, in this order: {@code z}, {@code xyz}
   */
  record BasePosition(String axes) implements ObservationSource {
    /** Checks the axes. */
    public BasePosition {
      if (axes.isEmpty() || !axes.matches("x?y?z?")) {
        throw new IllegalArgumentException(
            "base-position: expected axes such as 'z' or 'xyz', found '" + axes + "'");
      }
    }

    @Override
    public int size(int policyJoints) {
      return axes.length();
    }

    @Override
    public String toString() {
      return "base-position(" + axes + ")";
    }
  }

  /** A command input, such as the velocity that the robot is to walk with. */
  record Command(String name, int size) implements ObservationSource {
    /** Checks the ranges. */
    public Command {
      requireNamed("command", name, size);
    }

    @Override
    public int size(int policyJoints) {
      return size;
    }

    @Override
    public String toString() {
      return "command(" + name + "," + size + ")";
    }
  }

  /** What the policy gave at its last step. */
  record LastAction() implements ObservationSource {
    @Override
    public int size(int policyJoints) {
      return policyJoints;
    }

    @Override
    public String toString() {
      return "last-action";
    }
  }

  /**
   * Sine and cosine of a gait clock that runs from the policy's first step on.
   *
   * @param period of the clock [s], positive and finite
   */
  record Phase(double period) implements ObservationSource {
    /** Checks the range. */
    public Phase {
      if (!(period > 0 && period < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "phase: the period must be positive and finite, found " + period + " s");
      }
    }

    @Override
    public int size(int policyJoints) {
      return 2;
    }

    @Override
    public String toString() {
      return "phase(" + period + ")";
    }
  }

  /** A sensor of the robot. */
  record Sensor(String name, int size) implements ObservationSource {
    /** Checks the ranges. */
    public Sensor {
      requireNamed("sensor", name, size);
    }

    @Override
    public int size(int policyJoints) {
      return size;
    }

    @Override
    public String toString() {
      return "sensor(" + name + "," + size + ")";
    }
  }

  /**
   * Sources one after the other.
   *
   * @param parts two or more, none of them in parts itself
   */
  record Parts(List<ObservationSource> parts) implements ObservationSource {
    /** Checks the parts. */
    public Parts {
      parts = List.copyOf(parts);
      if (parts.size() < 2 || parts.stream().anyMatch(Parts.class::isInstance)) {
        throw new IllegalArgumentException("expected two or more plain sources, found " + parts);
      }
    }

    @Override
    public int size(int policyJoints) {
      return parts.stream().mapToInt(part -> part.size(policyJoints)).sum();
    }

    @Override
    public String toString() {
      return parts.stream().map(ObservationSource::toString).collect(Collectors.joining("+"));
    }
  }

  private static void requireNamed(String kind, String name, int size) {
    requirePlain(kind, name);
    if (size < 1) {
      throw new IllegalArgumentException(
          kind + " '" + name + "': the size must be at least 1, found " + size);
    }
  }

  private static void requirePlain(String kind, String name) {
    if (name.isBlank() || name.matches(".*[,()+].*")) {
      throw new IllegalArgumentException(
          "the name of a "
              + kind
              + " must have something, but none of ',()+', found '"
              + name
              + "'");
    }
  }
}
