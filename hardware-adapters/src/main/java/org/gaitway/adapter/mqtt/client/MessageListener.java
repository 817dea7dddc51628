package org.gaitway.adapter.mqtt.client;

/** Takes what is published on a topic, on the receiving thread of its link. */
@FunctionalInterface
public interface MessageListener {
  /**
   * Takes a message. Does not throw, and does not take long: nothing else is received meanwhile.
   *
   * @param buffer holds the payload; the link's, valid during the call
   * @param offset where the payload begins
   * @param length its size
   * @param retained whether the broker had kept it, so that nobody knows how old it is
   */
  void received(byte[] buffer, int offset, int length, boolean retained);

  /** Hears that a message came that was too long to be taken. As {@link #received} otherwise. */
  default void tooLong() {}
}
