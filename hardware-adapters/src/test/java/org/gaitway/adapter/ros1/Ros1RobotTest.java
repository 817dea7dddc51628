package org.gaitway.adapter.ros1;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.gaitway.adapter.ros1.robot.CommandType;
import org.gaitway.adapter.ros1.robot.OperatorSettings;
import org.gaitway.adapter.ros1.robot.RobotStatus;
import org.gaitway.adapter.ros1.robot.Ros1Operator;
import org.gaitway.adapter.ros1.robot.Ros1Robot;
import org.gaitway.adapter.ros1.robot.Ros1RobotSettings;
import org.gaitway.adapter.ros1.robot.Ros1Topics;
import org.gaitway.control.CommandInput;
import org.gaitway.control.SoftStop;
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

/** A robot whose side of the topics is a node of rospy. */
class Ros1RobotTest {
  private static final RobotLayout LAYOUT =
      new RobotLayout(
          List.of("hip", "knee"), List.of("knee", "hip"), List.of(new SensorLayout("feet", 2)));
  private static final RobotLayout JOINTS = RobotLayout.of(List.of("hip", "knee"));
  private static final AtomicInteger NAMES = new AtomicInteger();

  private static RosMaster master;
  private static PeerNode rospy;

  private final SoftStop stop = new SoftStop();
  private final CommandInput velocity =
      new CommandInput(
          "velocity", new double[] {-1, -1, -1}, new double[] {1, 1, 1}, 1_000_000_000L);
  private double patience = 10;
  private final String prefix = "/robot" + NAMES.incrementAndGet() + "/";

  @BeforeAll
  static void start() throws Exception {
    master = new RosMaster();
    rospy = PeerNode.rospy(master, "rospy_robot");
    rospy.run("from geometry_msgs.msg import *");
    rospy.run("from nav_msgs.msg import *");
    rospy.run("from trajectory_msgs.msg import *");
    rospy.run("from diagnostic_msgs.msg import *");
    rospy.run(
        "def late(t, k, m): p = rospy.Publisher(t, k, queue_size=5, latch=True); p.publish(m); return p");
    rospy.run("keep = []");
  }

  @AfterAll
  static void stop() throws Exception {
    rospy.close();
    master.close();
  }

  @Test
  void statesAreReadByNameFromAllTopics() throws Exception {
    publishJoints("joint_states", 5);
    rospy.run(
        "h = Header(stamp=rospy.Time(5)); keep.append(late('%simu/data', Imu, Imu(header=h,"
                .formatted(prefix)
            + " orientation=Quaternion(0.1, 0.2, 0.3, 0.9),"
            + " angular_velocity=Vector3(1, 2, 3), linear_acceleration=Vector3(4, 5, 6))))");
    rospy.run(
        "o = Odometry(header=h); o.pose.pose.position = Point(7, 8, 9);"
            + " keep.append(late('%sodom', Odometry, o))".formatted(prefix));
    rospy.run(
        "keep.append(late('%sbase_twist', TwistStamped, TwistStamped(header=h,".formatted(prefix)
            + " twist=Twist(linear=Vector3(0.5, 0.25, 0.125)))))");
    rospy.run(
        "keep.append(late('%ssensors/feet', Float64MultiArray, Float64MultiArray(data=[10, 20])))"
            .formatted(prefix));
    RobotState state = new RobotState(LAYOUT);
    try (Ros1Robot robot = robot(settings(Ros1Topics.BODY, CommandType.IMPEDANCE))) {
      long before = System.nanoTime();
      robot.configure(LAYOUT);
      assertTrue(robot.read(state));
      assertTrue(state.stamp() >= before && state.stamp() <= System.nanoTime(), "arrival");
    }
    assertArrayEquals(new double[] {1, 2}, state.position());
    assertArrayEquals(new double[] {0.5, 0.25}, state.velocity());
    assertTrue(Double.isNaN(state.effort()[0]), "rospy sent no efforts");
    assertArrayEquals(new double[] {0.9, 0.1, 0.2, 0.3}, state.orientation());
    assertArrayEquals(new double[] {1, 2, 3}, state.angularVelocity());
    assertArrayEquals(new double[] {4, 5, 6}, state.linearAcceleration());
    assertArrayEquals(new double[] {7, 8, 9}, state.basePosition());
    assertArrayEquals(new double[] {0.5, 0.25, 0.125}, state.baseLinearVelocity());
    assertArrayEquals(new double[] {10, 20}, state.sensor("feet"));
  }

  @Test
  void aRepeatedOrOlderStampIsNoNewState() throws Exception {
    publishJoints("joint_states", 5);
    RobotState state = new RobotState(JOINTS);
    try (Ros1Robot robot = robot(settings(Ros1Topics.JOINTS, CommandType.IMPEDANCE))) {
      robot.configure(JOINTS);
      robot.read(state);
      long first = state.stamp();
      rospy.run("j.position = [99, 99, 99]; p.publish(j)");
      rospy.run("j.header.stamp = rospy.Time(4); p.publish(j)");
      rospy.run("j.header.stamp = rospy.Time(6); j.position = [4, 5, 6]; p.publish(j)");
      Waiting.until("a newer state", () -> robot.read(state) && state.stamp() != first);
      assertArrayEquals(new double[] {6, 4}, state.position());
    }
  }

  @Test
  void synchronousStatesAreThoseOfOneStamp() throws Exception {
    publishJoints("joint_states", 5);
    rospy.run(
        "s = Float64MultiArray(data=[1, 2]); s.layout.dim = [MultiArrayDimension('feet@5000000000',"
            + " 2, 2)]; ps = late('%ssensors/feet', Float64MultiArray, s)".formatted(prefix));
    RobotState state = new RobotState(LAYOUT);
    Ros1RobotSettings settings = settings(Ros1Topics.JOINTS, CommandType.IMPEDANCE).inLockstep();
    assertEquals(StampSource.HEADER, settings.stamp());
    try (Ros1Robot robot = robot(settings)) {
      robot.configure(LAYOUT);
      robot.read(state);
      assertEquals(5_000_000_000L, state.stamp());
      rospy.run(
          "s.data = [3, 4]; s.layout.dim[0].label = 'feet@6000000000'; ps.publish(s);"
              + " rospy.sleep(0.1)");
      robot.read(state);
      assertEquals(5_000_000_000L, state.stamp(), "the joints are still to come");
      assertArrayEquals(new double[] {1, 2}, state.sensor("feet"));
      rospy.run("j.header.stamp = rospy.Time(6); p.publish(j)");
      Waiting.until("the whole state", () -> robot.read(state) && state.stamp() == 6_000_000_000L);
      assertArrayEquals(new double[] {3, 4}, state.sensor("feet"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "IMPEDANCE | Float64MultiArray | m.data | (1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0)",
        "POSITION | Float64MultiArray | m.data | (1.0, 2.0)",
        "EFFORT | Float64MultiArray | m.data | (27.5, 43.5)",
        "JOINT_STATE | JointState | m.name + list(m.position + m.velocity + m.effort)"
            + " | ['hip', 'knee', 1.0, 2.0, 3.0, 4.0, 5.0, 6.0]",
        "TRAJECTORY | JointTrajectory | m.joint_names + list(m.points[0].positions)"
            + " | ['hip', 'knee', 1.0, 2.0]",
      })
  void commandsAreSaidInTheMessageOfChoice(
      CommandType type, String message, String expression, String expected) throws Exception {
    publishJoints("joint_states", 5);
    rospy.run(
        "got = []; sub = rospy.Subscriber('%sjoint_commands', %s, got.append)"
            .formatted(prefix, message));
    JointCommand command = command();
    try (Ros1Robot robot = robot(settings(Ros1Topics.JOINTS, type))) {
      robot.configure(JOINTS);
      assertFalse(robot.write(command), "inactive");
      robot.activate();
      assertTrue(robot.write(command));
      rospy.run("wait(lambda: got)");
      // The hip's effort: kp (1 - 1) + kd (3 - 0.5) + 5 with kd = 9.
      assertEquals(expected, rospy.run(expression.replace("m.", "got[0].")));
      command.position()[0] = Double.NaN;
      assertFalse(robot.write(command));
    }
    rospy.run("sub.unregister()");
  }

  @Test
  void aPositionRobotHoldsItsPoseWhenItIsToBeDamped() throws Exception {
    publishJoints("joint_states", 5);
    rospy.run(
        "got = []; sub = rospy.Subscriber('%sjoint_commands', Float64MultiArray, got.append)"
            .formatted(prefix));
    JointCommand damping = new JointCommand(JOINTS.commanded());
    damping.kd()[0] = 2;
    try (Ros1Robot robot = robot(settings(Ros1Topics.JOINTS, CommandType.POSITION))) {
      robot.configure(JOINTS);
      robot.activate();
      assertTrue(robot.write(damping));
      rospy.run("wait(lambda: got)");
      assertEquals("(1.0, 2.0)", rospy.run("got[0].data"));
    }
    rospy.run("sub.unregister()");
  }

  @Test
  void aRobotThatIsNotThereIsNamedByItsTopic() throws Exception {
    patience = 0.7;
    try (Ros1Robot robot = robot(settings(Ros1Topics.JOINTS, CommandType.IMPEDANCE))) {
      String message = assertThrows(IOException.class, () -> robot.configure(JOINTS)).getMessage();
      assertTrue(message.contains(prefix + "joint_states (0 publishers)"), message);
    }
    publishJoints("joint_states", 5);
    try (Ros1Robot robot = robot(settings(Ros1Topics.JOINTS, CommandType.IMPEDANCE))) {
      RobotLayout other = RobotLayout.of(List.of("hip", "ankle"));
      String message = assertThrows(IOException.class, () -> robot.configure(other)).getMessage();
      assertTrue(message.contains("its messages do not have all that is needed"), message);
    }
    try (Ros1Robot robot = robot(settings(Ros1Topics.JOINTS, CommandType.IMPEDANCE))) {
      robot.configure(JOINTS);
      String message = assertThrows(IOException.class, robot::activate).getMessage();
      assertTrue(message.contains("nobody subscribes"), message);
    }
  }

  @Test
  void operatorsStopArmAndSteerTheRobotAndSeeHowItIs() throws Exception {
    publishJoints("joint_states", 5);
    rospy.run(
        "got = []; sub = rospy.Subscriber('%sdiagnostics', DiagnosticArray, got.append)"
            .formatted(prefix));
    try (Ros1Robot robot = robot(settings(Ros1Topics.JOINTS, CommandType.IMPEDANCE))) {
      robot.configure(JOINTS);
      String node = prefix + "controller";
      String answer = RosTool.run(master, "rosservice", "call", node + "/soft_stop");
      assertTrue(answer.contains("success: True"), answer);
      assertEquals(Optional.of("ROS service " + node + "/soft_stop"), stop.source());
      answer = RosTool.run(master, "rosservice", "call", node + "/rearm");
      assertTrue(answer.contains("armed again"), answer);
      assertFalse(stop.isTripped());
      answer = RosTool.run(master, "rosservice", "call", node + "/rearm");
      assertTrue(answer.contains("success: False"), answer);

      rospy.run("keep.append(late('%ssoft_stop', Bool, Bool(False)))".formatted(prefix));
      rospy.run(
          "keep.append(late('%scmd_vel', Twist, Twist(linear=Vector3(0.5, -3, 0),".formatted(prefix)
              + " angular=Vector3(0, 0, 0.25))))");
      double[] wanted = new double[3];
      Waiting.until(
          "the velocity command",
          () -> {
            long now = System.nanoTime();
            velocity.fetch(now);
            return velocity.read(now, wanted, 0);
          });
      assertArrayEquals(new double[] {0.5, -1, 0.25}, wanted, "limited");
      assertFalse(stop.isTripped(), "false does not stop");
      rospy.run("keep[-2].publish(True)");
      Waiting.until("the topic stops", stop::isTripped);
      assertEquals(Optional.of("ROS topic soft_stop"), stop.source());

      rospy.run("wait(lambda: got)");
      assertEquals(
          "1",
          rospy.run(
              "int.from_bytes(got[0].status[0].level, 'little') if"
                  + " isinstance(got[0].status[0].level, bytes) else got[0].status[0].level"));
      assertEquals("limping", rospy.run("got[0].status[0].message"));
      assertEquals("left", rospy.run("got[0].status[0].values[0].value"));
    }
  }

  private Ros1Robot robot(Ros1RobotSettings settings) {
    Ros1Operator operator =
        new Ros1Operator(
            stop,
            List.of(velocity),
            System::nanoTime,
            () -> new RobotStatus(RobotStatus.Level.WARN, "limping", Map.of("leg", "left")));
    return new Ros1Robot(settings, operator, NodeLog.silent());
  }

  private Ros1RobotSettings settings(Ros1Topics topics, CommandType type) {
    return new Ros1RobotSettings(
        "controller",
        prefix.substring(0, prefix.length() - 1),
        master.uri(),
        topics,
        type,
        Map.of("hip", "hip", "knee", "knee"),
        StampSource.ARRIVAL,
        false,
        patience,
        new OperatorSettings(
            Optional.of("soft_stop"),
            Optional.of("cmd_vel"),
            OperatorSettings.DEFAULTS.velocityFields(),
            Optional.of("diagnostics")));
  }

  /** Of hip and knee, in another order and with a joint besides. */
  private void publishJoints(String topic, int seconds) throws IOException {
    rospy.run(
        ("j = JointState(header=Header(stamp=rospy.Time(%d)), name=['knee', 'tail', 'hip'],"
                + " position=[2, 0, 1], velocity=[0.25, 0, 0.5]);"
                + " p = late('%s%s', JointState, j); keep.append(p)")
            .formatted(seconds, prefix, topic));
  }

  private static JointCommand command() {
    JointCommand command = new JointCommand(JOINTS.commanded());
    List<double[]> rows = new ArrayList<>();
    rows.add(command.position());
    rows.add(command.velocity());
    rows.add(command.effort());
    rows.add(command.kp());
    rows.add(command.kd());
    double next = 1;
    for (double[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        row[i] = next++;
      }
    }
    return command;
  }
}
