package org.gaitway.adapter.mqtt.client;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Cuts what comes from the broker into packets. A time-out of the stream loses nothing: the next
 * call goes on. One thread.
 */
final class PacketReader {
  private static final int CHUNK = 16 << 10;
  private static final int MAX_LENGTH_BYTES = 4;

  private final InputStream in;
  private final int maxLength;
  private final byte[] buffer;
  private int start;
  private int end;
  private int body;
  private int length;
  private int skip;

  /**
   * @param in what comes
   * @param maxLength messages with longer bodies are cut off there [bytes]
   */
  PacketReader(InputStream in, int maxLength) {
    this.in = in;
    this.maxLength = maxLength;
    this.buffer = new byte[maxLength + CHUNK];
  }

  /**
   * Waits for the next packet.
   *
   * @throws ProtocolException if what comes is none
   * @throws IOException if nothing comes any more; a {@link java.net.SocketTimeoutException} if
   *     nothing came for as long as the stream waits
   */
  void next() throws IOException {
    start = body + length;
    length = 0;
    body = start;
    while (!isComplete()) {
      fill();
    }
  }

  private boolean isComplete() throws IOException {
    if (skip > 0 && !skipOn()) {
      return false;
    }
    if (!readHeader()) {
      return false;
    }
    if (end - body < Math.min(length, maxLength)) {
      return false;
    }
    if (length > maxLength) {
      cut();
    }
    return true;
  }

  private void cut() throws ProtocolException {
    if (type() != PacketType.PUBLISH) {
      throw ProtocolException.broken(
          "expected a packet of " + maxLength + " bytes at most, found " + length);
    }
    skip = length - maxLength;
    length = maxLength;
  }

  /** Drops what is there of a message that is too long; returns whether that was all of it. */
  private boolean skipOn() {
    int there = Math.min(skip, end - start);
    start += there;
    skip -= there;
    body = start;
    return skip == 0;
  }

  /** Reads type and length at {@link #start}, if all of them are there. */
  private boolean readHeader() throws ProtocolException {
    length = 0;
    for (int i = 1; i <= MAX_LENGTH_BYTES; i++) {
      if (start + i >= end) {
        length = 0;
        body = start;
        return false;
      }
      int digit = buffer[start + i];
      length |= (digit & 0x7f) << 7 * (i - 1);
      if (digit >= 0) {
        body = start + i + 1;
        return true;
      }
    }
    throw ProtocolException.broken("expected a packet, found a length of more than four bytes");
  }

  private void fill() throws IOException {
    // What is left is the beginning of a packet, or nothing.
    System.arraycopy(buffer, start, buffer, 0, end - start);
    end -= start;
    start = 0;
    length = 0;
    body = start;
    int count = in.read(buffer, end, buffer.length - end);
    if (count < 0) {
      throw new EOFException("the broker closed the connection");
    }
    end += count;
  }

  PacketType type() throws ProtocolException {
    return PacketType.of(buffer[start])
        .orElseThrow(
            () ->
                ProtocolException.broken(
                    String.format("expected a packet for a client, found 0x%02x", buffer[start])));
  }

  /** The lower four bits of the first byte. */
  int flags() {
    return buffer[start] & 0xf;
  }

  /** Holds the body. */
  byte[] buffer() {
    return buffer;
  }

  /** Where the body begins. */
  int body() {
    return body;
  }

  /** Length of the body. */
  int length() {
    return length;
  }

  /** Two bytes of the body. */
  int shortAt(int position) throws ProtocolException {
    if (position + 2 > body + length) {
      throw ProtocolException.broken("a packet ends too early, at " + length + " bytes");
    }
    return (buffer[position] & 0xff) << 8 | buffer[position + 1] & 0xff;
  }

  /** Whether this is but the beginning of a message that is too long. */
  boolean isCut() {
    return skip > 0;
  }
}
