package org.gaitway.robot;

import java.util.ArrayList;
import java.util.List;

/**
 * What is read from a robot and what it is commanded, by name and in order.
 *
 * @param joints those that are measured, each once: the joints of a {@link RobotState}
 * @param commanded those that are moved, each once, all of them among {@code joints}: the joints of
 *     a {@link JointCommand}
 * @param sensors those that are read besides, each name once
 */
public record RobotLayout(List<String> joints, List<String> commanded, List<SensorLayout> sensors) {
  /**
   * Checks the names.
   *
   * @throws IllegalArgumentException if a name is there twice, or a commanded joint is not measured
   */
  public RobotLayout {
    joints = new DistinctNames("joint", joints).names();
    commanded = new DistinctNames("commanded joint", commanded).names();
    sensors = List.copyOf(sensors);
    new DistinctNames("sensor", sensors.stream().map(SensorLayout::name).toList());
    List<String> unmeasured = new ArrayList<>(commanded);
    unmeasured.removeAll(joints);
    if (!unmeasured.isEmpty()) {
      throw new IllegalArgumentException(
          "commanded joints must be measured too, which "
              + unmeasured
              + " are not; measured are "
              + joints);
    }
  }

  /** A robot all of whose joints are measured and commanded, without further sensors. */
  public static RobotLayout of(List<String> joints) {
    return new RobotLayout(joints, joints, List.of());
  }
}
