package org.gaitway.adapter.ros1;

/**
 * Takes the messages of a topic.
 *
 * @param <M> the messages
 */
@FunctionalInterface
public interface MessageListener<M> {

  /**
   * Takes one message, on the thread that received it; the next is received when this returns. With
   * several publishers, calls come from several threads, one at a time.
   *
   * @param message the listener's until it returns; then it is used for the next
   */
  void received(M message);
}
