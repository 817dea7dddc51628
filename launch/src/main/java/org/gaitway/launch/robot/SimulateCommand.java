package org.gaitway.launch.robot;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.gaitway.adapter.host.RobotHost;
import org.gaitway.adapter.mqtt.MqttRobotHost;
import org.gaitway.adapter.mqtt.MqttSettings;
import org.gaitway.adapter.ros1.robot.Ros1HostSettings;
import org.gaitway.adapter.ros1.robot.Ros1RobotHost;
import org.gaitway.adapter.ros1.robot.Ros1RobotSettings;
import org.gaitway.adapter.ros1.robot.Ros1Topics;
import org.gaitway.adapter.sim.NodeSettings;
import org.gaitway.adapter.sim.Scenario;
import org.gaitway.adapter.sim.SimulatedRobotNode;
import org.gaitway.file.WholeFile;
import org.gaitway.launch.Json;
import org.gaitway.launch.TaskPathOption;
import org.gaitway.sim.Model;
import org.gaitway.task.Tasks;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gaitway simulate}: a simulated robot that looks like hardware from the other side. */
@Command(
    name = "simulate",
    description = {
      "Simulate a robot and serve it over ROS or MQTT, as hardware would be.",
      "It stands still until the first command. A task's episodes begin and end as in evaluation,",
      "and what they earn is printed; a model by itself just runs."
    },
    sortOptions = false)
public final class SimulateCommand implements Callable<Integer> {

  /** Where the robot is served. */
  private static final class LinkOption {
    @Option(names = "--ros", description = "Serve it in the ROS graph, with simulated time.")
    private boolean ros;

    @Option(
        names = "--mqtt",
        paramLabel = "URI",
        arity = "0..1",
        fallbackValue = "",
        description = "Serve it on an MQTT broker (default: tcp://127.0.0.1:1883).")
    private String mqtt;
  }

  @Spec private CommandSpec spec;

  @Mixin private TaskPathOption taskPath;

  @Parameters(
      paramLabel = "TASK_OR_MODEL",
      description = {
        "A task that 'gaitway tasks' lists, or an MJCF or URDF file. The robot of a task that is",
        "told where to go stands and waits, as hardware does."
      })
  private String target;

  @ArgGroup(multiplicity = "1")
  private LinkOption link;

  @Mixin private NodeOptions node;

  @Option(
      names = "--task-version",
      paramLabel = "VERSION",
      defaultValue = "",
      description = "The task's version (default: its first).")
  private String version;

  @Option(
      names = "--period",
      paramLabel = "SECONDS",
      defaultValue = "0.02",
      description = "Control period of a model without a task (default: ${DEFAULT-VALUE}).")
  private double period;

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = {
        "A model is simulated for this policy: it has its control period, stands in its default",
        "pose if it has no keyframe 'home', and has its controllers if it has no motors."
      })
  private Path policy;

  @Option(
      names = "--robot",
      paramLabel = "FILE",
      description = {
        "Robot file with what a model does not say: time step and motors under robot.mujoco,",
        "the names of joints under joints."
      })
  private Path described;

  @Option(
      names = "--episodes",
      paramLabel = "N",
      defaultValue = "0",
      description = "End after so many (default: run until stopped).")
  private long episodes;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of how the episodes start (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--master",
      paramLabel = "URI",
      defaultValue = "",
      description = "The ROS master (default: ROS_MASTER_URI).")
  private String master;

  @Option(
      names = "--prefix",
      paramLabel = "TOPIC",
      defaultValue = "gaitway",
      description = "What the MQTT topics begin with (default: ${DEFAULT-VALUE}).")
  private String prefix;

  @Option(
      names = "--write-robot",
      paramLabel = "FILE",
      description = "Write a robot file with which 'gaitway run' finds this robot.")
  private Path robotFile;

  @Option(
      names = "--log",
      paramLabel = "DIR",
      description = "Write each episode to a file in this folder, with all that a replay needs.")
  private Path log;

  @Option(names = "--json", description = "Print one JSON object at the end.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    taskPath.open();
    PrintWriter out = spec.commandLine().getOut();
    try (Scenario scenario = scenario()) {
      NodeSettings settings = node.settings(scenario.substeps() * scenario.simulation().timestep());
      Ros1RobotSettings ros1 = ros1(scenario);
      MqttSettings mqtt = mqtt();
      if (robotFile != null) {
        writeRobotFile(scenario, ros1, mqtt);
      }
      Episodes told = new Episodes(json ? line -> {} : this::say, episodes, () -> {});
      SimulatedRobotNode robot;
      try (SimulatedEpisodes logged =
              SimulatedEpisodes.of(
                  Optional.ofNullable(log), scenario, seed, settings.lockstep(), this::say);
          RobotHost host = host(settings, ros1, mqtt)) {
        robot = new SimulatedRobotNode(scenario, settings, told, logged.observer());
        SimulatedRobotNode running = robot;
        Signals.hear(name -> running.stop());
        say(describe(settings));
        robot.run(host, episodes);
      }
      if (json) {
        out.println(Json.write(summary(told, robot)));
      } else {
        say(ending(told, robot));
      }
      out.flush();
    }
    return 0;
  }

  private Scenario scenario() throws IOException {
    if (policy == null && described == null) {
      return Files.isRegularFile(Path.of(target)) || isModelAlone()
          ? Scenarios.model(PolicyModel.named(target), period)
          : Scenarios.task(target, version, seed);
    }
    RobotFile file = described == null ? RobotFile.DEFAULTS : RobotFile.read(described, List.of());
    MujocoSettings settings = file.robot().mujoco().with(target);
    if (policy == null) {
      return Scenarios.model(new PolicyModel(settings, Optional.empty(), file.joints()), period);
    }
    return Scenarios.of(settings, LoadedPolicy.read(policy), file.joints());
  }

  /** Whether it is a model that comes with Gaitway, but no task of that name. */
  private boolean isModelAlone() {
    return Model.SHIPPED.contains(target)
        && Tasks.all().stream().noneMatch(task -> task.name().equals(target));
  }

  private Ros1RobotSettings ros1(Scenario scenario) {
    Ros1RobotSettings defaults = Ros1RobotSettings.DEFAULTS.at(master);
    return Scenarios.walks(scenario) ? defaults.with(Ros1Topics.BODY) : defaults;
  }

  private MqttSettings mqtt() {
    MqttSettings defaults = LinkDefaults.under(MqttSettings.defaults(), prefix);
    return link.mqtt == null || link.mqtt.isEmpty()
        ? defaults
        : LinkDefaults.at(defaults, link.mqtt);
  }

  private RobotHost host(NodeSettings settings, Ros1RobotSettings ros1, MqttSettings mqtt) {
    if (link.mqtt != null) {
      return new MqttRobotHost(mqtt, this::say);
    }
    return new Ros1RobotHost(
        new Ros1HostSettings(ros1.named("simulated_robot"), true, settings.lockstep(), 0, 0),
        (level, message) -> say("ROS " + level + ": " + message));
  }

  private void writeRobotFile(Scenario scenario, Ros1RobotSettings ros1, MqttSettings mqtt)
      throws IOException {
    RobotSettings robot = link.mqtt == null ? RobotSettings.of(ros1) : RobotSettings.of(mqtt);
    RobotFile file = RobotFile.simulated(robot, scenario);
    String text =
        RobotFileText.of(file, "The simulated robot of 'gaitway simulate " + target + "'");
    WholeFile.write(robotFile, text.getBytes(StandardCharsets.UTF_8));
    say("robot file " + robotFile);
  }

  private String describe(NodeSettings settings) {
    return String.format(
        Locale.ROOT,
        "simulating %s over %s %s",
        target,
        link.mqtt == null ? "ROS" : "MQTT",
        settings.lockstep()
            ? "in lock step"
            : settings.realTimeFactor() == 1
                ? "in real time"
                : settings.realTimeFactor() + " times as fast as real time");
  }

  private static String ending(Episodes told, SimulatedRobotNode robot) {
    return String.format(
        Locale.ROOT,
        "%s%d control steps, controls %s",
        told.count() == 0
            ? ""
            : String.format(
                Locale.ROOT, "%d episodes, mean return %.3f; ", told.count(), told.meanReturn()),
        robot.digest().count(),
        robot.digest());
  }

  private static Map<String, Object> summary(Episodes told, SimulatedRobotNode robot) {
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("episodes", told.toJson());
    summary.put("mean-return", told.meanReturn());
    summary.put("control-steps", robot.digest().count());
    summary.put("controls", robot.digest().toString());
    return summary;
  }

  private synchronized void say(String line) {
    PrintWriter out = json ? spec.commandLine().getErr() : spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
