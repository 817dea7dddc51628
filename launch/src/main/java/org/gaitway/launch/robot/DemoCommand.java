package org.gaitway.launch.robot;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.gaitway.adapter.mqtt.EmbeddedBroker;
import org.gaitway.launch.RosMaster;
import org.gaitway.launch.bench.JavaProgram;
import org.gaitway.policy.TrainingProvenance;
import org.gaitway.run.Evaluation;
import org.gaitway.run.EvaluationResult;
import org.gaitway.run.EvaluationSettings;
import org.gaitway.run.RunFolder;
import org.gaitway.task.Tasks;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gaitway demo}: a policy and a simulated robot in two processes, with all they need. */
@Command(
    name = "demo",
    description = {
      "Show a policy control a simulated robot in another process, over ROS or MQTT.",
      "A ROS master or MQTT broker is started if there is none; without a policy, a",
      "half-cheetah is trained first, which takes half a minute.",
      "'demo quadruped' shows a walking robot that is driven by the keyboard, or goes",
      "on a tour; its policy is that of runs/quadruped."
    },
    sortOptions = false)
public final class DemoCommand implements Callable<Integer> {
  private static final Path TRAINED = Path.of("runs", "demo");
  private static final String TRAINING_STEPS = "300000";
  private static final String LOCAL_MASTER = "http://localhost:11311";
  private static final int EVALUATED = 5;
  private static final String SILENCE_SECONDS = "3";

  /** What is shown. */
  enum Show {
    /** A task over ROS 1. */
    ROS,
    /** A task over an MQTT broker. */
    MQTT,
    /** A quadruped that goes where it is told. */
    QUADRUPED
  }

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "ros|mqtt|quadruped",
      description = "What connects the two, or a walking robot.")
  private Show show;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "POLICY",
      description =
          "A policy file or a run folder (default: runs/demo, trained if missing, or"
              + " runs/quadruped).")
  private Path source;

  @Option(
      names = "--episodes",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many the robot runs for (default: ${DEFAULT-VALUE}).")
  private int episodes;

  @Option(
      names = "--lockstep",
      description = "As fast as both sides are, and exactly as in evaluation.")
  private boolean lockstep;

  @Mixin private QuadrupedDemo quadruped;

  @Override
  public Integer call() throws Exception {
    if (show == Show.QUADRUPED) {
      return quadruped.show(Optional.ofNullable(source));
    }
    Path policy = source == null ? trained() : source;
    LoadedPolicy loaded = LoadedPolicy.read(policy);
    TrainingProvenance training =
        loaded
            .metadata()
            .training()
            .orElseThrow(
                () -> new IllegalArgumentException(policy + " does not say what task it is for"));
    say("evaluating " + policy + " on " + training.task());
    EvaluationResult expected =
        Evaluation.run(
            Tasks.define(training.task(), training.taskVersion()),
            loaded.file()::newPolicy,
            new EvaluationSettings(EVALUATED, 1, 1));
    say(
        String.format(
            Locale.ROOT, "in evaluation it earns %.1f an episode", expected.meanReturn()));
    return show == Show.ROS ? overRos(policy, training) : overMqtt(policy, training);
  }

  /** The policy that is trained for demonstrations, once. */
  private static Path trained() throws IOException, InterruptedException {
    RunFolder folder = new RunFolder(TRAINED);
    if (!Files.exists(folder.policy())) {
      Process training =
          JavaProgram.builder(
                  List.of(
                      "train",
                      "half-cheetah",
                      "--steps",
                      TRAINING_STEPS,
                      "--out",
                      TRAINED.toString()))
              .inheritIO()
              .start();
      if (training.waitFor() != 0) {
        throw new IOException("the training failed");
      }
    }
    return TRAINED;
  }

  private int overRos(Path policy, TrainingProvenance training)
      throws IOException, InterruptedException {
    String uri = Optional.ofNullable(System.getenv("ROS_MASTER_URI")).orElse(LOCAL_MASTER);
    try (RosMaster master = RosMaster.at(uri)) {
      return linked(policy, training, List.of("--ros", "--master", master.uri()));
    }
  }

  private int overMqtt(Path policy, TrainingProvenance training)
      throws IOException, InterruptedException {
    try (EmbeddedBroker broker = new EmbeddedBroker(0)) {
      say("MQTT broker at " + broker.address());
      return linked(policy, training, List.of("--mqtt", broker.address()));
    }
  }

  /** Starts the robot's process and is the policy's. */
  private int linked(Path policy, TrainingProvenance training, List<String> address)
      throws IOException, InterruptedException {
    try (RobotProcess robot = RobotProcess.start(simulation(training, address))) {
      int code = new CommandLine(new RunCommand()).execute(runArguments(policy, robot.file()));
      return robot.exitCodeOr(code);
    }
  }

  private List<String> simulation(TrainingProvenance training, List<String> address) {
    List<String> arguments = new ArrayList<>(List.of("simulate", training.task()));
    arguments.addAll(address);
    arguments.addAll(List.of("--task-version", training.taskVersion()));
    arguments.addAll(List.of("--episodes", Integer.toString(episodes)));
    if (lockstep) {
      arguments.add("--lockstep");
    }
    return arguments;
  }

  private String[] runArguments(Path policy, Path robotFile) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                policy.toString(),
                "--robot",
                robotFile.toString(),
                "--max-silence",
                SILENCE_SECONDS));
    if (lockstep) {
      arguments.add("--lockstep");
    }
    return arguments.toArray(String[]::new);
  }

  private void say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
