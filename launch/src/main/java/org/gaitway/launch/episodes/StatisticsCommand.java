package org.gaitway.launch.episodes;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.gaitway.episode.EpisodeHeader;
import org.gaitway.launch.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gaitway episodes statistics PATH...}: what many episodes have in common. */
@Command(
    name = "statistics",
    description = {
      "Summarise many episodes, by their kinds and tasks: returns, lengths, reward terms,"
          + " interventions per minute, times of the control loop, messages that were left out.",
      "Broken files are named and left out."
    },
    sortOptions = false)
final class StatisticsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "PATH", arity = "1..*", description = "Files and folders.")
  private List<Path> paths;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Map<String, EpisodeStatistics> groups = new TreeMap<>();
    Map<String, Object> broken = new LinkedHashMap<>();
    for (Path path : EpisodeFiles.in(paths)) {
      try (EpisodeFile file = EpisodeFile.open(path)) {
        groups.computeIfAbsent(group(file), name -> new EpisodeStatistics()).add(file);
      } catch (BrokenFileException e) {
        broken.put(path.toString(), e.reason());
      } catch (IOException | IllegalArgumentException e) {
        broken.put(path.toString(), e.getMessage());
      }
    }
    print(groups, broken, spec.commandLine().getOut());
    return 0;
  }

  private static String group(EpisodeFile file) {
    EpisodeHeader header = file.header();
    String kind = header.text(EpisodeHeader.KIND).orElse("no episode");
    return EpisodeRow.task(header).map(task -> kind + " " + task).orElse(kind);
  }

  private void print(
      Map<String, EpisodeStatistics> groups, Map<String, Object> broken, PrintWriter out) {
    if (json) {
      Map<String, Object> reports = new LinkedHashMap<>();
      groups.forEach((name, statistics) -> reports.put(name, statistics.report()));
      Map<String, Object> all = new LinkedHashMap<>();
      all.put("groups", reports);
      all.put("broken", broken);
      out.println(Json.write(all));
    } else {
      groups.forEach(
          (name, statistics) -> {
            out.println("== " + name);
            out.println(ReportText.of(statistics.report()));
          });
      broken.forEach((file, reason) -> out.printf("broken: %s: %s%n", file, reason));
    }
    out.flush();
  }
}
