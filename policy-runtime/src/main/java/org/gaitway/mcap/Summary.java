package org.gaitway.mcap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Gathers what is written, for the section at the end by which readers find it. */
final class Summary {
  private final Map<Integer, McapSchema> schemas = new TreeMap<>();
  private final Map<Integer, McapChannel> channels = new TreeMap<>();
  private final List<McapChunkIndex> chunks = new ArrayList<>();
  private final List<McapAttachmentIndex> attachments = new ArrayList<>();
  private final List<McapMetadataIndex> metadata = new ArrayList<>();
  private long[] messageCounts = {}; // By the channel's identifier.
  private final TimeRange times = new TimeRange();
  private long messages;

  void add(McapSchema schema) {
    schemas.put(schema.id(), schema);
  }

  void add(McapChannel channel) {
    channels.put(channel.id(), channel);
  }

  void add(McapAttachmentIndex index) {
    attachments.add(index);
  }

  void add(McapMetadataIndex index) {
    metadata.add(index);
  }

  void add(McapChunkIndex index, MessagePlaces places) {
    chunks.add(index);
    places.counts().forEach(this::count);
    messages += places.messages();
    if (places.messages() > 0) {
      times.add(places.startTime());
      times.add(places.endTime());
    }
  }

  /** Adds a message outside of chunks. */
  void addMessage(int channelId, long logTime) {
    count(channelId, 1);
    messages++;
    times.add(logTime);
  }

  private void count(int channelId, long more) {
    if (channelId >= messageCounts.length) {
      messageCounts = Arrays.copyOf(messageCounts, Math.max(channelId + 1, 2 * channelId));
    }
    messageCounts[channelId] += more;
  }

  private Map<Integer, Long> counts() {
    Map<Integer, Long> counts = new TreeMap<>();
    for (int id = 0; id < messageCounts.length; id++) {
      if (messageCounts[id] > 0) {
        counts.put(id, messageCounts[id]);
      }
    }
    return counts;
  }

  McapStatistics statistics() {
    return new McapStatistics(
        messages,
        schemas.size(),
        channels.size(),
        attachments.size(),
        metadata.size(),
        chunks.size(),
        times.start(),
        times.end(),
        counts());
  }

  /**
   * Writes the summary, its offsets, and the footer up to its CRC.
   *
   * @param start where it begins in the file
   */
  void encode(RecordBuffer out, long start) {
    RecordBuffer offsets = new RecordBuffer(256);
    int base = out.size();
    Group group = new Group(out, offsets, start - base);
    group.write(Opcode.SCHEMA, schemas.values(), RecordEncoder::schema);
    group.write(Opcode.CHANNEL, channels.values(), RecordEncoder::channel);
    group.write(Opcode.STATISTICS, List.of(statistics()), RecordEncoder::statistics);
    group.write(Opcode.CHUNK_INDEX, chunks, RecordEncoder::chunkIndex);
    group.write(Opcode.ATTACHMENT_INDEX, attachments, RecordEncoder::attachmentIndex);
    group.write(Opcode.METADATA_INDEX, metadata, RecordEncoder::metadataIndex);
    long offsetStart = start + out.size() - base;
    out.bytes(offsets.array(), 0, offsets.size());
    int begun = out.begin(Opcode.FOOTER);
    out.u64(start);
    out.u64(offsetStart);
    out.endBefore(begun, Integer.BYTES);
  }

  /** Writes records of one kind together, and where they are. */
  private record Group(RecordBuffer out, RecordBuffer offsets, long origin) {
    <T> void write(int opcode, Collection<T> items, BiConsumer<RecordBuffer, T> encoder) {
      int from = out.size();
      items.forEach(item -> encoder.accept(out, item));
      if (out.size() > from) {
        RecordEncoder.summaryOffset(offsets, opcode, origin + from, (long) out.size() - from);
      }
    }
  }
}
