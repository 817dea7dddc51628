package org.gaitway.robot;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A robot whose joints are called, turned and zeroed otherwise than a policy's. Gains are the same
 * on both sides.
 */
public final class MappedRobot implements Robot {
  private final Robot robot;
  private final Map<String, JointMapping> mappings;
  private RobotState state;
  private JointCommand command;
  private double[] sign;
  private double[] offset;
  private int[] measured;

  /**
   * @param robot the robot as it is; closed with this
   * @param mappings by the policy's joint; a joint without one is the same
   */
  public MappedRobot(Robot robot, Map<String, JointMapping> mappings) {
    this.robot = robot;
    this.mappings = Map.copyOf(mappings);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException also if a mapping is of a joint that is not in the layout
   */
  @Override
  public void configure(RobotLayout layout) throws IOException {
    TreeSet<String> unknown = new TreeSet<>(mappings.keySet());
    unknown.removeAll(layout.joints());
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "joints: no joint " + unknown + "; the policy has " + layout.joints());
    }
    RobotLayout mapped =
        new RobotLayout(names(layout.joints()), names(layout.commanded()), layout.sensors());
    robot.configure(mapped);
    state = new RobotState(mapped);
    command = new JointCommand(mapped.commanded());
    sign = layout.joints().stream().mapToDouble(joint -> sign(mapping(joint))).toArray();
    offset = layout.joints().stream().mapToDouble(joint -> offset(mapping(joint))).toArray();
    measured = layout.commanded().stream().mapToInt(layout.joints()::indexOf).toArray();
  }

  private JointMapping mapping(String joint) {
    return mappings.getOrDefault(joint, JointMapping.SAME);
  }

  private List<String> names(List<String> joints) {
    return joints.stream().map(joint -> mapping(joint).name().orElse(joint)).toList();
  }

  private static double sign(JointMapping mapping) {
    return mapping.inverted().orElse(false) ? -1 : 1;
  }

  private static double offset(JointMapping mapping) {
    return mapping.offset().orElse(0.0);
  }

  @Override
  public boolean read(RobotState out) {
    if (!robot.read(state)) {
      return false;
    }
    out.copyFrom(state);
    for (int i = 0; i < sign.length; i++) {
      out.position()[i] = sign[i] * (state.position()[i] - offset[i]);
      out.velocity()[i] = sign[i] * state.velocity()[i];
      out.effort()[i] = sign[i] * state.effort()[i];
    }
    return true;
  }

  @Override
  public boolean write(JointCommand in) {
    command.copyFrom(in);
    for (int i = 0; i < measured.length; i++) {
      int joint = measured[i];
      command.position()[i] = sign[joint] * in.position()[i] + offset[joint];
      command.velocity()[i] = sign[joint] * in.velocity()[i];
      command.effort()[i] = sign[joint] * in.effort()[i];
    }
    return robot.write(command);
  }

  @Override
  public void activate() throws IOException {
    robot.activate();
  }

  @Override
  public void deactivate() {
    robot.deactivate();
  }

  @Override
  public void close() {
    robot.close();
  }
}
