package org.gaitway.mcap;

import java.io.IOException;

/** Takes the messages of a file one by one. */
@FunctionalInterface
public interface McapMessageHandler {

  /**
   * Takes a message.
   *
   * @param channel of the message
   * @param sequence its number, or 0
   * @param logTime when it was recorded [ns]
   * @param publishTime when it was published [ns]
   * @param buffer holds its bytes, and others: the reader's, and only until this returns
   * @param offset where they begin in the buffer
   * @param length how many they are
   * @throws IOException to end the reading
   */
  void message(
      McapChannel channel,
      long sequence,
      long logTime,
      long publishTime,
      byte[] buffer,
      int offset,
      int length)
      throws IOException;
}
