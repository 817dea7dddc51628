package org.gaitway.launch.episodes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gaitway.cdr.MessageDefinition;
import org.gaitway.episode.EpisodeHeader;
import org.gaitway.episode.Topics;
import org.gaitway.launch.Json;
import org.gaitway.launch.episodes.table.Column;
import org.gaitway.launch.episodes.table.TableFile;
import org.gaitway.launch.episodes.table.TopicSurvey;
import org.gaitway.launch.episodes.table.TopicTable;
import org.gaitway.mcap.McapQuery;

/**
 * Writes an episode as tables, a file for each topic, and what it is of as {@code episode.json}.
 * All messages are read twice: once to find the columns, once to write the rows.
 */
final class TableExport {

  /** Begins the file of a table. */
  @FunctionalInterface
  interface Format {
    TableFile begin(Path file, List<Column> columns) throws IOException;
  }

  /** What headers of tasks have. */
  private static final String ACTUATORS = "actuators";

  private final EpisodeFile episode;
  private final McapQuery query;
  private final Map<String, TopicTable> tables = new LinkedHashMap<>();

  private TableExport(EpisodeFile episode, Set<String> topics) throws IOException {
    this.episode = episode;
    this.query = McapQuery.all(McapQuery.Order.LOG_TIME).withTopics(topics);
    survey();
  }

  /**
   * Writes tables.
   *
   * @param topics of the episode, each of which can be decoded
   * @param folder where the files go
   * @param ending of their names, with the dot
   * @return the number of messages
   */
  static long write(
      EpisodeFile episode, Set<String> topics, Path folder, String ending, Format format)
      throws IOException {
    Files.writeString(folder.resolve("episode.json"), Json.write(EpisodeReport.of(episode)) + "\n");
    return topics.isEmpty() ? 0 : new TableExport(episode, topics).write(folder, ending, format);
  }

  private void survey() throws IOException {
    Map<String, TopicSurvey> surveys = new LinkedHashMap<>();
    Map<String, MessageDefinition> types = episode.types();
    for (String topic : query.topics()) {
      surveys.put(topic, new TopicSurvey(types.get(topic), labels(topic)));
    }
    episode.messages(query, message -> surveys.get(message.topic()).add(message.value()));
    surveys.forEach((topic, survey) -> tables.put(topic, survey.table()));
  }

  /** What the header calls the elements of arrays. */
  private Map<String, List<String>> labels(String topic) {
    EpisodeHeader header = episode.header();
    return switch (topic) {
      case Topics.ACTION -> Map.of("data", actions(header));
      case Topics.OBSERVATION -> Map.of("data", terms(header));
      default -> Map.of();
    };
  }

  /** Of a robot its joints, of a task its actuators. */
  private static List<String> actions(EpisodeHeader header) {
    List<String> joints = header.names(EpisodeHeader.COMMANDED);
    return joints.isEmpty() ? header.names(ACTUATORS) : joints;
  }

  private static List<String> terms(EpisodeHeader header) {
    List<String> names = new ArrayList<>();
    header
        .sizes(EpisodeHeader.OBSERVATION)
        .forEach(
            (term, size) -> {
              for (int i = 0; i < size; i++) {
                names.add(size == 1 ? term : term + "." + i);
              }
            });
    return names;
  }

  private long write(Path folder, String ending, Format format) throws IOException {
    long start = episode.times().first();
    Map<String, TableFile> files = new LinkedHashMap<>();
    long[] rows = {0};
    try {
      for (Map.Entry<String, TopicTable> table : tables.entrySet()) {
        Path file = folder.resolve(fileName(table.getKey()) + ending);
        files.put(table.getKey(), format.begin(file, table.getValue().columns()));
      }
      episode.messages(
          query,
          message -> {
            TopicTable table = tables.get(message.topic());
            Object[] row = table.row(start, message.time(), message.step(), message.value());
            files.get(message.topic()).row(row);
            rows[0]++;
          });
    } finally {
      for (TableFile file : files.values()) {
        file.close();
      }
    }
    return rows[0];
  }

  /** A topic's name without its first slash, and with dots for the others. */
  private static String fileName(String topic) {
    String bare = topic.startsWith("/") ? topic.substring(1) : topic;
    return bare.replace('/', '.').replaceAll("[^A-Za-z0-9_.-]", "_");
  }
}
