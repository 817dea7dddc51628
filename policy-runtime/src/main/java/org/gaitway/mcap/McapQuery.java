package org.gaitway.mcap;

import java.util.Set;

/**
 * Which messages to read, and in which order.
 *
 * @param topics only these; empty for all
 * @param startTime least log time [ns, unsigned]
 * @param endTime log times are less than this [ns, unsigned]; {@link #NO_END} for all
 * @param order in which they come
 */
public record McapQuery(Set<String> topics, long startTime, long endTime, Order order) {

  /** The end time that leaves no message out. */
  public static final long NO_END = -1;

  /** An order of messages. */
  public enum Order {
    /** By log time; those with equal log times as they are in the file. */
    LOG_TIME,
    /** As they are in the file. */
    FILE
  }

  /** Copies the topics. */
  public McapQuery {
    topics = Set.copyOf(topics);
  }

  /** All messages in an order. */
  public static McapQuery all(Order order) {
    return new McapQuery(Set.of(), 0, NO_END, order);
  }

  /** The same, but only some topics. */
  public McapQuery withTopics(Set<String> some) {
    return new McapQuery(some, startTime, endTime, order);
  }

  /**
   * The same, but only some time.
   *
   * @param start least log time [ns, unsigned]
   * @param end log times are less than this [ns, unsigned]
   */
  public McapQuery between(long start, long end) {
    return new McapQuery(topics, start, end, order);
  }

  boolean accepts(McapChannel channel) {
    return topics.isEmpty() || topics.contains(channel.topic());
  }

  boolean accepts(long logTime) {
    return Long.compareUnsigned(logTime, startTime) >= 0 && beforeEnd(logTime);
  }

  /** Whether messages between these log times, both included, may be accepted. */
  boolean overlaps(long first, long last) {
    return Long.compareUnsigned(last, startTime) >= 0 && beforeEnd(first);
  }

  private boolean beforeEnd(long logTime) {
    return endTime == NO_END || Long.compareUnsigned(logTime, endTime) < 0;
  }
}
