package org.gaitway.launch.robot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gaitway.adapter.mqtt.EmbeddedBroker;
import org.gaitway.launch.RosMaster;
import org.gaitway.launch.bench.JavaProgram;
import org.gaitway.run.RunFolder;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** What {@code gaitway demo quadruped} shows: a quadruped that goes where it is told. */
final class QuadrupedDemo {
  private static final String QUADRUPED = "quadruped";
  private static final Path TRAINED = Path.of("runs", QUADRUPED);
  private static final String LOCAL_MASTER = "http://localhost:11311";
  private static final String SILENCE_SECONDS = "3";

  @Option(names = "--ros", description = "Quadruped: over ROS (default: over an MQTT broker).")
  private boolean ros;

  @Option(names = "--in-process", description = "Quadruped: all in one process, without a link.")
  private boolean inProcess;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      defaultValue = QUADRUPED,
      description = "Quadruped: another robot's MJCF, with the same joints.")
  private String model;

  @Option(
      names = "--tour",
      description = "Quadruped: a tour of commands, also at a terminal, where keys drive else.")
  private boolean tour;

  @Option(
      names = "--commands",
      paramLabel = "FILE",
      description = "Quadruped: the tour of this script.")
  private Path commands;

  @Option(names = "--view", description = "Quadruped: show it in the browser.")
  private boolean view;

  @Option(
      names = "--train",
      paramLabel = "STEPS",
      description = "Quadruped: train so many steps first, if there is no policy.")
  private Long train;

  /**
   * Shows it.
   *
   * @param source a policy file or run folder; else the trained one
   * @return the exit code
   */
  int show(Optional<Path> source) throws IOException, InterruptedException {
    Path policy = source.isPresent() ? source.get() : trained();
    if (!view) {
      return show(policy, Optional.empty());
    }
    Path log = Files.createTempDirectory("gaitway-view-");
    Process viewer = viewer(log);
    try {
      return show(policy, Optional.of(log));
    } finally {
      viewer.destroy();
    }
  }

  private int show(Path policy, Optional<Path> log) throws IOException, InterruptedException {
    return inProcess ? alone(policy, log) : linked(policy, log);
  }

  /** The policy that was trained before, or is trained now if that is asked for. */
  private Path trained() throws IOException, InterruptedException {
    if (Files.exists(new RunFolder(TRAINED).policy())) {
      return TRAINED;
    }
    if (train == null) {
      throw new IllegalArgumentException(
          "there is no trained quadruped in "
              + TRAINED
              + ": name a policy, or make one with 'gaitway train quadruped --out "
              + TRAINED
              + "', which takes about half an hour on two cores; --train STEPS trains a short one"
              + " first");
    }
    List<String> training =
        List.of("train", QUADRUPED, "--steps", train.toString(), "--out", TRAINED.toString());
    if (JavaProgram.builder(training).inheritIO().start().waitFor() != 0) {
      throw new IOException("the training failed");
    }
    return TRAINED;
  }

  private static Process viewer(Path log) throws IOException {
    return JavaProgram.builder(List.of("view", "--live", "--open", log.toString()))
        .inheritIO()
        .start();
  }

  private int alone(Path policy, Optional<Path> log) {
    List<String> run = run(policy, List.of("--model", model));
    log.ifPresent(folder -> run.addAll(List.of("--log", folder.toString())));
    return new CommandLine(new RunCommand()).execute(run.toArray(String[]::new));
  }

  private int linked(Path policy, Optional<Path> log) throws IOException, InterruptedException {
    if (ros) {
      String uri = Optional.ofNullable(System.getenv("ROS_MASTER_URI")).orElse(LOCAL_MASTER);
      try (RosMaster master = RosMaster.at(uri)) {
        return linked(policy, log, List.of("--ros", "--master", master.uri()));
      }
    }
    try (EmbeddedBroker broker = new EmbeddedBroker(0)) {
      return linked(policy, log, List.of("--mqtt", broker.address()));
    }
  }

  private int linked(Path policy, Optional<Path> log, List<String> link)
      throws IOException, InterruptedException {
    List<String> simulate = new ArrayList<>(List.of("simulate", model, "--policy", file(policy)));
    simulate.addAll(link);
    log.ifPresent(folder -> simulate.addAll(List.of("--log", folder.toString())));
    try (RobotProcess robot = RobotProcess.start(simulate)) {
      List<String> run =
          run(
              policy,
              List.of("--robot", robot.file().toString(), "--max-silence", SILENCE_SECONDS));
      return new CommandLine(new RunCommand()).execute(run.toArray(String[]::new));
    }
  }

  private static String file(Path policy) {
    return (Files.isDirectory(policy) ? new RunFolder(policy).policy() : policy).toString();
  }

  private List<String> run(Path policy, List<String> robot) {
    List<String> run = new ArrayList<>(List.of(policy.toString()));
    run.addAll(robot);
    if (commands != null) {
      run.addAll(List.of("--commands", commands.toString()));
    } else if (tour || System.console() == null) {
      run.add("--tour");
    }
    return run;
  }
}
