package org.gaitway.launch.episodes;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gaitway.mcap.McapAttachmentIndex;
import org.gaitway.mcap.McapChannel;
import org.gaitway.mcap.McapChunkIndex;
import org.gaitway.mcap.McapException;
import org.gaitway.mcap.McapMetadata;
import org.gaitway.mcap.McapSchema;

/** Everything about the file of an episode but its messages, as JSON has it. */
final class EpisodeReport {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private EpisodeReport() {}

  /**
   * Reads the file through.
   *
   * @return texts, numbers, lists and maps, in the order in which to show them
   */
  static Map<String, Object> of(EpisodeFile file) throws IOException {
    Map<Integer, MessageTimes> times = MessageTimes.of(file);
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("file", file.path().toString());
    report.put("bytes", file.size());
    report.put("state", EpisodeState.of(file).words());
    report.put("library", file.mcap().header().library());
    report.put("time", time(times));
    report.put("topics", topics(file, times));
    try {
      report.put("attachments", attachments(file));
      report.put("chunks", chunks(file.mcap().chunks()));
    } catch (McapException e) {
      throw new BrokenFileException(file.path(), false, e);
    }
    for (McapMetadata record : file.metadata()) {
      report.put(record.name(), new LinkedHashMap<>(record.entries()));
    }
    return report;
  }

  private static Map<String, Object> time(Map<Integer, MessageTimes> times) {
    Map<String, Object> time = new LinkedHashMap<>();
    times.values().stream()
        .reduce(MessageTimes::with)
        .ifPresent(
            all -> {
              time.put("from", stamp(all.first()));
              time.put("to", stamp(all.last()));
              time.put("seconds", all.seconds());
              time.put("messages", all.count());
            });
    return time;
  }

  private static String stamp(long nanos) {
    return Instant.ofEpochSecond(
            Math.floorDiv(nanos, NANOS_PER_SECOND), Math.floorMod(nanos, NANOS_PER_SECOND))
        .toString();
  }

  private static List<Map<String, Object>> topics(
      EpisodeFile file, Map<Integer, MessageTimes> times) {
    List<Map<String, Object>> topics = new ArrayList<>();
    for (McapChannel channel : file.mcap().channels()) {
      Map<String, Object> topic = new LinkedHashMap<>();
      topic.put("topic", channel.topic());
      topic.put("type", file.schema(channel).map(McapSchema::name).orElse(""));
      topic.put("encoding", channel.messageEncoding());
      MessageTimes messages = times.get(channel.id());
      topic.put("messages", messages == null ? 0L : messages.count());
      topic.put("rate", messages == null ? Double.NaN : messages.rate());
      topics.add(topic);
    }
    return topics;
  }

  private static List<Map<String, Object>> attachments(EpisodeFile file) throws IOException {
    List<Map<String, Object>> attachments = new ArrayList<>();
    for (McapAttachmentIndex index : file.mcap().attachments()) {
      Map<String, Object> attachment = new LinkedHashMap<>();
      attachment.put("name", index.name());
      attachment.put("type", index.mediaType());
      attachment.put("bytes", index.dataSize());
      attachments.add(attachment);
    }
    return attachments;
  }

  private static Map<String, Object> chunks(List<McapChunkIndex> chunks) {
    long compressed = chunks.stream().mapToLong(McapChunkIndex::compressedSize).sum();
    long uncompressed = chunks.stream().mapToLong(McapChunkIndex::uncompressedSize).sum();
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("count", chunks.size());
    all.put(
        "compression",
        chunks.stream()
            .map(chunk -> chunk.compression().isEmpty() ? "none" : chunk.compression())
            .distinct()
            .collect(Collectors.joining(", ")));
    all.put("bytes", uncompressed);
    all.put("compressed", compressed);
    all.put("ratio", (double) uncompressed / compressed);
    return all;
  }
}
