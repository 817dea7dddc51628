package org.gaitway.launch;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.gaitway.config.ConfigBinder;
import org.gaitway.config.SettingsReference;
import org.gaitway.ppo.AlgorithmSettings.LearnerKind;
import org.gaitway.ppo.TrainingSettings;
import org.gaitway.ppo.UpdateReport;
import org.gaitway.record.RecordedTraining;
import org.gaitway.report.ProgressLine;
import org.gaitway.rollout.RecordedFault;
import org.gaitway.run.Provenance;
import org.gaitway.run.RunFolder;
import org.gaitway.run.TrainingRun;
import org.gaitway.task.Tasks;
import org.gaitway.task.legged.LeggedRobot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gaitway train TASK}: trains a policy in a run folder. */
@Command(
    name = "train",
    description = "Train a policy for a task, and freeze it into one file.",
    sortOptions = false)
final class TrainCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private TaskPathOption taskPath;

  @Parameters(
      paramLabel = "TASK",
      arity = "0..1",
      description = "One of those that 'gaitway tasks' lists.")
  private String task;

  @Option(
      names = "--resume",
      paramLabel = "DIR",
      description = "Go on with the run in this folder from its last checkpoint.")
  private Path resume;

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      defaultValue = "default",
      converter = PresetOption.class,
      completionCandidates = PresetOption.class,
      description = "Settings to start from: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private TrainingSettings.Preset preset;

  @Option(
      names = "--algorithm",
      paramLabel = "NAME",
      description =
          "ppo, trpo, a2c, a2c-trust-region, vanilla or cem (algorithm.name; default: ppo).")
  private String algorithm;

  @Option(
      names = "--learner",
      paramLabel = "NAME",
      description =
          "What computes PPO's updates: cpu; nd4j, a slow reference; cuda, an NVIDIA GPU, or cuda-tf32,"
              + " which rounds more there (algorithm.learner; default: cpu).")
  private String learner;

  @Option(names = "--config", paramLabel = "FILE", description = "YAML file with settings.")
  private Path config;

  @Option(
      names = "--robot",
      paramLabel = "FILE",
      description = "YAML file that describes a legged robot to train in place of the shipped one.")
  private Path robot;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "One setting, as in ppo.surrogate.clip-range=0.1. May be repeated.")
  private List<String> overrides = new ArrayList<>();

  @Option(names = "--seed", paramLabel = "N", description = "Seed of all randomness (run.seed).")
  private String seed;

  @Option(names = "--steps", paramLabel = "N", description = "Control steps in all (run.steps).")
  private String steps;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Worker threads (run.threads); changes no result.")
  private String threads;

  @Option(names = "--envs", paramLabel = "N", description = "Environments (run.envs).")
  private String envs;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Run folder, new or empty (default: runs/TASK/TIME).")
  private Path out;

  @Mixin private EpisodeLogOption log;

  @Option(
      names = "--help-settings",
      description = "List all settings with the preset's values, and exit.")
  private boolean helpSettings;

  @Override
  public Integer call() throws IOException {
    taskPath.open();
    if (resume != null) {
      refuseWithResume();
      announce("resuming " + resume);
      train(() -> TrainingRun.resume(new RunFolder(resume), provenance(), log.settings()));
      return Gaitway.OK;
    }
    if (task == null) {
      throw new ParameterException(spec.commandLine(), "a task is missing, or --resume DIR");
    }
    TrainingSettings settings = settings();
    if (helpSettings) {
      printSettings(settings);
      return Gaitway.OK;
    }
    announce(
        String.format(
            Locale.ROOT,
            "training %s with %s, preset %s, seed %d, %,d steps",
            task,
            settings.algorithm().name(),
            PresetOption.name(preset),
            settings.run().seed(),
            settings.run().steps()));
    if (settings.algorithm().learner() == LearnerKind.ND4J) {
      OptionalPart.ND4J.require();
    }
    TrainingRun.check(settings);
    if (log.settings().isPresent()) {
      RecordedTraining.requirePossible(settings);
    }
    RunFolder folder = RunFolder.create(Optional.ofNullable(out), task, Clock.systemDefaultZone());
    train(() -> TrainingRun.begin(folder, settings, provenance(), log.settings()));
    return Gaitway.OK;
  }

  /** A resumed run has all its settings already. */
  private void refuseWithResume() {
    boolean changed =
        task != null || config != null || seed != null || steps != null || envs != null;
    changed |= robot != null || algorithm != null || learner != null;
    if (changed || out != null || !overrides.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "--resume takes its settings from the run; give no others");
    }
  }

  private void announce(String what) {
    PrintWriter terminal = spec.commandLine().getOut();
    terminal.printf("gaitway %s: %s%n", VersionCommand.program(), what);
    terminal.flush();
  }

  private TrainingSettings settings() {
    List<String> all = new ArrayList<>(overrides);
    all.add("task.name=" + Tasks.named(task).name());
    addOption(all, "algorithm.name", algorithm);
    addOption(all, "algorithm.learner", learner);
    addOption(all, "run.seed", seed);
    addOption(all, "run.steps", steps);
    addOption(all, "run.threads", threads);
    addOption(all, "run.envs", envs);
    String version = bound(preset.forTask(task), all).task().version();
    return bound(withRobot(preset.forTask(task, version)), all);
  }

  private TrainingSettings bound(TrainingSettings defaults, List<String> all) {
    return ConfigBinder.bind(defaults, Optional.ofNullable(config), all);
  }

  private TrainingSettings withRobot(TrainingSettings settings) {
    return robot == null ? settings : settings.withRobot(LeggedRobot.read(robot));
  }

  private static void addOption(List<String> overrides, String key, String value) {
    if (value != null) {
      overrides.add(key + "=" + value);
    }
  }

  /** Begins or resumes a run. */
  private interface Start {
    TrainingRun run() throws IOException;
  }

  private void train(Start start) throws IOException {
    PrintWriter terminal = spec.commandLine().getOut();
    try (StopSignal stop = StopSignal.listen();
        TrainingRun run = start.run()) {
      terminal.println("run folder " + run.folder().path());
      terminal.flush();
      ProgressLine progress =
          new ProgressLine(
              terminal,
              Boolean.getBoolean("gaitway.terminal"),
              run.steps(),
              run.settings().run().steps(),
              System::nanoTime);
      try {
        run.train(
            stop,
            report -> {
              report.recordedFaults().forEach(fault -> progress.note(resetAfter(fault)));
              progress.update(sample(report));
            });
        run.last().ifPresent(report -> progress.finish(sample(report)));
      } finally {
        progress.endLine();
      }
      terminal.println(
          run.finished() ? "done; the policy is " + run.folder().policy() : stopped(run));
      terminal.flush();
      run.warning().ifPresent(this::warn);
    }
  }

  private static String resetAfter(RecordedFault fault) {
    return fault.message() + "; the environment was reset, see the folder 'faults'";
  }

  private void warn(String text) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("gaitway: warning: " + text);
    err.flush();
  }

  private static String stopped(TrainingRun run) {
    return String.format(
        Locale.ROOT,
        "stopped after %,d steps; everything so far is in %s",
        run.steps(),
        run.folder().path());
  }

  private static ProgressLine.Sample sample(UpdateReport report) {
    return new ProgressLine.Sample(
        report.steps(),
        report.meanReturn(),
        report.statistics().policy().kl(),
        report.statistics().policy().clipped().all());
  }

  private Provenance provenance() {
    Map<String, String> versions = VersionCommand.all();
    return new Provenance(
        PresetOption.name(preset),
        versions.get("gaitway"),
        versions.get("mujoco"),
        versions.get("java"),
        Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS));
  }

  private void printSettings(TrainingSettings settings) {
    PrintWriter terminal = spec.commandLine().getOut();
    for (SettingsReference.Row row : SettingsReference.describe(settings)) {
      String range = row.range().isEmpty() ? "" : ", " + row.range();
      terminal.printf("%s = %s  (%s%s)%n", row.path(), row.defaultValue(), row.type(), range);
      terminal.printf("    %s%n", row.doc());
      if (!row.source().isEmpty()) {
        terminal.printf("    from: %s%n", row.source());
      }
    }
    terminal.flush();
  }
}
