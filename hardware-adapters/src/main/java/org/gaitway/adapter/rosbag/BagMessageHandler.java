package org.gaitway.adapter.rosbag;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Receives the messages of a bag. */
@FunctionalInterface
public interface BagMessageHandler {

  /**
   * Takes a message.
   *
   * @param connection that it came by
   * @param time when it was received [ns since 1970]
   * @param bytes of the message, little-endian, from position to limit; valid during this call only
   * @throws IOException to end the reading
   */
  void message(BagConnection connection, long time, ByteBuffer bytes) throws IOException;
}
