package org.gaitway.launch;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.gaitway.random.RandomStream;
import org.gaitway.sim.Model;
import org.gaitway.task.Environment;
import org.gaitway.task.Task;
import org.gaitway.task.TaskDefinition;
import org.gaitway.task.Tasks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gaitway tasks}: what can be trained. */
@Command(name = "tasks", description = "List the tasks with their versions and sizes.")
final class TasksCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private TaskPathOption taskPath;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  /** One line of the list. */
  private record Row(
      String name,
      String version,
      int observationSize,
      int actionSize,
      double controlPeriod,
      int episodeSteps) {

    static Row of(Task task, String version) {
      TaskDefinition definition = task.define(version);
      try (Model model = definition.model().get();
          Environment environment = new Environment(definition, model, new RandomStream(0, 0))) {
        return new Row(
            task.name(),
            version,
            environment.observationSize(),
            environment.actionSize(),
            environment.controlPeriod(),
            definition.episodeSteps());
      }
    }

    Map<String, Object> toJson() {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("name", name);
      entry.put("version", version);
      entry.put("observation-size", observationSize);
      entry.put("action-size", actionSize);
      entry.put("control-period", controlPeriod);
      entry.put("episode-steps", episodeSteps);
      return entry;
    }
  }

  @Override
  public Integer call() throws IOException {
    taskPath.open();
    List<Row> rows =
        Tasks.all().stream()
            .flatMap(task -> task.versions().stream().map(version -> Row.of(task, version)))
            .toList();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.write(Map.of("tasks", rows.stream().map(Row::toJson).toList())));
      return Gaitway.OK;
    }
    TextTable table =
        new TextTable("task", "version", "observation", "action", "period [s]", "episode [steps]");
    for (Row row : rows) {
      table.row(
          row.name(),
          row.version(),
          row.observationSize(),
          row.actionSize(),
          row.controlPeriod(),
          row.episodeSteps());
    }
    out.print(table);
    out.flush();
    return Gaitway.OK;
  }
}
