package org.gaitway.adapter.ros1.robot;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.gaitway.adapter.ros1.Node;
import org.gaitway.adapter.ros1.msg.sensor_msgs.JointState;
import org.gaitway.adapter.ros1.msg.std_msgs.Float64MultiArray;
import org.gaitway.adapter.ros1.msg.trajectory_msgs.JointTrajectory;
import org.gaitway.adapter.ros1.msg.trajectory_msgs.JointTrajectoryPoint;
import org.gaitway.robot.JointCommand;

/**
 * Turns the messages of a command topic into commands. A message of another size, or with a number
 * that is not finite, is dropped. For one thread at a time.
 */
final class CommandReader {
  private final JointCommand command;
  private final List<String> names;
  private final Ros1HostSettings settings;
  private final Consumer<JointCommand> receiver;

  /**
   * @param names of the commanded joints in ROS
   * @param receiver gets each command; it is not to be kept
   */
  CommandReader(
      List<String> joints,
      List<String> names,
      Ros1HostSettings settings,
      Consumer<JointCommand> receiver) {
    this.command = new JointCommand(joints);
    this.names = names;
    this.settings = settings;
    this.receiver = receiver;
  }

  /** Subscribes to the topic with the type that the settings say. */
  void subscribe(Node node) {
    String topic = settings.robot().topics().command();
    CommandType type = settings.robot().commandType();
    switch (type) {
      case JOINT_STATE -> node.subscriber(topic, JointState.TYPE, this::take);
      case TRAJECTORY -> node.subscriber(topic, JointTrajectory.TYPE, this::take);
      default ->
          node.subscriber(topic, Float64MultiArray.TYPE, message -> take(type, message.data));
    }
  }

  private void take(CommandType type, double[] data) {
    int size = names.size();
    if (data.length != (type == CommandType.IMPEDANCE ? ArrayCommand.QUANTITIES : 1) * size) {
      return;
    }
    command.clear();
    switch (type) {
      case IMPEDANCE -> {
        System.arraycopy(data, 0, command.position(), 0, size);
        System.arraycopy(data, size, command.velocity(), 0, size);
        System.arraycopy(data, 2 * size, command.effort(), 0, size);
        System.arraycopy(data, 3 * size, command.kp(), 0, size);
        System.arraycopy(data, 4 * size, command.kd(), 0, size);
      }
      case POSITION -> {
        System.arraycopy(data, 0, command.position(), 0, size);
        useOwnGains(true);
      }
      case VELOCITY -> {
        System.arraycopy(data, 0, command.velocity(), 0, size);
        useOwnGains(false);
      }
      default -> System.arraycopy(data, 0, command.effort(), 0, size);
    }
    pass();
  }

  private void take(JointState message) {
    command.clear();
    if (copy(message.name, message.position, command.position())) {
      copy(message.name, message.velocity, command.velocity());
      copy(message.name, message.effort, command.effort());
      useOwnGains(true);
      pass();
    }
  }

  private void take(JointTrajectory message) {
    if (message.points.isEmpty()) {
      return;
    }
    JointTrajectoryPoint point = message.points.get(0);
    command.clear();
    if (copy(message.joint_names, point.positions, command.position())) {
      copy(message.joint_names, point.velocities, command.velocity());
      copy(message.joint_names, point.effort, command.effort());
      useOwnGains(true);
      pass();
    }
  }

  /** Copies by name; whether all are there. */
  private boolean copy(String[] from, double[] values, double[] to) {
    if (values.length != from.length) {
      return false;
    }
    for (int i = 0; i < to.length; i++) {
      int place = Arrays.asList(from).indexOf(names.get(i));
      if (place < 0) {
        return false;
      }
      to[i] = values[place];
    }
    return true;
  }

  private void useOwnGains(boolean stiff) {
    Arrays.fill(command.kp(), stiff ? settings.kp() : 0);
    Arrays.fill(command.kd(), settings.kd());
  }

  private void pass() {
    if (command.isFinite()) {
      receiver.accept(command);
    }
  }
}
