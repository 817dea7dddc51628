package org.gaitway.adapter.ros1;

import org.gaitway.adapter.ros1.msg.rosgraph_msgs.Log;

/**
 * What a node has to say, to the log it was given and to {@code /rosout}. A peer that makes the
 * node complain again and again cannot flood either.
 */
final class Rosout implements NodeLog {
  private static final int MOST_PER_SECOND = 100;
  private static final long SECOND_NANOS = 1_000_000_000L;

  private final String node;
  private final NodeLog local;
  private volatile LogLevel threshold = LogLevel.INFO;

  private RosClock clock;
  private Publisher<Log> publisher;
  private long second = System.nanoTime();
  private int count;

  Rosout(String node, NodeLog local) {
    this.node = node;
    this.local = local;
  }

  synchronized void publishTo(Publisher<Log> to, RosClock stamps) {
    publisher = to;
    clock = stamps;
  }

  LogLevel threshold() {
    return threshold;
  }

  void threshold(LogLevel level) {
    threshold = level;
  }

  @Override
  public void log(LogLevel level, String message) {
    if (level.compareTo(threshold) >= 0) {
      tell(level, message);
    }
  }

  private synchronized void tell(LogLevel level, String message) {
    long now = System.nanoTime();
    if (now - second > SECOND_NANOS) {
      if (count > MOST_PER_SECOND) {
        pass(LogLevel.WARN, (count - MOST_PER_SECOND) + " messages were left out");
      }
      second = now;
      count = 0;
    }
    count++;
    if (count <= MOST_PER_SECOND) {
      pass(level, message);
    }
  }

  private void pass(LogLevel level, String message) {
    local.log(level, message);
    if (publisher != null) {
      Log log = new Log();
      clock.now(log.header.stamp);
      log.level = level.code();
      log.name = node;
      log.msg = message;
      publisher.publish(log);
    }
  }
}
