package org.gaitway.launch.episodes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.gaitway.episode.EpisodeEnd;
import org.gaitway.episode.EpisodeHeader;
import org.gaitway.episode.Topics;
import org.gaitway.mcap.McapChannel;
import org.gaitway.mcap.McapStatistics;

/** What a list says of a file: the same keys whatever the file, absent values as null. */
final class EpisodeRow {
  private static final double NANOS_PER_SECOND = 1e9;

  private EpisodeRow() {}

  /**
   * Describes a file by what its summary and its records say; messages are not read.
   *
   * @param name what the list calls it
   */
  static Map<String, Object> of(Path path, String name) throws IOException {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("file", name);
    for (String key :
        new String[] {
          "kind", "task", "seed", "steps", "seconds", "return", "outcome", "safety", "dropped"
        }) {
      row.put(key, null);
    }
    row.put("bytes", Files.size(path));
    try (EpisodeFile file = EpisodeFile.open(path)) {
      describe(file, row);
      row.put("state", EpisodeState.of(file).words());
    } catch (BrokenFileException e) {
      row.put("state", (e.isCutOff() ? "cut off: " : "broken: ") + e.reason());
    } catch (IOException e) {
      row.put("state", "broken: " + e.getMessage());
    }
    return row;
  }

  private static void describe(EpisodeFile file, Map<String, Object> row) throws IOException {
    EpisodeHeader header = file.header();
    row.put("kind", header.text(EpisodeHeader.KIND).orElse(null));
    row.put("task", task(header).orElse(null));
    row.put("seed", header.text(EpisodeHeader.SEED).orElse(null));
    Optional<McapStatistics> statistics = file.mcap().statistics();
    statistics.ifPresent(
        all -> {
          row.put("seconds", (all.messageEndTime() - all.messageStartTime()) / NANOS_PER_SECOND);
          row.put("safety", count(file, all, Topics.SAFETY));
        });
    Optional<EpisodeEnd> end = file.end();
    if (end.isPresent()) {
      row.put("steps", end.get().steps());
      row.put("seconds", end.get().duration());
      end.get().totalReward().ifPresent(total -> row.put("return", total));
      row.put("outcome", end.get().outcome().word());
      row.put("dropped", end.get().dropped().values().stream().mapToLong(n -> n).sum());
    }
  }

  /** The task, or what else says best which robot it was. */
  static Optional<String> task(EpisodeHeader header) {
    return header
        .text(EpisodeHeader.TASK_NAME)
        .map(name -> name + header.text(EpisodeHeader.TASK_VERSION).map(v -> " " + v).orElse(""))
        .or(() -> header.text(EpisodeHeader.MODEL_NAME))
        .or(() -> header.text(EpisodeHeader.POLICY_NAME));
  }

  private static long count(EpisodeFile file, McapStatistics statistics, String topic) {
    return file.mcap().channels().stream()
        .filter(channel -> channel.topic().equals(topic))
        .map(McapChannel::id)
        .mapToLong(id -> statistics.channelMessageCounts().getOrDefault(id, 0L))
        .sum();
  }
}
