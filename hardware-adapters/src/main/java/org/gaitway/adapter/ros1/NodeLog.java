package org.gaitway.adapter.ros1;

/**
 * Takes what a node has to say. Called by the node's own threads and by those that call the node,
 * several at a time; never by {@link Publisher#publish} and {@link LatestMessage#poll}.
 */
@FunctionalInterface
public interface NodeLog {

  /**
   * Takes one message.
   *
   * @param level how serious it is
   * @param message one line without its end
   */
  void log(LogLevel level, String message);

  /** A log that writes each message to standard error, with its level before it. */
  static NodeLog standardError() {
    return (level, message) -> System.err.println("[" + level + "] " + message);
  }

  /** A log that drops everything. */
  static NodeLog silent() {
    return (level, message) -> {};
  }
}
