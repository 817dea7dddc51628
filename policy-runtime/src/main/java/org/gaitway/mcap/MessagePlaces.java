package org.gaitway.mcap;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;

/**
 * Where the messages of a chunk are, by channel: what its message indexes hold. Adding allocates
 * nothing once it has grown.
 */
final class MessagePlaces {
  private static final int FIRST_CAPACITY = 256;

  /** Of one channel: times and offsets in turns. */
  private static final class Places {
    long[] values = new long[FIRST_CAPACITY];
    int size;

    void add(long time, long offset) {
      if (size == values.length) {
        values = Arrays.copyOf(values, 2 * size);
      }
      values[size++] = time;
      values[size++] = offset;
    }
  }

  private Places[] byChannel = {};
  private final TimeRange times = new TimeRange();
  private long messages;

  /**
   * Adds a message.
   *
   * @param offset of its record in the uncompressed records
   */
  void add(int channelId, long logTime, long offset) {
    if (channelId >= byChannel.length) {
      byChannel = Arrays.copyOf(byChannel, Math.max(channelId + 1, 2 * byChannel.length));
    }
    if (byChannel[channelId] == null) {
      byChannel[channelId] = new Places();
    }
    byChannel[channelId].add(logTime, offset);
    times.add(logTime);
    messages++;
  }

  void clear() {
    for (Places places : byChannel) {
      if (places != null) {
        places.size = 0;
      }
    }
    times.clear();
    messages = 0;
  }

  long messages() {
    return messages;
  }

  /** Least log time; 0 without messages. */
  long startTime() {
    return times.start();
  }

  /** Greatest log time; 0 without messages. */
  long endTime() {
    return times.end();
  }

  /** How many messages each channel has that has any. */
  Map<Integer, Long> counts() {
    return byChannel(id -> byChannel[(int) id].size / 2);
  }

  /**
   * Writes the message indexes.
   *
   * @param position in the file of the first byte of the buffer
   * @return where each channel's begins in the file
   */
  Map<Integer, Long> encode(RecordBuffer out, long position) {
    return byChannel(
        id -> {
          long start = position + out.size();
          encode(out, (int) id, byChannel[(int) id]);
          return start;
        });
  }

  private static void encode(RecordBuffer out, int channelId, Places places) {
    int begun = out.begin(Opcode.MESSAGE_INDEX);
    out.u16(channelId);
    out.u32((long) places.size * Long.BYTES);
    for (int i = 0; i < places.size; i++) {
      out.u64(places.values[i]);
    }
    out.end(begun);
  }

  private Map<Integer, Long> byChannel(LongUnaryOperator value) {
    Map<Integer, Long> result = new TreeMap<>();
    for (int id = 0; id < byChannel.length; id++) {
      if (byChannel[id] != null && byChannel[id].size > 0) {
        result.put(id, value.applyAsLong(id));
      }
    }
    return result;
  }
}
