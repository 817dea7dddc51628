package org.gaitway.launch.replay;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.gaitway.cdr.MessageValue;
import org.gaitway.episode.EpisodeHeader;
import org.gaitway.episode.EpisodeMessage;
import org.gaitway.episode.Topics;
import org.gaitway.robot.RobotLayout;
import org.gaitway.robot.RobotState;
import org.gaitway.robot.SensorLayout;

/** Puts a robot's state together from the messages that it was logged in. For one thread. */
final class StateMessages {
  /** The topics that a state is in. */
  static final Set<String> TOPICS =
      Set.of(Topics.JOINT_STATES, Topics.IMU, Topics.BASE_POSE, Topics.BASE_TWIST, Topics.SENSORS);

  private final RobotState state;

  StateMessages(RobotLayout layout) {
    state = new RobotState(layout);
  }

  /** What a run's robot measured and took. */
  static RobotLayout layout(EpisodeHeader header) {
    List<SensorLayout> sensors =
        header.sizes(EpisodeHeader.SENSORS).entrySet().stream()
            .map(sensor -> new SensorLayout(sensor.getKey(), sensor.getValue()))
            .toList();
    return new RobotLayout(
        header.names(EpisodeHeader.JOINTS), header.names(EpisodeHeader.COMMANDED), sensors);
  }

  /** The state so far; its stamp is not set. */
  RobotState state() {
    return state;
  }

  /** Takes a message of one of the topics; joints come first, and with them a new state. */
  void accept(EpisodeMessage message) {
    MessageValue value = message.value();
    switch (message.topic()) {
      case Topics.JOINT_STATES -> joints(value);
      case Topics.IMU -> imu(value);
      case Topics.BASE_POSE -> {
        MessageValue pose = value.message("pose");
        vector(pose.message("position"), state.basePosition());
        quaternion(pose.message("orientation"), state.orientation());
      }
      case Topics.BASE_TWIST ->
          vector(value.message("twist").message("linear"), state.baseLinearVelocity());
      case Topics.SENSORS -> sensors(value.doubles("value"));
      default -> throw new IllegalArgumentException("no topic of a state: " + message.topic());
    }
  }

  private void joints(MessageValue value) {
    // What is not in the messages of this state was not measured.
    state.clear();
    copy(value.doubles("position"), state.position());
    copy(value.doubles("velocity"), state.velocity());
    copy(value.doubles("effort"), state.effort());
  }

  private void imu(MessageValue value) {
    quaternion(value.message("orientation"), state.orientation());
    vector(value.message("angular_velocity"), state.angularVelocity());
    vector(value.message("linear_acceleration"), state.linearAcceleration());
  }

  private void sensors(double[] values) {
    int at = 0;
    for (String sensor : state.sensors()) {
      double[] out = state.sensor(sensor);
      copy(Arrays.copyOfRange(values, at, at + out.length), out);
      at += out.length;
    }
  }

  private static void vector(MessageValue value, double[] out) {
    out[0] = value.number("x");
    out[1] = value.number("y");
    out[2] = value.number("z");
  }

  /** Here w comes first, in ROS last. */
  private static void quaternion(MessageValue value, double[] out) {
    out[0] = value.number("w");
    out[1] = value.number("x");
    out[2] = value.number("y");
    out[3] = value.number("z");
  }

  private static void copy(double[] from, double[] to) {
    if (from.length != to.length) {
      throw new IllegalArgumentException(
          "a state has " + from.length + " values where the header says " + to.length);
    }
    System.arraycopy(from, 0, to, 0, to.length);
  }
}
