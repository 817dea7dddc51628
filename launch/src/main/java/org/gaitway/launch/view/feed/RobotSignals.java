package org.gaitway.launch.view.feed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gaitway.cdr.MessageValue;
import org.gaitway.launch.view.recording.Recording;
import org.gaitway.launch.view.scene.JointPlacement;
import org.gaitway.sim.Element;
import org.gaitway.sim.Model;

/** What a robot measured and was told, and from where it is drawn. */
final class RobotSignals {
  private static final List<String> XYZ = List.of("x", "y", "z");
  private static final double UNMEASURED = -1;

  private final Recording recording;
  private List<String> controls = List.of();
  private JointPlacement placement;
  private StateJoints joints;
  private boolean measured;
  private double measuredAt = Double.NaN;

  RobotSignals(Recording recording) {
    this.recording = recording;
  }

  void model(Model model, JointPlacement placement) {
    this.placement = placement;
    joints = new StateJoints(model);
    List<String> actuators = model.names(Element.ACTUATOR);
    controls = actuators.size() == model.nu() ? actuators : List.of();
  }

  /** Names of what the simulation is driven by; none where they are not one a control. */
  List<String> controls() {
    return controls;
  }

  void jointStates(double time, MessageValue message) {
    flush();
    measured = true;
    List<String> joints = List.of(message.texts("name"));
    double[] position = message.doubles("position");
    jointSamples(time, joints, position, message.doubles("velocity"));
    sample("joint.effort", "Joint effort", "N·m, N", time, joints, message.doubles("effort"));
    if (placement != null && recording.pose() != Recording.Pose.STATE) {
      placement.joints(joints, position);
      measuredAt = time;
    }
  }

  private void jointSamples(
      double time, List<String> joints, double[] positions, double[] velocities) {
    sample("joint.position", "Joint position", "rad, m", time, joints, positions);
    sample("joint.velocity", "Joint velocity", "rad/s, m/s", time, joints, velocities);
  }

  /** Where the base is comes after the joints of the same state: the frame waits for it. */
  void flush() {
    if (!Double.isNaN(measuredAt)) {
      recording.frame(measuredAt, Recording.Pose.POSITIONS, placement.positions());
      measuredAt = Double.NaN;
    }
  }

  void command(double time, MessageValue message) {
    List<String> joints = List.of(message.texts("name"));
    sample(
        "command.position",
        "Commanded position",
        "rad, m",
        time,
        joints,
        message.doubles("position"));
    sample(
        "command.velocity",
        "Commanded velocity",
        "rad/s, m/s",
        time,
        joints,
        message.doubles("velocity"));
    sample("command.effort", "Commanded effort", "N·m, N", time, joints, message.doubles("effort"));
    sample("command.kp", "Stiffness kp", "N·m/rad, N/m", time, joints, message.doubles("kp"));
    sample("command.kd", "Damping kd", "N·m·s/rad, N·s/m", time, joints, message.doubles("kd"));
  }

  void imu(double time, MessageValue message) {
    if (isMeasured(message, "orientation_covariance")) {
      double[] rotation = quaternion(message.message("orientation"));
      sample("imu.orientation", "Orientation", "", time, List.of("w", "x", "y", "z"), rotation);
      if (placement != null && finite(rotation)) {
        placement.orientation(rotation);
      }
    }
    if (isMeasured(message, "angular_velocity_covariance")) {
      vector("imu.gyro", "Angular velocity", "rad/s", time, message.message("angular_velocity"));
    }
    if (isMeasured(message, "linear_acceleration_covariance")) {
      vector("imu.accel", "Acceleration", "m/s²", time, message.message("linear_acceleration"));
    }
  }

  private static boolean isMeasured(MessageValue message, String covariance) {
    return message.doubles(covariance)[0] != UNMEASURED;
  }

  void basePose(double time, MessageValue message) {
    MessageValue pose = message.message("pose");
    double[] position = xyz(pose.message("position"));
    double[] rotation = quaternion(pose.message("orientation"));
    sample("base.position", "Base position", "m", time, XYZ, position);
    if (placement != null && finite(position) && finite(rotation)) {
      placement.base(position, rotation);
    }
  }

  void baseTwist(double time, MessageValue message) {
    MessageValue twist = message.message("twist");
    vector("base.velocity", "Base velocity", "m/s", time, twist.message("linear"));
    vector("base.turn", "Base angular velocity", "rad/s", time, twist.message("angular"));
  }

  void sensors(double time, MessageValue message) {
    sample(
        "sensors", "Sensors", "", time, List.of(message.texts("name")), message.doubles("value"));
  }

  void simulation(double time, MessageValue message) {
    double[] state = message.doubles("state").clone();
    recording.frame(time, Recording.Pose.STATE, state);
    measuredAt = Double.NaN;
    if (!measured && joints != null && joints.fit(state)) {
      jointSamples(time, joints.names(), joints.positions(state), joints.velocities(state));
    }
    double[] ctrl = message.doubles("ctrl");
    if (message.integer("substeps") > 0) {
      sample("control", "Control", "", time, named(controls, "control", ctrl.length), ctrl);
    }
  }

  /** Names, if there are as many as values; else numbers. */
  static List<String> named(List<String> names, String what, int count) {
    if (names.size() == count) {
      return names;
    }
    List<String> numbered = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      numbered.add(what + " " + i);
    }
    return numbered;
  }

  private void vector(String id, String title, String unit, double time, MessageValue vector) {
    sample(id, title, unit, time, XYZ, xyz(vector));
  }

  /** What is not measured, or not commanded, is empty or not a number: that is left out. */
  private void sample(
      String id, String title, String unit, double time, List<String> names, double[] values) {
    if (Arrays.stream(values).anyMatch(Double::isFinite)) {
      recording.sample(id, title, unit, time, names, values);
    }
  }

  private static double[] xyz(MessageValue vector) {
    return new double[] {vector.number("x"), vector.number("y"), vector.number("z")};
  }

  private static double[] quaternion(MessageValue wxyz) {
    return new double[] {wxyz.number("w"), wxyz.number("x"), wxyz.number("y"), wxyz.number("z")};
  }

  private static boolean finite(double[] values) {
    return Arrays.stream(values).allMatch(Double::isFinite);
  }
}
