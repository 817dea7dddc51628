package org.gaitway.adapter.rosbag;

import java.util.Map;
import java.util.TreeMap;
import org.gaitway.adapter.ros1.message.RosOutput;

/** The chunk that is being filled: its records, and for each connection where its messages are. */
final class OpenChunk {
  private static final int ENTRY_BYTES = BagTime.BYTES + Integer.BYTES;

  private final RosOutput records;
  private final RecordOutput recordOutput;
  private final Map<Integer, RosOutput> entries = new TreeMap<>();
  private long start;
  private long end;

  OpenChunk(int capacity) {
    records = new RosOutput(capacity);
    recordOutput = new RecordOutput(records);
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  int size() {
    return records.size();
  }

  RosOutput records() {
    return records;
  }

  long start() {
    return start;
  }

  long end() {
    return end;
  }

  void add(BagConnection connection) {
    ConnectionRecord.write(connection, recordOutput);
  }

  void add(int connection, long time, byte[] bytes, int offset, int length) {
    start = isEmpty() ? time : Math.min(start, time);
    end = isEmpty() ? time : Math.max(end, time);
    RosOutput entry = entries.computeIfAbsent(connection, id -> new RosOutput());
    BagTime.write(time, entry);
    entry.writeInt32(records.size());
    recordOutput
        .begin(RecordKind.MESSAGE)
        .field("conn", connection)
        .time("time", time)
        .data(bytes, offset, length);
  }

  /** Writes the index records, which follow the chunk. */
  void writeIndex(RecordOutput out) {
    entries.forEach(
        (connection, entry) ->
            out.begin(RecordKind.INDEX)
                .field("ver", 1)
                .field("conn", (int) connection)
                .field("count", entry.size() / ENTRY_BYTES)
                .data(entry));
  }

  /** Writes the record that the end of the file has about this chunk. */
  void writeInfo(long position, RecordOutput out) {
    RosOutput counts = new RosOutput();
    entries.forEach(
        (connection, entry) -> {
          counts.writeInt32(connection);
          counts.writeInt32(entry.size() / ENTRY_BYTES);
        });
    out.begin(RecordKind.CHUNK_INFO)
        .field("ver", 1)
        .field("chunk_pos", position)
        .time("start_time", start)
        .time("end_time", end)
        .field("count", entries.size())
        .data(counts);
  }

  void clear() {
    records.reset();
    entries.clear();
  }
}
