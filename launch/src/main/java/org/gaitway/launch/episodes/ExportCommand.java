package org.gaitway.launch.episodes;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.gaitway.adapter.ros1.generator.DefinitionFinder;
import org.gaitway.adapter.ros1.generator.DefinitionFolders;
import org.gaitway.adapter.ros1.generator.ShippedDefinitions;
import org.gaitway.adapter.rosbag.BagCompression;
import org.gaitway.launch.episodes.parquet.ParquetFile;
import org.gaitway.launch.episodes.table.CsvFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gaitway episodes export FILE}: an episode in other formats. */
@Command(
    name = "export",
    description = {
      "Write an episode in another format: a bag of ROS 1, or a folder with a table for each topic,"
          + " as CSV or Parquet.",
      "Topics whose messages are not of ROS 2 are left out and named."
    },
    sortOptions = false)
final class ExportCommand implements Callable<Integer> {

  /** What to write. */
  enum Format {
    ROSBAG,
    CSV,
    PARQUET
  }

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The file of an episode.")
  private Path file;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      required = true,
      description = "rosbag (writes a file), csv or parquet (write a folder).")
  private Format format;

  @Mixin private TopicsOption topics;

  @Mixin private OutputOption output;

  @Option(
      names = "--compression",
      paramLabel = "NAME",
      description = "Of a bag: none or lz4 (default: none).")
  private BagCompression compression;

  @Option(
      names = "--path",
      paramLabel = "DIR",
      arity = "1",
      description =
          "With a bag: where packages of ROS 1 are, such as /opt/ros/noetic/share; their definitions"
              + " are taken word for word where they mean the same. May be repeated.")
  private List<Path> path = List.of();

  @Option(
      names = "--definitions",
      paramLabel = "FOLDER",
      description =
          "With a bag: also write the definitions that ROS does not know, as packages for catkin,"
              + " into this new folder.")
  private Path definitions;

  @Override
  public Integer call() throws IOException {
    if (format != Format.ROSBAG
        && (compression != null || definitions != null || !path.isEmpty())) {
      throw new ParameterException(
          spec.commandLine(), "--compression, --path and --definitions are for --format rosbag");
    }
    try (EpisodeFile episode = EpisodeFile.open(file)) {
      Set<String> present = new TreeSet<>(episode.types().keySet());
      Set<String> named = topics.among(present, file);
      long messages = write(episode, named.isEmpty() ? present : named);
      PrintWriter out = spec.commandLine().getOut();
      out.printf("%s: %d messages%n", output.path(), messages);
      episode.mcap().channels().stream()
          .filter(channel -> !present.contains(channel.topic()))
          .forEach(
              channel ->
                  out.printf(
                      "left out: %s, whose messages are in '%s'%n",
                      channel.topic(), channel.messageEncoding()));
      out.flush();
    }
    return 0;
  }

  private long write(EpisodeFile episode, Set<String> chosen) throws IOException {
    if (format == Format.ROSBAG) {
      return writeBag(episode, chosen);
    }
    try (PendingOutput pending = output.folder()) {
      long messages =
          format == Format.CSV
              ? TableExport.write(episode, chosen, pending.place(), ".csv", CsvFile::new)
              : TableExport.write(
                  episode,
                  chosen,
                  pending.place(),
                  ".parquet",
                  (file, columns) ->
                      new ParquetFile(file, columns, Map.copyOf(episode.header().entries())));
      pending.commit();
      return messages;
    }
  }

  private long writeBag(EpisodeFile episode, Set<String> chosen) throws IOException {
    BagCompression how = compression == null ? BagCompression.NONE : compression;
    Path bag = output.placeOtherThan(file);
    DefinitionFinder known = new DefinitionFolders(path).orElse(new ShippedDefinitions());
    BagExport export = new BagExport(episode, chosen, known);
    if (definitions != null) {
      writeDefinitions(export.definitions());
    }
    return export.write(bag, how);
  }

  private void writeDefinitions(Map<String, String> texts) throws IOException {
    try (PendingOutput pending = PendingOutput.folder(definitions, false)) {
      RosPackage.write(texts, pending.place());
      pending.commit();
    }
  }
}
