package org.gaitway.mcap;

import java.io.IOException;

/** Takes messages from their records, which are known to be whole. */
final class MessageView {
  private static final int CHANNEL = Layout.RECORD_HEADER;
  private static final int SEQUENCE = CHANNEL + Short.BYTES;
  private static final int LOG_TIME = SEQUENCE + Integer.BYTES;
  private static final int PUBLISH_TIME = LOG_TIME + Long.BYTES;
  private static final int DATA = PUBLISH_TIME + Long.BYTES;

  private MessageView() {}

  static int channelId(byte[] bytes, int start) {
    return RecordParser.u16(bytes, start + CHANNEL);
  }

  static long logTime(byte[] bytes, int start) {
    return RecordParser.u64(bytes, start + LOG_TIME);
  }

  /**
   * Hands a message over.
   *
   * @param start where its record begins in the bytes
   */
  static void deliver(byte[] bytes, int start, McapChannel channel, McapMessageHandler handler)
      throws IOException {
    int length = (int) RecordParser.u64(bytes, start + 1) - Layout.MESSAGE_HEADER;
    handler.message(
        channel,
        RecordParser.u32(bytes, start + SEQUENCE),
        logTime(bytes, start),
        RecordParser.u64(bytes, start + PUBLISH_TIME),
        bytes,
        start + DATA,
        length);
  }
}
