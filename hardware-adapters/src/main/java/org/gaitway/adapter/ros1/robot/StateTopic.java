package org.gaitway.adapter.ros1.robot;

import org.gaitway.adapter.ros1.LatestMessage;
import org.gaitway.adapter.ros1.message.RosMessage;
import org.gaitway.adapter.ros1.message.Time;
import org.gaitway.robot.RobotState;

/**
 * A topic that tells part of a robot's state. A message counts only if its stamp is newer than that
 * of the one before. {@link #poll} is for the loop thread.
 *
 * @param <M> its messages
 */
abstract class StateTopic<M extends RosMessage> implements AutoCloseable {
  /** The stamp of a message that has none. */
  static final long UNSTAMPED = Long.MIN_VALUE;

  private final LatestMessage<M> topic;
  private long stamp = UNSTAMPED;
  private long arrival;
  private boolean present;

  StateTopic(LatestMessage<M> topic) {
    this.topic = topic;
  }

  /** The stamp of a message [ns], or {@link #UNSTAMPED}. */
  abstract long stampOf(M message);

  /** Whether a message tells all that this topic is for. */
  abstract boolean isComplete(M message);

  /** Takes over what a message tells. */
  abstract void write(M message, RobotState state);

  /**
   * Takes over the newest message, if there is a new one that counts.
   *
   * @return whether there was
   */
  final boolean poll(RobotState state) {
    if (!topic.poll()) {
      return false;
    }
    M message = topic.message();
    long found = stampOf(message);
    boolean stale = present && found != UNSTAMPED && found <= stamp;
    if (stale || !isComplete(message)) {
      return false;
    }
    stamp = found;
    arrival = topic.arrivalNanos();
    present = true;
    write(message, state);
    return true;
  }

  /** Whether a message has come. */
  final boolean isPresent() {
    return present;
  }

  /** Stamp of the last message that counted [ns]. */
  final long stamp() {
    return stamp;
  }

  /** Arrival of the last message that counted [ns]. */
  final long arrival() {
    return arrival;
  }

  /** The topic's global name. */
  final String name() {
    return topic.topic();
  }

  /** How many publish it. */
  final int publisherCount() {
    return topic.publisherCount();
  }

  /** How many messages have come. */
  final long received() {
    return topic.received();
  }

  /** A stamp in nanoseconds; without allocation. */
  static long nanos(Time time) {
    return time.toNsec();
  }

  @Override
  public final void close() {
    topic.close();
  }
}
