package org.gaitway.launch.episodes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.gaitway.mcap.McapChannel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gaitway episodes cut FILE}: a part of an episode, as a file of its own. */
@Command(
    name = "cut",
    description = {
      "Copy a part of an episode into a file of its own: some time of it, some topics, or both.",
      "The part has the episode's header and attachments, a record 'gaitway.cut' that says what it"
          + " is, and no end. What the policy's actions depend on, /policy_parameters, is copied as"
          + " it was at the beginning of the part."
    },
    sortOptions = false)
final class CutCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The file of an episode.")
  private Path file;

  @Option(
      names = "--from",
      paramLabel = "SECONDS",
      defaultValue = "0",
      description = "Beginning, counted from the first message (default: ${DEFAULT-VALUE}).")
  private double from;

  @Option(
      names = "--to",
      paramLabel = "SECONDS",
      description = "End, not included (default: that of the episode).")
  private double to = Double.POSITIVE_INFINITY;

  @Mixin private TopicsOption topics;

  @Mixin private OutputOption output;

  @Override
  public Integer call() throws IOException {
    if (!(from >= 0) || !(to > from)) {
      throw new ParameterException(
          spec.commandLine(),
          "expected 0 <= --from < --to, found --from " + from + " and --to " + to);
    }
    try (EpisodeFile episode = EpisodeFile.open(file);
        PendingOutput pending = output.fileOtherThan(file)) {
      Set<String> wanted = new LinkedHashSet<>();
      for (McapChannel channel : episode.mcap().channels()) {
        wanted.add(channel.topic());
      }
      EpisodeCut.Part part = new EpisodeCut.Part(from, to, topics.among(wanted, file));
      long messages = EpisodeCut.write(episode, part, pending.place());
      pending.commit();
      spec.commandLine().getOut().printf("%s: %d messages%n", output.path(), messages);
      spec.commandLine().getOut().flush();
    }
    return 0;
  }
}
