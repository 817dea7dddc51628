package org.gaitway.adapter.ros1.tcpros;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Bytes to be sent, and which message of a topic they are. Belongs to one thread at a time. */
final class Frame {
  private ByteBuffer bytes;
  private long sequence;

  Frame(int capacity) {
    bytes = allocate(capacity);
  }

  private static ByteBuffer allocate(int capacity) {
    return ByteBuffer.allocateDirect(capacity).order(ByteOrder.LITTLE_ENDIAN).limit(0);
  }

  /** Takes a copy of what remains of a message; allocates only for one larger than any before. */
  void fill(ByteBuffer message, long sequence) {
    if (bytes.capacity() < message.remaining()) {
      bytes = allocate(Math.max(message.remaining(), 2 * bytes.capacity()));
    }
    bytes.clear();
    bytes.put(message).flip();
    this.sequence = sequence;
  }

  /** The bytes, of which those from position to limit are still to be sent. */
  ByteBuffer bytes() {
    return bytes;
  }

  /** The number of the message in its topic. */
  long sequence() {
    return sequence;
  }
}
