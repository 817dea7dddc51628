package org.gaitway.adapter.ros1.tcpros;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Bytes with their length before them, read from a blocking stream. */
public final class Block {

  private Block() {}

  /**
   * Waits for a block. Memory grows with what arrives, not with what is announced.
   *
   * @param in where from
   * @param maxBytes longest that is accepted
   * @return the bytes without their length
   * @throws PeerException if it is longer
   * @throws IOException if the stream fails or ends
   */
  public static byte[] read(InputStream in, int maxBytes) throws IOException {
    int length =
        ByteBuffer.wrap(exactly(in, Integer.BYTES)).order(ByteOrder.LITTLE_ENDIAN).getInt();
    if (length < 0 || length > maxBytes) {
      throw new PeerException(
          "expected at most %d bytes, %s were announced"
              .formatted(maxBytes, Integer.toUnsignedString(length)));
    }
    return exactly(in, length);
  }

  private static byte[] exactly(InputStream in, int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException(
          "the connection ended after %d of %d bytes".formatted(bytes.length, length));
    }
    return bytes;
  }
}
