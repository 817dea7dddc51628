package org.gaitway.launch.episodes;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.gaitway.launch.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gaitway episodes info FILE}: everything about a file but its messages. */
@Command(
    name = "info",
    description = {
      "Show what the file of an episode holds: header, topics with counts and rates, attachments,"
          + " chunks, times, and how the episode ended.",
      "All of the file is read, and its CRCs are checked."
    },
    sortOptions = false)
final class InfoCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The file of an episode, or another MCAP file.")
  private Path file;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    try (EpisodeFile episode = EpisodeFile.open(file)) {
      Map<String, Object> report = EpisodeReport.of(episode);
      episode.mcap().checkData();
      out.print(json ? Json.write(report) + System.lineSeparator() : ReportText.of(report));
    }
    out.flush();
    return 0;
  }
}
