package org.gaitway.launch.robot;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.gaitway.adapter.sim.Scenario;
import org.gaitway.config.ConfigBinder;
import org.gaitway.launch.Json;
import org.gaitway.launch.TaskPathOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gaitway run}: a frozen policy controls a robot. */
@Command(
    name = "run",
    description = {
      "Let a frozen policy control a robot, inside the safety envelope of the robot file.",
      "Without a robot file, the robot is simulated in this process, in the policy's task.",
      "A robot that is told where to go is driven by gamepad, keyboard (w s a d q e",
      "or arrows, space stands), a topic or --commands; hands come first.",
      "Enter is the soft stop, 'r' arms it again, 'x' ends; 'q' does where keys are",
      "read line by line. Ctrl-C stops the robot, then ends; a second one ends at once."
    },
    sortOptions = false)
public final class RunCommand implements Callable<Integer> {
  private static final long LOOK_MS = 20;
  private static final long BETWEEN_LINES_NS = 10_000_000_000L;
  private static final long DAMPING_MS = 500;
  private static final double NS_PER_SECOND = 1e9;
  private static final double MS_PER_SECOND = 1e3;

  @Spec private CommandSpec spec;

  @Mixin private TaskPathOption taskPath;

  @Parameters(
      paramLabel = "POLICY",
      arity = "1..*",
      description = "Policy files or run folders; the first is active, names select others.")
  private List<Path> sources;

  @Option(names = "--robot", paramLabel = "FILE", description = "The robot file (YAML).")
  private Path robotFile;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "One setting of the robot file, as in loop.priority=0. May be repeated.")
  private List<String> overrides = new ArrayList<>();

  @Option(
      names = "--lockstep",
      description = "Act once on each state; the simulated robot waits for it.")
  private boolean lockstep;

  @Option(
      names = "--rate",
      paramLabel = "HZ",
      description = "Ticks of the control loop in a second (default: as the policy acts).")
  private Double rate;

  @Option(
      names = "--duration",
      paramLabel = "SECONDS",
      description = "End after this time; in lock step, simulated time (default: never).")
  private Double duration;

  @Option(
      names = "--episodes",
      paramLabel = "N",
      defaultValue = "0",
      description = "End after so many episodes of the robot in this process (default: never).")
  private long episodes;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of how the episodes of the robot in this process start (default: 1).")
  private Long seed;

  @Option(
      names = "--max-silence",
      paramLabel = "SECONDS",
      description = "End when the robot has sent no state for so long (default: never).")
  private Double maxSilence;

  @Option(
      names = "--log",
      paramLabel = "DIR",
      description = {
        "Log the run into this folder: one file (MCAP) from activation to deactivation,",
        "with all that a replay needs. Settings are under 'log' in the robot file."
      })
  private Path log;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = {
        "Run on this model, simulated in this process, with a floor if it has none.",
        "Joints go by name, or as 'joints' in the robot file says; gains and pose",
        "are the policy's."
      })
  private String model;

  @Option(
      names = "--commands",
      paramLabel = "FILE",
      description = "Command what this script (YAML) says, tell how well it is followed, end.")
  private Path commands;

  @Option(names = "--tour", description = "The same with a tour of 43 seconds.")
  private boolean tour;

  @Option(names = "--keyboard", description = "Read the keyboard even if it is not a terminal.")
  private boolean keyboard;

  @Option(names = "--json", description = "Print one JSON object at the end.")
  private boolean json;

  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile String reason = "";
  private volatile boolean failed;

  @Override
  public Integer call() throws Exception {
    Preloading.begin(robotFile == null);
    taskPath.open();
    List<LoadedPolicy> policies = new ArrayList<>();
    for (Path source : sources) {
      policies.add(LoadedPolicy.read(source));
    }
    Episodes told = new Episodes(this::say, episodes, () -> end("all episodes are over"));
    Optional<Scenario> scenario = Optional.empty();
    RobotFile robot = robotFile == null ? null : RobotFile.read(robotFile, settings());
    if (robot == null || robot.robot().kind() == RobotKind.MUJOCO || model != null) {
      RobotSettings simulated = simulated(robot == null ? RobotSettings.DEFAULTS : robot.robot());
      Scenario made =
          Scenarios.of(
              simulated.mujoco(), policies.get(0), robot == null ? Map.of() : robot.joints());
      scenario = Optional.of(made);
      robot = robot == null ? inProcess(simulated, made) : robot.with(simulated);
    }
    RobotFile effective = lockstep ? robot.with(robot.robot().inLockstep()) : robot;
    RunPlan plan =
        new RunPlan(policies, effective, lockstep, scenario, Optional.ofNullable(log), script());
    try (Session session = new Session(plan, told, this::say)) {
      return run(session, told);
    }
  }

  private Optional<CommandScript> script() {
    return commands == null
        ? Optional.of(CommandScript.TOUR).filter(any -> tour)
        : Optional.of(CommandScript.read(commands));
  }

  private RobotSettings simulated(RobotSettings robot) {
    RobotSettings seeded = seed == null ? robot : robot.with(robot.mujoco().seeded(seed));
    return model == null ? seeded : seeded.simulated(model);
  }

  private RobotFile inProcess(RobotSettings robot, Scenario scenario) {
    return ConfigBinder.bind(RobotFile.simulated(robot, scenario), Optional.empty(), settings());
  }

  private List<String> settings() {
    List<String> all = new ArrayList<>(overrides);
    if (rate != null) {
      all.add("loop.rate=" + rate);
    }
    return all;
  }

  private int run(Session session, Episodes told) throws Exception {
    boolean driven = session.drivers().areKeysOfUse() && System.console() != null;
    Optional<RawTerminal> terminal = driven ? RawTerminal.open() : Optional.empty();
    try {
      return run(session, told, terminal);
    } finally {
      terminal.ifPresent(RawTerminal::close);
    }
  }

  private int run(Session session, Episodes told, Optional<RawTerminal> terminal) throws Exception {
    Signals.hear(
        name -> {
          session.softStop().trip(name);
          end("stopped by " + name);
        },
        () -> terminal.ifPresent(RawTerminal::restore));
    say("connecting to the robot");
    session.start();
    session.notices().forEach(this::say);
    say("running " + String.join(", ", session.loop().policies().names()));
    listen(session, terminal.isPresent());
    RunReport report = watch(session);
    say("ending: " + reason);
    dampAndDeactivate(session);
    Optional<Throwable> failure = session.loop().failure();
    failure.ifPresent(e -> say("a part of the loop failed: " + e));
    print(new RunReport(session, startup(session)), told);
    return failed || failure.isPresent() ? 1 : 0;
  }

  private void listen(Session session, boolean byKeys) {
    if (!keyboard && System.console() == null) {
      return;
    }
    Keyboard keys =
        new Keyboard(
            session.softStop(),
            session.loop(),
            session.drivers().keyedVelocity(),
            () -> end("ended by keyboard"),
            this::say);
    if (byKeys) {
      keys.listenToKeys(System.in);
    } else {
      keys.listen(System.in);
    }
  }

  /** Looks after the run until it ends. */
  private RunReport watch(Session session) throws InterruptedException {
    RunReport report = new RunReport(session, Double.NaN);
    InterventionLog interventions =
        new InterventionLog(session.ring(), session.commanded(), this::say);
    Silence silence = new Silence(session.witness());
    long start = System.nanoTime();
    long firstStamp = session.witness().lastStamp();
    long lineAt = start + BETWEEN_LINES_NS;
    while (!ended.await(LOOK_MS, TimeUnit.MILLISECONDS)) {
      interventions.tell();
      long now = System.nanoTime();
      if (now > lineAt) {
        say(report.line());
        lineAt += BETWEEN_LINES_NS;
      }
      long passed = lockstep ? session.witness().lastStamp() - firstStamp : now - start;
      if (duration != null && passed >= duration * NS_PER_SECOND) {
        end("the time is over");
      }
      if (maxSilence != null && silence.seconds() > maxSilence) {
        failed = episodes == 0 && duration == null && !lockstep;
        end("the robot has been silent for " + maxSilence + " s");
      }
      session.loop().failure().ifPresent(e -> end("a part of the loop failed"));
      session.drivers().tour().filter(Tour::ended).ifPresent(over -> end("the tour is over"));
    }
    interventions.tell();
    return report;
  }

  /** Damps the robot for a moment before it is left alone. */
  private void dampAndDeactivate(Session session) throws InterruptedException {
    if (!lockstep) {
      session.softStop().trip(reason);
      Thread.sleep(DAMPING_MS);
    }
    session.stop();
  }

  private void end(String why) {
    if (ended.getCount() > 0) {
      reason = why;
      ended.countDown();
    }
  }

  /** From the start of the JVM to the first command [s]. */
  private static double startup(Session session) {
    long first = session.witness().firstCommand();
    if (first == 0) {
      return Double.NaN;
    }
    double sinceCommand = (System.nanoTime() - first) / NS_PER_SECOND;
    long started = ManagementFactory.getRuntimeMXBean().getStartTime();
    return (System.currentTimeMillis() - started) / MS_PER_SECOND - sinceCommand;
  }

  private void print(RunReport report, Episodes told) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.write(report.toJson(reason, told)));
    } else {
      report.print(out, told);
    }
    out.flush();
  }

  private synchronized void say(String line) {
    PrintWriter out = json ? spec.commandLine().getErr() : spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
