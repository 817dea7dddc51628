package org.gaitway.launch.episodes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** The option {@code --topics}. */
final class TopicsOption {

  @Option(
      names = "--topics",
      paramLabel = "TOPIC",
      split = ",",
      description = "Only these topics, separated by commas (default: all).")
  private List<String> topics = List.of();

  /**
   * The topics that were named; none for all.
   *
   * @param present those of the file
   * @throws IOException if the file has one of them not
   */
  Set<String> among(Set<String> present, Path file) throws IOException {
    for (String topic : topics) {
      if (!present.contains(topic)) {
        throw new IOException(
            "%s: there is no topic '%s'; there are %s"
                .formatted(file, topic, present.isEmpty() ? "none" : String.join(", ", present)));
      }
    }
    return new LinkedHashSet<>(topics);
  }
}
