package org.gaitway.adapter.ros1.robot;

import java.util.ArrayList;
import java.util.List;
import org.gaitway.adapter.ros1.Node;
import org.gaitway.adapter.ros1.msg.geometry_msgs.TwistStamped;
import org.gaitway.adapter.ros1.msg.nav_msgs.Odometry;
import org.gaitway.adapter.ros1.msg.sensor_msgs.Imu;
import org.gaitway.adapter.ros1.msg.sensor_msgs.JointState;
import org.gaitway.adapter.ros1.msg.std_msgs.Float64MultiArray;
import org.gaitway.robot.RobotLayout;
import org.gaitway.robot.RobotState;
import org.gaitway.robot.SensorLayout;
import org.gaitway.robot.StampSource;

/**
 * All topics that tell a robot's state, put together. {@link #read} is for the loop thread: it
 * neither allocates, nor locks, nor waits.
 */
final class StateTopics implements AutoCloseable {
  private final List<StateTopic<?>> topics = new ArrayList<>();
  private final StateTopic<?>[] all;
  private final boolean byHeader;
  private final boolean synchronous;
  private final RobotState arriving;
  private final RobotState known;

  /** Subscribes to all topics that the layout and the settings name. */
  StateTopics(Node node, RobotLayout layout, Ros1RobotSettings settings) {
    Ros1Topics names = settings.topics();
    topics.add(
        new JointStateTopic(
            node.latest(names.jointStates(), JointState.TYPE),
            layout.joints().stream().map(settings::rosName).toList()));
    names.imu().ifPresent(name -> topics.add(new ImuTopic(node.latest(name, Imu.TYPE))));
    names
        .odometry()
        .ifPresent(
            name ->
                topics.add(
                    new OdometryTopic(node.latest(name, Odometry.TYPE), names.imu().isEmpty())));
    names
        .twist()
        .ifPresent(name -> topics.add(new TwistTopic(node.latest(name, TwistStamped.TYPE))));
    for (SensorLayout sensor : layout.sensors()) {
      topics.add(
          new SensorTopic(
              node.latest(names.sensor(sensor.name()), Float64MultiArray.TYPE), sensor));
    }
    all = topics.toArray(StateTopic[]::new);
    byHeader = settings.stamp() == StampSource.HEADER;
    synchronous = settings.synchronous();
    arriving = new RobotState(layout);
    known = new RobotState(layout);
  }

  /** Copies the newest state there is; whether there is one. */
  boolean read(RobotState state) {
    boolean fresh = false;
    for (StateTopic<?> topic : all) {
      fresh |= topic.poll(arriving);
    }
    if (fresh && isWhole()) {
      arriving.stamp(stamp());
      known.copyFrom(arriving);
    }
    boolean present = known.stamp() != RobotState.NEVER;
    if (present) {
      state.copyFrom(known);
    }
    return present;
  }

  private boolean isWhole() {
    for (StateTopic<?> topic : all) {
      if (!topic.isPresent()) {
        return false;
      }
      boolean another = topic.stamp() != all[0].stamp() && topic.stamp() != StateTopic.UNSTAMPED;
      if (synchronous && another) {
        return false;
      }
    }
    return true;
  }

  /** As old as the oldest of what the state is made of. */
  private long stamp() {
    long oldest = Long.MAX_VALUE;
    for (StateTopic<?> topic : all) {
      boolean headed = byHeader && topic.stamp() != StateTopic.UNSTAMPED;
      if (headed || !byHeader) {
        oldest = Math.min(oldest, headed ? topic.stamp() : topic.arrival());
      }
    }
    return oldest;
  }

  /** What has not come yet, in words; empty if all has. */
  String missing() {
    List<String> missing = new ArrayList<>();
    for (StateTopic<?> topic : all) {
      if (!topic.isPresent()) {
        missing.add(
            topic.received() > 0
                ? topic.name() + " (its messages do not have all that is needed)"
                : topic.name() + " (" + topic.publisherCount() + " publishers)");
      }
    }
    return String.join(", ", missing);
  }

  @Override
  public void close() {
    topics.forEach(StateTopic::close);
  }
}
