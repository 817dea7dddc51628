package org.gaitway.launch.episodes;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.gaitway.mcap.McapQuery;

/**
 * When the messages of a channel were logged.
 *
 * @param count number of messages
 * @param first least log time [ns]
 * @param last greatest log time [ns]
 */
record MessageTimes(long count, long first, long last) {
  private static final double NANOS_PER_SECOND = 1e9;

  /** Those of each channel that has messages, by its identifier. All messages are read. */
  static Map<Integer, MessageTimes> of(EpisodeFile file) throws IOException {
    Map<Integer, MessageTimes> times = new TreeMap<>();
    file.raw(
        McapQuery.all(McapQuery.Order.FILE),
        (channel, sequence, logTime, publishTime, buffer, offset, length) ->
            times.merge(channel.id(), new MessageTimes(1, logTime, logTime), MessageTimes::with));
    return times;
  }

  /** Those of both. */
  MessageTimes with(MessageTimes other) {
    return new MessageTimes(
        count + other.count, Math.min(first, other.first), Math.max(last, other.last));
  }

  /** From the first to the last [s]. */
  double seconds() {
    return (last - first) / NANOS_PER_SECOND;
  }

  /** Messages per second; NaN if all have the same time. */
  double rate() {
    return last == first ? Double.NaN : (count - 1) / seconds();
  }
}
