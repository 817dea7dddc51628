package org.gaitway.adapter.ros1.tcpros;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;

/**
 * Cuts a stream of bytes into messages, each with its length before it. Memory grows with what has
 * arrived, not with what a peer announces. One thread at a time; allocates only for messages longer
 * than any before.
 */
public final class FrameReader {
  private static final int INITIAL_BYTES = 1 << 16;

  /** The JVM keeps a native copy as large as the largest read. */
  private static final int MAX_READ_BYTES = 1 << 18;

  private final int maxBytes;
  private ByteBuffer buffer = ByteBuffer.allocate(INITIAL_BYTES).order(ByteOrder.LITTLE_ENDIAN);
  private int start;
  private int end;
  private int offset;
  private int length;

  /**
   * @param maxBytes longest message that is accepted
   */
  public FrameReader(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /**
   * Waits for the next message.
   *
   * @param channel blocking
   * @return false if the stream ended between two messages
   * @throws PeerException if a length is out of range
   * @throws IOException if the stream ended within a message, or the channel failed
   */
  public boolean next(ReadableByteChannel channel) throws IOException {
    while (!cut()) {
      if (!fill(channel)) {
        if (end > start) {
          throw new IOException(
              "the connection ended within a message, after " + (end - start) + " bytes of it");
        }
        return false;
      }
    }
    return true;
  }

  private boolean cut() throws PeerException {
    if (end - start < Integer.BYTES) {
      return false;
    }
    int announced = buffer.getInt(start);
    if (announced < 0 || announced > maxBytes) {
      throw new PeerException(
          "expected a message of at most %d bytes, one of %s was announced"
              .formatted(maxBytes, Integer.toUnsignedString(announced)));
    }
    if (end - start - Integer.BYTES < announced) {
      return false;
    }
    offset = start + Integer.BYTES;
    length = announced;
    start = offset + length;
    return true;
  }

  private boolean fill(ReadableByteChannel channel) throws IOException {
    makeRoom();
    buffer.limit(Math.min(buffer.capacity(), end + MAX_READ_BYTES)).position(end);
    int count = channel.read(buffer);
    if (count < 0) {
      return false;
    }
    end += count;
    return true;
  }

  private void makeRoom() {
    if (start == end) {
      start = 0;
      end = 0;
    } else if (end == buffer.capacity()) {
      ByteBuffer source = buffer.limit(end).position(start);
      // A message that fills half of the buffer needs a larger one.
      if (end - start > buffer.capacity() / 2) {
        buffer = ByteBuffer.allocate(larger(buffer.capacity())).order(ByteOrder.LITTLE_ENDIAN);
        buffer.put(source);
      } else {
        buffer.compact();
      }
      end -= start;
      start = 0;
    }
  }

  private int larger(int capacity) {
    long most = Math.min((long) maxBytes + Integer.BYTES + INITIAL_BYTES, Integer.MAX_VALUE - 8);
    return (int) Math.max(capacity, Math.min(2L * capacity, most));
  }

  /** The array that holds the message; changes with the next call of {@link #next}. */
  public byte[] array() {
    return buffer.array();
  }

  /** Where the message begins. */
  public int offset() {
    return offset;
  }

  /** How long the message is [bytes]. */
  public int length() {
    return length;
  }
}
