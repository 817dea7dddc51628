package org.gaitway.launch.episodes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.gaitway.episode.EpisodeEnd;
import org.gaitway.episode.Topics;
import org.gaitway.mcap.Compression;
import org.gaitway.mcap.McapAttachment;
import org.gaitway.mcap.McapChannel;
import org.gaitway.mcap.McapMetadata;
import org.gaitway.mcap.McapQuery;
import org.gaitway.mcap.McapSchema;
import org.gaitway.mcap.McapWriter;
import org.gaitway.mcap.McapWriterOptions;

/**
 * Copies a part of an episode: its header, its attachments, and messages of some topics and some
 * time. Instead of an end, the part has a record that says what it is.
 */
final class EpisodeCut {

  /** The record that a part of an episode has. */
  static final String METADATA = "gaitway.cut";

  private static final double NANOS_PER_SECOND = 1e9;

  /**
   * What to copy.
   *
   * @param from time since the episode's first message [s]
   * @param to the same; only messages before it are copied; infinite for all
   * @param topics those that are copied; empty for all
   */
  record Part(double from, double to, Set<String> topics) {}

  private final EpisodeFile source;
  private final Part part;
  private final long start;
  private final McapWriter out;
  private final Map<Integer, Integer> schemas = new HashMap<>();
  private final Map<Integer, Integer> channels = new HashMap<>();
  private long copied;

  private EpisodeCut(EpisodeFile source, Part part, long start, McapWriter out) {
    this.source = source;
    this.part = part;
    this.start = start;
    this.out = out;
  }

  /**
   * Writes a part of an episode.
   *
   * @param source the whole
   * @param file where the part goes
   * @return how many messages it has
   * @throws IOException if the one cannot be read or the other not written
   */
  static long write(EpisodeFile source, Part part, Path file) throws IOException {
    MessageTimes times = source.times();
    try (McapWriter out = McapWriter.create(file, options(source))) {
      EpisodeCut cut = new EpisodeCut(source, part, times.first(), out);
      cut.copyHeader();
      cut.copyMessages();
      cut.mark(times.count());
      return cut.copied;
    }
  }

  private static McapWriterOptions options(EpisodeFile source) throws IOException {
    McapWriterOptions options =
        McapWriterOptions.defaults().withProfile(source.mcap().header().profile());
    String compression =
        source.mcap().chunks().stream()
            .map(chunk -> chunk.compression())
            .findFirst()
            .orElse("zstd");
    return options.withCompression(
        switch (compression) {
          case "" -> Compression.NONE;
          case "lz4" -> Compression.LZ4;
          default -> Compression.ZSTD;
        });
  }

  private void copyHeader() throws IOException {
    for (McapMetadata record : source.metadata()) {
      if (!record.name().equals(EpisodeEnd.METADATA) && !record.name().equals(METADATA)) {
        out.metadata(record);
      }
    }
    for (McapAttachment attachment : source.attachments()) {
      out.attachment(attachment);
    }
    for (McapSchema schema : source.mcap().schemas()) {
      schemas.put(schema.id(), out.addSchema(schema.name(), schema.encoding(), schema.data()));
    }
    for (McapChannel channel : source.mcap().channels()) {
      if (part.topics().isEmpty() || part.topics().contains(channel.topic())) {
        int schema = channel.schemaId() == 0 ? 0 : schemas.get(channel.schemaId());
        channels.put(
            channel.id(),
            out.addChannel(schema, channel.topic(), channel.messageEncoding(), channel.metadata()));
      }
    }
  }

  private void copyMessages() throws IOException {
    long from = start + nanos(part.from());
    if (part.topics().isEmpty() || part.topics().contains(Topics.POLICY_PARAMETERS)) {
      copyPolicy(from);
    }
    McapQuery query =
        McapQuery.all(McapQuery.Order.FILE).withTopics(part.topics()).between(from, end());
    source.raw(query, this::copy);
  }

  private long end() {
    return Double.isInfinite(part.to()) ? McapQuery.NO_END : start + nanos(part.to());
  }

  private static long nanos(double seconds) {
    return Math.round(seconds * NANOS_PER_SECOND);
  }

  /** What the policy's actions depend on may have been logged before the part. */
  private void copyPolicy(long before) throws IOException {
    Held held = new Held();
    source.raw(
        McapQuery.all(McapQuery.Order.LOG_TIME)
            .withTopics(Set.of(Topics.POLICY_PARAMETERS))
            .between(0, before),
        held::keep);
    if (held.bytes != null) {
      copy(
          held.channel,
          held.sequence,
          held.logTime,
          held.publishTime,
          held.bytes,
          0,
          held.bytes.length);
    }
  }

  /** The last message of those that were read. */
  private static final class Held {
    private McapChannel channel;
    private long sequence;
    private long logTime;
    private long publishTime;
    private byte[] bytes;

    private void keep(
        McapChannel on, long number, long logged, long published, byte[] buffer, int at, int size) {
      channel = on;
      sequence = number;
      logTime = logged;
      publishTime = published;
      bytes = Arrays.copyOfRange(buffer, at, at + size);
    }
  }

  private void copy(
      McapChannel channel,
      long sequence,
      long logTime,
      long publishTime,
      byte[] buffer,
      int offset,
      int length)
      throws IOException {
    out.message(channels.get(channel.id()), sequence, logTime, publishTime, buffer, offset, length);
    copied++;
  }

  private void mark(long all) throws IOException {
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("source", source.path().getFileName().toString());
    entries.put("from", Double.toString(part.from()));
    if (!Double.isInfinite(part.to())) {
      entries.put("to", Double.toString(part.to()));
    }
    if (!part.topics().isEmpty()) {
      entries.put("topics", String.join(" ", new TreeSet<>(part.topics())));
    }
    entries.put("messages", Long.toString(copied));
    entries.put("messages.source", Long.toString(all));
    source
        .entries(EpisodeEnd.METADATA)
        .ifPresent(end -> end.forEach((key, value) -> entries.put("end." + key, value)));
    out.flush();
    out.metadata(new McapMetadata(METADATA, entries));
  }
}
