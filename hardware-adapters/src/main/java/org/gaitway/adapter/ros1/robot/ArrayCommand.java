package org.gaitway.adapter.ros1.robot;

import java.util.List;
import org.gaitway.adapter.ros1.msg.std_msgs.Float64MultiArray;
import org.gaitway.adapter.ros1.msg.std_msgs.MultiArrayDimension;
import org.gaitway.robot.JointCommand;
import org.gaitway.robot.RobotState;

/** Commands as arrays, of one quantity or of all five. */
final class ArrayCommand implements CommandMessage<Float64MultiArray> {
  /** Position, velocity, effort, kp, kd. */
  static final int QUANTITIES = 5;

  private final Float64MultiArray message = new Float64MultiArray();
  private final CommandType type;
  private final MeasuredJoints joints;
  private final int size;

  ArrayCommand(CommandType type, List<String> names, MeasuredJoints joints) {
    this.type = type;
    this.joints = joints;
    this.size = names.size();
    int rows = type == CommandType.IMPEDANCE ? QUANTITIES : 1;
    message.data = new double[rows * size];
    if (rows > 1) {
      addDimension("position,velocity,effort,kp,kd", rows, (long) rows * size);
    }
    addDimension(String.join(",", names), size, size);
  }

  private void addDimension(String label, long count, long stride) {
    MultiArrayDimension dimension = new MultiArrayDimension();
    dimension.label = label;
    dimension.size = count;
    dimension.stride = stride;
    message.layout.dim.add(dimension);
  }

  @Override
  public boolean write(JointCommand command, RobotState measured) {
    return switch (type) {
      case IMPEDANCE -> writeAll(command);
      case POSITION -> joints.positions(command, measured, message.data);
      case VELOCITY -> joints.velocities(command, message.data);
      default -> joints.efforts(command, measured, message.data);
    };
  }

  private boolean writeAll(JointCommand command) {
    System.arraycopy(command.position(), 0, message.data, 0, size);
    System.arraycopy(command.velocity(), 0, message.data, size, size);
    System.arraycopy(command.effort(), 0, message.data, 2 * size, size);
    System.arraycopy(command.kp(), 0, message.data, 3 * size, size);
    System.arraycopy(command.kd(), 0, message.data, 4 * size, size);
    return true;
  }

  @Override
  public Float64MultiArray message() {
    return message;
  }
}
