package org.gaitway.adapter.ros1.robot;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.gaitway.adapter.ros1.Node;
import org.gaitway.adapter.ros1.NodeLog;
import org.gaitway.adapter.ros1.PublisherOptions;
import org.gaitway.adapter.ros1.message.MessageType;
import org.gaitway.adapter.ros1.message.RosMessage;
import org.gaitway.adapter.ros1.msg.sensor_msgs.JointState;
import org.gaitway.adapter.ros1.msg.std_msgs.Float64MultiArray;
import org.gaitway.adapter.ros1.msg.trajectory_msgs.JointTrajectory;
import org.gaitway.robot.JointCommand;
import org.gaitway.robot.Lifecycle;
import org.gaitway.robot.Lifecycle.Transition;
import org.gaitway.robot.Robot;
import org.gaitway.robot.RobotLayout;
import org.gaitway.robot.RobotState;

/**
 * A robot in the ROS graph, known by its topics. It is there when each of them has had a message,
 * and follows when somebody subscribes to its commands. A command that nobody subscribes to counts
 * as refused.
 *
 * <p>When the master dies, states and commands go on; the robot is found again by whoever comes
 * later when there is a master again. What the robot does without commands is its own business:
 * deactivating ends them.
 */
public final class Ros1Robot implements Robot {
  private static final long LOOK_AGAIN_MS = 2;

  private final Ros1RobotSettings settings;
  private final Ros1Operator operator;
  private final NodeLog log;

  private Lifecycle lifecycle = Lifecycle.UNCONFIGURED;
  private Node node;
  private StateTopics states;
  private CommandTopic<?> commands;
  private RobotState measured;

  /**
   * @param operator what people have of the robot; served while it is connected
   * @param log gets what the node has to say
   */
  public Ros1Robot(Ros1RobotSettings settings, Ros1Operator operator, NodeLog log) {
    this.settings = settings;
    this.operator = operator;
    this.log = log;
  }

  /** The state of the robot. */
  public Lifecycle lifecycle() {
    return lifecycle;
  }

  @Override
  public void configure(RobotLayout layout) throws IOException {
    Lifecycle next = lifecycle.after(Transition.CONFIGURE);
    node = RobotNodes.start(settings, log);
    try {
      states = new StateTopics(node, layout, settings);
      commands = commandTopic(layout);
      measured = new RobotState(layout);
      operator.serve(node, settings.operator());
      await(() -> states.read(measured), () -> "no state on " + states.missing());
    } catch (IOException | RuntimeException e) {
      node.close();
      throw e;
    }
    lifecycle = next;
  }

  private CommandTopic<?> commandTopic(RobotLayout layout) {
    String topic = settings.topics().command();
    List<String> names = layout.commanded().stream().map(settings::rosName).toList();
    MeasuredJoints joints = new MeasuredJoints(layout);
    return switch (settings.commandType()) {
      case JOINT_STATE ->
          commandTopic(topic, JointState.TYPE, new JointStateCommand(node.clock(), names, joints));
      case TRAJECTORY ->
          commandTopic(topic, JointTrajectory.TYPE, new TrajectoryCommand(names, joints));
      case IMPEDANCE, POSITION, VELOCITY, EFFORT ->
          commandTopic(
              topic,
              Float64MultiArray.TYPE,
              new ArrayCommand(settings.commandType(), names, joints));
    };
  }

  private <M extends RosMessage> CommandTopic<M> commandTopic(
      String topic, MessageType<M> type, CommandMessage<M> message) {
    return new CommandTopic<>(node.publisher(topic, type, PublisherOptions.streaming()), message);
  }

  @Override
  public void activate() throws IOException {
    Lifecycle next = lifecycle.after(Transition.ACTIVATE);
    await(
        () -> commands.subscriberCount() > 0,
        () -> "nobody subscribes to the commands on " + commands.name());
    lifecycle = next;
  }

  private void await(BooleanSupplier there, Supplier<String> missing) throws IOException {
    long deadline = System.nanoTime() + (long) (settings.connectTimeout() * 1e9);
    while (!there.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new IOException(
            String.format(
                "the robot does not answer: %s within %s s",
                missing.get(), settings.connectTimeout()));
      }
      try {
        Thread.sleep(LOOK_AGAIN_MS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted while waiting for the robot");
      }
    }
  }

  @Override
  public boolean read(RobotState state) {
    boolean connected = lifecycle == Lifecycle.INACTIVE || lifecycle == Lifecycle.ACTIVE;
    return connected && states.read(state);
  }

  @Override
  public boolean write(JointCommand command) {
    if (lifecycle != Lifecycle.ACTIVE || !command.isFinite()) {
      return false;
    }
    states.read(measured);
    return commands.publish(command, measured);
  }

  @Override
  public void deactivate() {
    lifecycle = lifecycle.after(Transition.DEACTIVATE);
  }

  @Override
  public void close() {
    if (lifecycle == Lifecycle.FINALIZED) {
      return;
    }
    boolean connected = lifecycle != Lifecycle.UNCONFIGURED;
    lifecycle = Lifecycle.FINALIZED;
    if (connected) {
      operator.close();
      node.close();
    }
  }
}
