package org.gaitway.launch;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.gaitway.policy.PolicyFile;
import org.gaitway.policy.PolicyMetadata;
import org.gaitway.policy.TrainingProvenance;
import org.gaitway.run.Evaluation;
import org.gaitway.run.EvaluationResult;
import org.gaitway.run.EvaluationSettings;
import org.gaitway.run.RunFolder;
import org.gaitway.task.TaskDefinition;
import org.gaitway.task.Tasks;
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

  @Option(
      names = "--task",
      paramLabel = "NAME",
      description = "The task to run it in (default: the one it was trained on).")
  private String task;

  @Option(
      names = "--task-version",
      paramLabel = "VERSION",
      description = "The task's version (default: the one it was trained on).")
  private String version;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    taskPath.open();
    Path file = Files.isDirectory(source) ? new RunFolder(source).policy() : source;
    PolicyFile policy = PolicyFile.read(file);
    TaskDefinition definition = definition(file, policy.metadata());
    int workers = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    EvaluationResult result =
        Evaluation.run(
            definition, policy::newPolicy, new EvaluationSettings(episodes, seed, workers));
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.write(report(result)));
    } else {
      print(out, file, result);
    }
    out.flush();
    return Gaitway.OK;
  }

  private TaskDefinition definition(Path file, Optional<PolicyMetadata> metadata) {
    Optional<TrainingProvenance> training = metadata.flatMap(PolicyMetadata::training);
    if (task == null && training.isEmpty()) {
      throw new IllegalArgumentException(
          file + " does not say what task it was trained on; name one with --task");
    }
    String name = task != null ? task : training.get().task();
    boolean own = training.isPresent() && training.get().task().equals(name);
    String trained = own ? training.get().taskVersion() : "";
    return Tasks.define(name, version != null ? version : trained);
  }

  private Map<String, Object> report(EvaluationResult result) throws IOException {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("evaluation", result.task());
    report.put("version", result.version());
    report.put("episodes", result.episodes().size());
    report.put("seed", seed);
    report.put("machine", Machine.describe());
    List<Object> results = new ArrayList<>();
    figures(result).forEach((name, value) -> results.add(figure(name, value)));
    report.put("results", results);
    return report;
  }

  private static Map<String, Object> figure(String name, double value) {
    Map<String, Object> figure = new LinkedHashMap<>();
    figure.put("name", name);
    figure.put("value", value);
    figure.put("unit", name.startsWith("length") ? "steps" : "1");
    return figure;
  }

  private static Map<String, Double> figures(EvaluationResult result) {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("return.mean", result.meanReturn());
    figures.put("return.std", result.returnDeviation());
    figures.put("length.mean", result.meanLength());
    for (int term = 0; term < result.terms().size(); term++) {
      figures.put("reward." + result.terms().get(term) + ".mean", result.meanTerm(term));
    }
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
    figures(result)
        .forEach((name, value) -> table.row(name, String.format(Locale.ROOT, "%.3f", value)));
    out.print(table);
  }
}
