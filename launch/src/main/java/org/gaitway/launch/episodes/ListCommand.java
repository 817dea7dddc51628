package org.gaitway.launch.episodes;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.gaitway.launch.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gaitway episodes list PATH...}: a line for each file. */
@Command(
    name = "list",
    description = {
      "List the files of episodes, those in folders and their subfolders included.",
      "A file that is broken is listed with the reason."
    },
    sortOptions = false)
final class ListCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "PATH", arity = "1..*", description = "Files and folders.")
  private List<Path> paths;

  @Option(names = "--json", description = "Print a JSON list.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Path folder = paths.size() == 1 && Files.isDirectory(paths.get(0)) ? paths.get(0) : null;
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Path file : EpisodeFiles.in(paths)) {
      String name = folder == null ? file.toString() : folder.relativize(file).toString();
      rows.add(EpisodeRow.of(file, name));
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? Json.write(rows) + System.lineSeparator() : ReportText.table(rows));
    out.flush();
    return 0;
  }
}
