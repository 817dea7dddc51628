package org.gaitway.adapter.ros1.robot;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.gaitway.adapter.ros1.Node;
import org.gaitway.adapter.ros1.Publisher;
import org.gaitway.adapter.ros1.PublisherOptions;
import org.gaitway.adapter.ros1.message.Time;
import org.gaitway.adapter.ros1.msg.geometry_msgs.TwistStamped;
import org.gaitway.adapter.ros1.msg.nav_msgs.Odometry;
import org.gaitway.adapter.ros1.msg.sensor_msgs.Imu;
import org.gaitway.adapter.ros1.msg.sensor_msgs.JointState;
import org.gaitway.adapter.ros1.msg.std_msgs.Float64MultiArray;
import org.gaitway.adapter.ros1.msg.std_msgs.MultiArrayDimension;
import org.gaitway.robot.RobotLayout;
import org.gaitway.robot.RobotState;
import org.gaitway.robot.Rotation;
import org.gaitway.robot.SensorLayout;

/** Publishes a robot's states, each quantity on its topic. For one thread. */
final class StatePublishers {
  private static final String WORLD = "world";
  private static final String BASE = "base_link";
  private static final double UNKNOWN = -1;

  private final List<BiConsumer<RobotState, Time>> publishers = new ArrayList<>();
  private final Node node;
  private final PublisherOptions options;

  /** A scratch vector. */
  private final double[] turned = new double[3];

  StatePublishers(
      Node node, RobotLayout layout, Ros1RobotSettings settings, PublisherOptions options) {
    this.node = node;
    this.options = options;
    Ros1Topics topics = settings.topics();
    for (SensorLayout sensor : layout.sensors()) {
      publishers.add(sensor(topics.sensor(sensor.name()), sensor));
    }
    topics.imu().ifPresent(topic -> publishers.add(imu(topic)));
    topics.odometry().ifPresent(topic -> publishers.add(odometry(topic)));
    topics.twist().ifPresent(topic -> publishers.add(twist(topic)));
    publishers.add(
        joints(
            topics.jointStates(),
            layout.joints().stream().map(settings::rosName).toArray(String[]::new)));
  }

  /** Publishes a state; the joints last. */
  void publish(RobotState state, Time stamp) {
    publishers.forEach(publisher -> publisher.accept(state, stamp));
  }

  private BiConsumer<RobotState, Time> joints(String topic, String[] names) {
    Publisher<JointState> publisher = node.publisher(topic, JointState.TYPE, options);
    JointState message = new JointState();
    message.name = names;
    return (state, stamp) -> {
      message.header.stamp.set(stamp);
      message.position = state.position();
      message.velocity = state.velocity();
      message.effort = state.effort();
      publisher.publish(message);
    };
  }

  private BiConsumer<RobotState, Time> imu(String topic) {
    Publisher<Imu> publisher = node.publisher(topic, Imu.TYPE, options);
    Imu message = new Imu();
    message.header.frame_id = BASE;
    return (state, stamp) -> {
      message.header.stamp.set(stamp);
      Vectors.copy(state.orientation(), message.orientation);
      Vectors.copy(state.angularVelocity(), message.angular_velocity);
      Vectors.copy(state.linearAcceleration(), message.linear_acceleration);
      message.orientation_covariance[0] = known(state.orientation());
      message.angular_velocity_covariance[0] = known(state.angularVelocity());
      message.linear_acceleration_covariance[0] = known(state.linearAcceleration());
      publisher.publish(message);
    };
  }

  /** ROS's mark of what a unit does not tell, in the first covariance. */
  private static double known(double[] values) {
    return Double.isNaN(values[0]) ? UNKNOWN : 0;
  }

  private BiConsumer<RobotState, Time> odometry(String topic) {
    Publisher<Odometry> publisher = node.publisher(topic, Odometry.TYPE, options);
    Odometry message = new Odometry();
    message.header.frame_id = WORLD;
    message.child_frame_id = BASE;
    return (state, stamp) -> {
      message.header.stamp.set(stamp);
      message.pose.pose.position.x = state.basePosition()[0];
      message.pose.pose.position.y = state.basePosition()[1];
      message.pose.pose.position.z = state.basePosition()[2];
      Vectors.copy(state.orientation(), message.pose.pose.orientation);
      double[] v = state.baseLinearVelocity();
      Rotation.toBody(state.orientation(), v[0], v[1], v[2], turned, 0);
      Vectors.copy(turned, message.twist.twist.linear);
      Vectors.copy(state.angularVelocity(), message.twist.twist.angular);
      publisher.publish(message);
    };
  }

  private BiConsumer<RobotState, Time> twist(String topic) {
    Publisher<TwistStamped> publisher = node.publisher(topic, TwistStamped.TYPE, options);
    TwistStamped message = new TwistStamped();
    message.header.frame_id = WORLD;
    return (state, stamp) -> {
      message.header.stamp.set(stamp);
      Vectors.copy(state.baseLinearVelocity(), message.twist.linear);
      double[] w = state.angularVelocity();
      Rotation.toWorld(state.orientation(), w[0], w[1], w[2], turned, 0);
      Vectors.copy(turned, message.twist.angular);
      publisher.publish(message);
    };
  }

  private BiConsumer<RobotState, Time> sensor(String topic, SensorLayout sensor) {
    Publisher<Float64MultiArray> publisher = node.publisher(topic, Float64MultiArray.TYPE, options);
    Float64MultiArray message = new Float64MultiArray();
    MultiArrayDimension dimension = new MultiArrayDimension();
    dimension.size = sensor.size();
    dimension.stride = sensor.size();
    message.layout.dim.add(dimension);
    return (state, stamp) -> {
      dimension.label = SensorTopic.label(sensor.name(), stamp.toNsec());
      message.data = state.sensor(sensor.name());
      publisher.publish(message);
    };
  }
}
