package org.gaitway.launch.robot;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.gaitway.adapter.mock.MockJoint;
import org.gaitway.adapter.mock.MockRobot;
import org.gaitway.adapter.mqtt.MqttRemote;
import org.gaitway.adapter.mqtt.MqttRobot;
import org.gaitway.adapter.ros1.robot.RobotStatus;
import org.gaitway.adapter.ros1.robot.Ros1Operator;
import org.gaitway.adapter.ros1.robot.Ros1Robot;
import org.gaitway.control.CommandInput;
import org.gaitway.control.SoftStop;
import org.gaitway.policy.PolicyMetadata;
import org.gaitway.robot.JointMapping;
import org.gaitway.robot.MappedRobot;
import org.gaitway.robot.Robot;

/**
 * A robot as a robot file describes it, not connected yet, and what people have of it over the same
 * link.
 *
 * @param robot is the control loop's to close
 * @param remote operator's link beside the robot's, if there is one
 */
record RobotConnection(Robot robot, Optional<MqttRemote> remote) {

  /**
   * What a connection serves.
   *
   * @param stop the loop's soft stop
   * @param commands the loop's inputs
   * @param time of the loop
   * @param status asked now and then, for diagnostics
   * @param log takes a line when something goes wrong or is well again; any thread
   */
  record Services(
      SoftStop stop,
      List<CommandInput> commands,
      LoopTime time,
      Supplier<RobotStatus> status,
      Consumer<String> log) {}

  /**
   * Makes the robot of a file that is not simulated in this process.
   *
   * @param policy that is active at the start: a mock robot begins in its default pose
   * @param joints that are measured, by the policy's names: those that a mock robot has
   * @throws IOException if the operator's link cannot be opened
   * @throws IllegalArgumentException if the robot is simulated in this process
   */
  static RobotConnection open(
      RobotFile file, PolicyMetadata policy, List<String> joints, Services services)
      throws IOException {
    return switch (file.robot().kind()) {
      case ROS1 -> plain(file, ros1(file, services));
      case MQTT -> mqtt(file, services);
      case MOCK -> plain(file, mock(file, policy, joints));
      case MUJOCO -> throw new IllegalArgumentException("a simulated robot needs a scenario");
    };
  }

  /** Around a robot that is there already. */
  static RobotConnection plain(RobotFile file, Robot robot) {
    return new RobotConnection(
        file.joints().isEmpty() ? robot : new MappedRobot(robot, file.joints()), Optional.empty());
  }

  private static Robot ros1(RobotFile file, Services services) {
    Ros1Operator operator =
        new Ros1Operator(services.stop(), services.commands(), services.time(), services.status());
    return new Ros1Robot(
        file.robot().ros1(),
        operator,
        (level, message) -> services.log().accept("ROS " + level + ": " + message));
  }

  private static RobotConnection mqtt(RobotFile file, Services services) throws IOException {
    Robot robot = new MqttRobot(file.robot().mqtt(), services.time(), services.log());
    MqttRemote remote =
        new MqttRemote(
            file.robot().mqtt(),
            services.stop(),
            services.commands(),
            services.time(),
            services.log());
    remote.open();
    return new RobotConnection(plain(file, robot).robot(), Optional.of(remote));
  }

  private static Robot mock(RobotFile file, PolicyMetadata policy, List<String> joints) {
    MockSettings settings = file.robot().mock();
    Map<String, Double> pose = new HashMap<>();
    policy.joints().forEach(joint -> pose.put(joint.joint(), joint.defaultPosition()));
    List<MockJoint> made = new ArrayList<>();
    for (String joint : joints) {
      JointMapping mapping = file.joints().getOrDefault(joint, JointMapping.SAME);
      made.add(
          new MockJoint(
              mapping.name().orElse(joint),
              mapping.onRobot(pose.getOrDefault(joint, 0.0)),
              settings.timeConstant(),
              settings.speedLimit()));
    }
    return new MockRobot(made, System::nanoTime);
  }
}
