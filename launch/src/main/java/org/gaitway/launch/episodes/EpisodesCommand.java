package org.gaitway.launch.episodes;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code gaitway episodes NAME}: tools for the files of episodes. */
@Command(
    name = "episodes",
    description =
        "List, inspect, cut, recover, export and summarise the files of episodes; see"
            + " docs/episode-tools.md.",
    subcommands = {
      ListCommand.class,
      InfoCommand.class,
      CutCommand.class,
      RecoverCommand.class,
      ExportCommand.class,
      StatisticsCommand.class
    },
    synopsisSubcommandLabel = "NAME")
public final class EpisodesCommand implements Runnable {

  @Spec private CommandSpec spec;

  /** Called when no tool is named. */
  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "a tool is missing; there are " + String.join(", ", spec.subcommands().keySet()));
  }
}
