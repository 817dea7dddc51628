package org.gaitway.adapter.ros1;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.gaitway.adapter.ros1.robot.CommandType;
import org.gaitway.adapter.ros1.robot.OperatorSettings;
import org.gaitway.adapter.ros1.robot.Ros1HostSettings;
import org.gaitway.adapter.ros1.robot.Ros1RobotHost;
import org.gaitway.adapter.ros1.robot.Ros1RobotSettings;
import org.gaitway.adapter.ros1.robot.Ros1Topics;
import org.gaitway.robot.JointCommand;
import org.gaitway.robot.RobotLayout;
import org.gaitway.robot.RobotState;
import org.gaitway.robot.SensorLayout;
import org.gaitway.robot.StampSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A simulated robot's side of the topics, with rospy as the controller. */
class Ros1RobotHostTest {
  private static final RobotLayout LAYOUT =
      new RobotLayout(
          List.of("hip", "knee"), List.of("hip", "knee"), List.of(new SensorLayout("feet", 2)));
  private static final AtomicInteger NAMES = new AtomicInteger();

  private static RosMaster master;
  private static PeerNode rospy;
  private static PeerNode roscpp;

  private final String prefix = "/host" + NAMES.incrementAndGet();

  @BeforeAll
  static void start() throws Exception {
    master = new RosMaster();
    rospy = PeerNode.rospy(master, "rospy_controller");
    roscpp = PeerNode.roscpp(master, "roscpp_controller");
    rospy.run("from geometry_msgs.msg import *");
    rospy.run("from nav_msgs.msg import *");
    rospy.run("from trajectory_msgs.msg import *");
    rospy.run("got = {}");
    rospy.run("def hear(t, k): return rospy.Subscriber(t, k, lambda m: got.__setitem__(t, m))");
  }

  @AfterAll
  static void stop() throws Exception {
    roscpp.close();
    rospy.close();
    master.close();
  }

  @Test
  void rospyReadsEveryTopicOfTheRobot() throws Exception {
    RobotState state = state();
    try (Ros1RobotHost host = host(CommandType.IMPEDANCE)) {
      host.open(LAYOUT);
      assertEquals("True", rospy.run("rospy.get_param('/use_sim_time')"));
      for (String topic :
          List.of(
              "joint_states:JointState",
              "imu/data:Imu",
              "odom:Odometry",
              "base_twist:TwistStamped",
              "sensors/feet:Float64MultiArray")) {
        String[] words = topic.split(":");
        rospy.run("hear('%s/%s', %s)".formatted(prefix, words[0], words[1]));
      }
      rospy.run("hear('/clock', Clock)");
      host.publish(state);
      rospy.run("wait(lambda: len(got) >= 6)");
      assertEquals("2500000000", rospy.run("got['/clock'].clock"));
      assertEquals("2500000000", at("joint_states", "header.stamp"));
      assertEquals("['hip', 'knee']", at("joint_states", "name"));
      assertEquals("(0.1, 0.2)", at("joint_states", "position"));
      assertEquals("(0.3, 0.4)", at("joint_states", "velocity"));
      assertEquals("(0.5, 0.6)", at("joint_states", "effort"));
      assertEquals("x: 0.0; y: 0.0; z: 1.0; w: 0.0", at("imu/data", "orientation"));
      assertEquals("x: 1.0; y: 2.0; z: 3.0", at("imu/data", "angular_velocity"));
      assertEquals("-1.0", at("imu/data", "linear_acceleration_covariance[0]"), "not measured");
      assertEquals("x: 4.0; y: 5.0; z: 6.0", at("odom", "pose.pose.position"));
      assertEquals("x: 7.0; y: 8.0; z: 9.0", at("base_twist", "twist.linear"));
      assertEquals("world", at("base_twist", "header.frame_id"));
      // Half a turn about z: the body sees the world's x and y reversed.
      assertEquals("x: -7.0; y: -8.0; z: 9.0", at("odom", "twist.twist.linear"));
      assertEquals("x: -1.0; y: -2.0; z: 3.0", at("base_twist", "twist.angular"));
      assertEquals("(11.0, 12.0)", at("sensors/feet", "data"));
      assertEquals("feet@2500000000", at("sensors/feet", "layout.dim[0].label"));
    }
    assertEquals("False", rospy.run("rospy.has_param('/use_sim_time')"), "taken back");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "IMPEDANCE | Float64MultiArray | Float64MultiArray(data=[1, 2, 3, 4, 5, 6, 7, 8, 9, 10])"
            + " | 1 2 3 4 5 6 7 8 9 10",
        "POSITION | Float64MultiArray | Float64MultiArray(data=[1, 2]) | 1 2 0 0 0 0 30 30 3 3",
        "VELOCITY | Float64MultiArray | Float64MultiArray(data=[1, 2]) | 0 0 1 2 0 0 0 0 3 3",
        "EFFORT | Float64MultiArray | Float64MultiArray(data=[1, 2]) | 0 0 0 0 1 2 0 0 0 0",
        "JOINT_STATE | JointState | JointState(name=['knee', 'hip'], position=[2, 1],"
            + " velocity=[4, 3]) | 1 2 3 4 0 0 30 30 3 3",
        "TRAJECTORY | JointTrajectory | JointTrajectory(joint_names=['knee', 'hip'],"
            + " points=[JointTrajectoryPoint(positions=[2, 1])]) | 1 2 0 0 0 0 30 30 3 3",
      })
  void rospysCommandsAreTakenInEveryMessage(
      CommandType type, String message, String sent, String expected) throws Exception {
    JointCommand command = new JointCommand(LAYOUT.commanded());
    try (Ros1RobotHost host = host(type)) {
      host.open(LAYOUT);
      assertFalse(host.receive(command));
      rospy.run(
          "c = rospy.Publisher('%s/joint_commands', %s, queue_size=5, latch=True)"
              .formatted(prefix, message));
      rospy.run("c.publish(%s)".formatted(sent));
      assertTrue(host.await(command, 10_000_000_000L));
      assertFalse(host.receive(command), "taken once");
      assertArrayEquals(numbers(expected), numbers(command));
      rospy.run("c.unregister()");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/clock | Clock | clock: 2.500000000",
        "joint_states | JointState | position[] position[0]: 0.1 position[1]: 0.2 velocity[]",
        "imu/data | Imu | angular_velocity: x: 1 y: 2 z: 3",
        "odom | Odometry | position: x: 4 y: 5 z: 6",
        "base_twist | TwistStamped | linear: x: 7 y: 8 z: 9",
        "sensors/feet | Float64MultiArray | data[] data[0]: 11 data[1]: 12",
      })
  void roscppReadsEveryTopicOfTheRobot(String topic, String type, String expected)
      throws Exception {
    String name = topic.startsWith("/") ? topic : prefix + "/" + topic;
    try (Ros1RobotHost host = host(CommandType.IMPEDANCE)) {
      host.open(LAYOUT);
      roscpp.run("watch " + type + " " + name);
      // roscpp may not have taken in the new publisher yet.
      Waiting.until(
          "roscpp has read " + topic,
          () -> {
            host.publish(state());
            return roscpp.run("watched " + name).contains(expected);
          });
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "IMPEDANCE | Float64MultiArray 1 2 3 4 5 6 7 8 9 10 | 1 2 3 4 5 6 7 8 9 10",
        "EFFORT | Float64MultiArray 1 2 | 0 0 0 0 1 2 0 0 0 0",
        "JOINT_STATE | JointState knee=2 hip=1 | 1 2 0 0 0 0 30 30 3 3",
        "TRAJECTORY | JointTrajectory knee=2 hip=1 | 1 2 0 0 0 0 30 30 3 3",
      })
  void roscppsCommandsAreTakenInEveryMessage(CommandType type, String sent, String expected)
      throws Exception {
    JointCommand command = new JointCommand(LAYOUT.commanded());
    try (Ros1RobotHost host = host(type)) {
      host.open(LAYOUT);
      roscpp.run("send " + sent.replaceFirst(" ", " " + prefix + "/joint_commands "));
      assertTrue(host.await(command, 10_000_000_000L));
      assertArrayEquals(numbers(expected), numbers(command));
    }
  }

  @Test
  void commandsOfAnotherSizeOrWithoutAJointAreDropped() throws Exception {
    JointCommand command = new JointCommand(LAYOUT.commanded());
    try (Ros1RobotHost host = host(CommandType.JOINT_STATE)) {
      host.open(LAYOUT);
      rospy.run(
          "c = rospy.Publisher('%s/joint_commands', JointState, queue_size=9, latch=True)"
              .formatted(prefix));
      rospy.run("wait(lambda: c.get_num_connections() == 1)");
      rospy.run("c.publish(JointState(name=['hip'], position=[9]))");
      rospy.run("c.publish(JointState(name=['hip', 'knee'], position=[9]))");
      rospy.run("c.publish(JointState(name=['hip', 'knee'], position=[9, float('nan')]))");
      rospy.run("c.publish(JointState(name=['hip', 'knee'], position=[1, 2]))");
      assertTrue(host.await(command, 10_000_000_000L));
      assertArrayEquals(new double[] {1, 2}, command.position());
      rospy.run("c.unregister()");
    }
  }

  private static double[] numbers(String text) {
    return List.of(text.split(" ")).stream().mapToDouble(Double::parseDouble).toArray();
  }

  private static double[] numbers(JointCommand c) {
    return List.of(c.position(), c.velocity(), c.effort(), c.kp(), c.kd()).stream()
        .flatMapToDouble(java.util.Arrays::stream)
        .toArray();
  }

  private String at(String topic, String field) throws Exception {
    return rospy.run("got['%s/%s'].%s".formatted(prefix, topic, field));
  }

  private Ros1RobotHost host(CommandType type) {
    Ros1RobotSettings robot =
        new Ros1RobotSettings(
            "robot",
            prefix,
            master.uri(),
            Ros1Topics.BODY,
            type,
            Map.of(),
            StampSource.HEADER,
            true,
            5,
            OperatorSettings.DEFAULTS);
    return new Ros1RobotHost(new Ros1HostSettings(robot, true, true, 30, 3), NodeLog.silent());
  }

  private static RobotState state() {
    RobotState state = new RobotState(LAYOUT);
    copy(state.position(), 0.1, 0.2);
    copy(state.velocity(), 0.3, 0.4);
    copy(state.effort(), 0.5, 0.6);
    copy(state.orientation(), 0, 0, 0, 1);
    copy(state.angularVelocity(), 1, 2, 3);
    copy(state.basePosition(), 4, 5, 6);
    copy(state.baseLinearVelocity(), 7, 8, 9);
    copy(state.sensor("feet"), 11, 12);
    state.stamp(2_500_000_000L);
    return state;
  }

  private static void copy(double[] to, double... from) {
    System.arraycopy(from, 0, to, 0, from.length);
  }
}
