package org.gaitway.launch.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.gaitway.adapter.host.RobotHost;
import org.gaitway.launch.robot.PlaybackHosts;
import picocli.CommandLine.Option;

/** How an episode is played, and where to. */
final class PlaybackOptions {
  @Option(
      names = "--speed",
      paramLabel = "FACTOR",
      defaultValue = "1",
      description =
          "Times real time, as in 0.5; 0 for as fast as it goes (default: ${DEFAULT-VALUE}).")
  private double speed;

  @Option(names = "--step", description = "Show one state with each Enter; q ends.")
  private boolean step;

  @Option(names = "--loop", description = "Begin again at the end.")
  private boolean loop;

  @Option(
      names = "--from",
      paramLabel = "SECONDS",
      defaultValue = "0",
      description = "Begin at this time of the episode.")
  private double from;

  @Option(
      names = "--to",
      paramLabel = "SECONDS",
      defaultValue = "Infinity",
      description = "End at this time of the episode.")
  private double to;

  @Option(
      names = "--ros",
      paramLabel = "MASTER",
      arity = "0..1",
      fallbackValue = "",
      description = "Publish the states in the ROS graph, with /clock (default: ROS_MASTER_URI).")
  private String master;

  @Option(
      names = "--mqtt",
      paramLabel = "URI",
      arity = "0..1",
      fallbackValue = "",
      description = "Publish the states on an MQTT broker (default: tcp://127.0.0.1:1883).")
  private String broker;

  @Option(
      names = "--prefix",
      paramLabel = "TOPIC",
      defaultValue = "gaitway",
      description = "What the MQTT topics begin with (default: ${DEFAULT-VALUE}).")
  private String prefix;

  @Option(
      names = "--delay",
      paramLabel = "SECONDS",
      defaultValue = "1",
      description =
          "Time before the first state is published, for others to connect (default:"
              + " ${DEFAULT-VALUE}).")
  private double delay;

  /** Time for others to connect [ms]. */
  long delayMs() {
    return Math.round(delay * 1000);
  }

  boolean isStepped() {
    return step;
  }

  /** Stepping has no pace of its own. */
  Playback.Settings settings() {
    return new Playback.Settings(from, to, step ? 0 : speed, loop);
  }

  /** Where the states go, not open yet. */
  List<RobotHost> hosts(Consumer<String> log) {
    List<RobotHost> hosts = new ArrayList<>();
    if (master != null) {
      hosts.add(PlaybackHosts.ros(master, log));
    }
    if (broker != null) {
      hosts.add(PlaybackHosts.mqtt(broker, prefix, log));
    }
    return hosts;
  }
}
