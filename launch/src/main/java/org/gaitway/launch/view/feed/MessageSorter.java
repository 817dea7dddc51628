package org.gaitway.launch.view.feed;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gaitway.cdr.MessageValue;
import org.gaitway.episode.EpisodeHeader;
import org.gaitway.episode.Topics;
import org.gaitway.launch.view.recording.Mark;
import org.gaitway.launch.view.recording.Recording;
import org.gaitway.launch.view.scene.JointPlacement;
import org.gaitway.sim.Model;

/** Puts each message of an episode to where the viewer shows it. */
final class MessageSorter {
  private static final double SECONDS = 1e-9;

  /** Takes a message of one topic. */
  @FunctionalInterface
  private interface Receiver {
    void take(double time, MessageValue message);
  }

  private final Recording recording;
  private final RobotSignals robot;
  private final PolicySignals policy;
  private final LoopSignals loop;
  private final Map<String, Receiver> receivers;
  private Long start;

  MessageSorter(Recording recording) {
    this.recording = recording;
    robot = new RobotSignals(recording);
    policy = new PolicySignals(recording);
    loop = new LoopSignals(recording);
    receivers =
        Map.ofEntries(
            Map.entry(Topics.JOINT_STATES, robot::jointStates),
            Map.entry(Topics.IMU, robot::imu),
            Map.entry(Topics.BASE_POSE, robot::basePose),
            Map.entry(Topics.BASE_TWIST, robot::baseTwist),
            Map.entry(Topics.SENSORS, robot::sensors),
            Map.entry(Topics.COMMAND, robot::command),
            Map.entry(Topics.SIMULATION, robot::simulation),
            Map.entry(Topics.OBSERVATION, policy::observation),
            Map.entry(Topics.ACTION, policy::action),
            Map.entry(Topics.POLICY_OUTPUT, policy::output),
            Map.entry(Topics.REWARD, policy::reward),
            Map.entry(Topics.TICK, loop::tick),
            Map.entry(Topics.SAFETY, loop::safety),
            Map.entry(Topics.LOOP_STATISTICS, loop::statistics));
  }

  boolean shows(String topic) {
    return receivers.containsKey(topic);
  }

  void header(EpisodeHeader header) {
    policy.header(header);
  }

  void model(Model model, JointPlacement placement) {
    robot.model(model, placement);
    policy.actuators(robot.controls());
  }

  /**
   * Takes a message; time begins with the first.
   *
   * @param logTime [ns]
   */
  void message(String topic, long logTime, MessageValue message) {
    if (start == null) {
      start = logTime;
    }
    receivers.get(topic).take((logTime - start) * SECONDS, message);
  }

  /** Takes the entries that an episode ends with. */
  void end(Map<String, String> entries) {
    flush();
    String outcome = entries.getOrDefault("outcome", "ended");
    Mark.Kind kind = outcome.equals("diverged") ? Mark.Kind.STOP : Mark.Kind.END;
    String dropped =
        entries.entrySet().stream()
            .filter(entry -> entry.getKey().startsWith("dropped."))
            .map(entry -> entry.getValue() + " of " + entry.getKey().substring("dropped.".length()))
            .collect(Collectors.joining(", "));
    String text =
        Stream.of(outcome, dropped.isEmpty() ? "" : "messages dropped: " + dropped)
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("; "));
    recording.mark(new Mark(recording.end(), kind, text));
  }

  /** Takes in that no more messages will come. */
  void flush() {
    robot.flush();
  }
}
