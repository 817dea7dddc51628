package org.gaitway.adapter.ros1.tcpros;

/** Takes the messages of a topic, not yet decoded. */
@FunctionalInterface
public interface FrameListener {

  /**
   * Takes one message, on the thread that received it.
   *
   * @param bytes hold it; not to be kept
   * @param offset where it begins
   * @param length its length [bytes]
   */
  void received(byte[] bytes, int offset, int length);
}
