package org.gaitway.launch;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.gaitway.launch.bench.BenchmarkReport;
import org.gaitway.launch.bench.Measurement;
import org.gaitway.policy.PolicyFile;
import org.gaitway.record.RecordSettings;
import org.gaitway.record.RecordedEvaluation;
import org.gaitway.rollout.EpisodeObservers;
import org.gaitway.run.Evaluation;
import org.gaitway.run.EvaluationResult;
import org.gaitway.run.EvaluationSettings;
import org.gaitway.run.RunFolder;
import org.gaitway.task.TaskDefinition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gaitway evaluate}: what a frozen policy earns, without noise. */
@Command(
    name = "evaluate",
    description = "Run a frozen policy for whole episodes of its task, and print what it earns.",
    sortOptions = false)
final class EvaluateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private TaskPathOption taskPath;

  @Mixin private TrainedTaskOption task;

  @Parameters(paramLabel = "RUN_OR_POLICY", description = "A run folder, or a policy file.")
  private Path source;

  @Option(
      names = "--episodes",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many episodes (default: ${DEFAULT-VALUE}).")
  private int episodes;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the starts (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Worker threads (default: one per core); changes no result.")
  private Integer threads;

  @Mixin private EpisodeLogOption log;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    taskPath.open();
    Path file = Files.isDirectory(source) ? new RunFolder(source).policy() : source;
    PolicyFile policy = PolicyFile.read(file);
    TaskDefinition definition = task.define(file, policy.metadata());
    int workers = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    EvaluationResult result =
        Evaluation.run(
            definition,
            policy::newPolicy,
            new EvaluationSettings(episodes, seed, workers),
            observers(definition, file, policy));
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(BenchmarkReport.json("evaluate", figures(result)));
    } else {
      print(out, file, result);
    }
    out.flush();
    return Gaitway.OK;
  }

  private EpisodeObservers observers(TaskDefinition definition, Path file, PolicyFile policy)
      throws IOException {
    Optional<RecordSettings> settings = log.settings();
    if (settings.isEmpty()) {
      return EpisodeObservers.NONE;
    }
    String created = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    return RecordedEvaluation.of(
        settings.get(), definition, file, policy, VersionCommand.program(), created, seed);
  }

  private static List<Measurement> figures(EvaluationResult result) {
    List<Measurement> figures = new ArrayList<>();
    result
        .figures()
        .forEach(
            (name, value) -> {
              String unit = name.equals(EvaluationResult.MEAN_LENGTH) ? "steps" : "1";
              figures.add(new Measurement(name, value, unit));
            });
    return figures;
  }

  private void print(PrintWriter out, Path file, EvaluationResult result) {
    out.printf(
        Locale.ROOT,
        "%s on %s %s, %d episodes, seed %d%n",
        file,
        result.task(),
        result.version(),
        result.episodes().size(),
        seed);
    TextTable table = new TextTable("figure", "value");
    for (Measurement figure : figures(result)) {
      table.row(figure.name(), String.format(Locale.ROOT, "%.3f", figure.value()));
    }
    out.print(table);
  }
}
