package org.gaitway.launch;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.gaitway.experiment.Experiment;
import org.gaitway.experiment.ExperimentProgress;
import org.gaitway.experiment.ExperimentReport;
import org.gaitway.experiment.Plan;
import org.gaitway.experiment.PlannedRun;
import org.gaitway.experiment.Plans;
import org.gaitway.experiment.RandomReturns;
import org.gaitway.experiment.ReportHeader;
import org.gaitway.experiment.Results;
import org.gaitway.ppo.TrainingSettings;
import org.gaitway.run.Provenance;
import org.gaitway.run.TrainingRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gaitway reproduce PLAN}: runs an experiment and reports it. */
@Command(
    name = "reproduce",
    description =
        "Run a plan of tasks x settings x seeds, and report it. Go on where it was interrupted.",
    sortOptions = false)
final class ReproduceCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private TaskPathOption taskPath;

  @Parameters(
      paramLabel = "PLAN",
      completionCandidates = ShippedPlans.class,
      description = "One of ${COMPLETION-CANDIDATES}, or a YAML file.")
  private String planName;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder of the experiment (default: runs/experiments/PLAN).")
  private Path out;

  @Option(
      names = "--runs-at-once",
      paramLabel = "N",
      description = "Runs side by side, one thread each (default: one per core).")
  private Integer atOnce;

  @Option(names = "--steps", paramLabel = "N", description = "Control steps of a run.")
  private Long steps;

  @Option(names = "--seeds", paramLabel = "LIST", split = ",", description = "As in 1,2,3.")
  private List<Long> seeds;

  @Option(
      names = "--slim",
      description = "Keep of a finished run only configuration, score, curve and policy.")
  private boolean slim;

  @Option(names = "--report-only", description = "Run nothing; report what is there.")
  private boolean reportOnly;

  /** The names that complete PLAN. */
  private static final class ShippedPlans extends ArrayList<String> {
    private static final long serialVersionUID = 1;

    ShippedPlans() {
      super(Plans.SHIPPED);
    }
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    taskPath.open();
    Plan plan = plan();
    Path folder = out != null ? out : Path.of("runs", "experiments", plan.name());
    Experiment experiment = new Experiment(plan, folder, provenance(plan), slim);
    if (reportOnly && !Files.isDirectory(folder)) {
      throw new IOException("there is no folder " + folder + " to report on");
    }
    List<TrainingSettings> tasks = firstOfEachTask(experiment.runs());
    tasks.forEach(TrainingRun::check);
    Files.createDirectories(folder);
    Results results = new Results(folder, experiment.runs());
    ExperimentReport report =
        new ExperimentReport(
            plan,
            folder,
            header(),
            RandomReturns.of(folder, tasks.stream().map(TrainingSettings::evaluation).toList()));
    ReportWriter writer = new ReportWriter(folder, report, results);
    if (reportOnly) {
      writer.write();
    } else {
      execute(experiment, plan, writer);
    }
    return conclude(results, report);
  }

  private static List<TrainingSettings> firstOfEachTask(List<PlannedRun> runs) {
    Map<String, TrainingSettings> first = new LinkedHashMap<>();
    runs.forEach(run -> first.putIfAbsent(run.key().task(), run.settings()));
    return List.copyOf(first.values());
  }

  private Plan plan() {
    Plan plan = Plans.load(planName);
    plan = steps == null ? plan : plan.withSteps(steps);
    return seeds == null ? plan : plan.withSeeds(seeds);
  }

  private void execute(Experiment experiment, Plan plan, ReportWriter writer)
      throws IOException, InterruptedException {
    int together = atOnce == null ? Runtime.getRuntime().availableProcessors() : atOnce;
    if (together < 1) {
      throw new ParameterException(
          spec.commandLine(), "--runs-at-once must be at least 1, was " + together);
    }
    PrintWriter terminal = spec.commandLine().getOut();
    terminal.printf(
        "gaitway %s: %s, %d of %d runs to do, %d at once%n",
        VersionCommand.program(),
        plan.name(),
        experiment.unfinished().size(),
        experiment.runs().size(),
        together);
    terminal.flush();
    ExperimentProgress progress =
        new ExperimentProgress(
            terminal,
            Boolean.getBoolean("gaitway.terminal"),
            experiment,
            plan.steps(),
            together,
            System::nanoTime);
    try (StopSignal stop = StopSignal.listen()) {
      experiment.execute(together, stop, List.of(progress, writer));
      progress.endLine();
      writer.write(); // What was stopped is reported too.
    } catch (UncheckedIOException e) { // Of a listener.
      throw e.getCause();
    }
  }

  private int conclude(Results results, ExperimentReport report) {
    PrintWriter terminal = spec.commandLine().getOut();
    int done = results.finished().size();
    terminal.printf(
        "%d of %d runs are done; the report is %s%n", done, results.plannedRuns(), report.page());
    terminal.flush();
    return results.failures().isEmpty() ? Gaitway.OK : Gaitway.FAILED;
  }

  private ReportHeader header() throws IOException {
    Map<String, String> machine = new LinkedHashMap<>();
    Machine.describe().forEach((name, value) -> machine.put(name, value.toString()));
    List<String> arguments = spec.commandLine().getParseResult().originalArgs();
    String command = "gaitway " + String.join(" ", arguments);
    return new ReportHeader(command, machine);
  }

  private static Provenance provenance(Plan plan) {
    Map<String, String> versions = VersionCommand.all();
    return new Provenance(
        PresetOption.name(plan.preset()),
        versions.get("gaitway"),
        versions.get("mujoco"),
        versions.get("java"),
        Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS));
  }
}
