package org.gaitway.adapter.ros1.tcpros;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** Reads the header of a peer that has just connected, and not a byte more. */
final class Handshake implements PortHandler {
  private final SocketChannel channel;
  private final ConnectionLimits limits;
  private final Introduction introduction;
  private final long deadline;
  private final String peer;

  private ByteBuffer bytes = buffer(Integer.BYTES);
  private boolean lengthKnown;
  private boolean done;

  Handshake(SocketChannel channel, ConnectionLimits limits, Introduction introduction)
      throws IOException {
    this.channel = channel;
    this.limits = limits;
    this.introduction = introduction;
    this.deadline = System.nanoTime() + limits.handshakeNanos();
    this.peer = channel.getRemoteAddress().toString();
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public void ready(SelectionKey key) throws IOException {
    while (!done) {
      int count = bytes.hasRemaining() ? channel.read(bytes) : 0;
      if (count < 0) {
        throw new IOException("the peer closed the connection before its header was complete");
      } else if (bytes.hasRemaining()) {
        return; // The rest has not arrived yet.
      } else if (lengthKnown) {
        introduce();
      } else {
        bytes = buffer(expectedLength());
        lengthKnown = true;
      }
    }
  }

  private int expectedLength() throws PeerException {
    int length = bytes.flip().getInt();
    if (length < 0 || length > limits.maxHeaderBytes()) {
      throw new PeerException(
          "expected a connection header of at most %d bytes, the peer announced %s"
              .formatted(limits.maxHeaderBytes(), Integer.toUnsignedString(length)));
    }
    return length;
  }

  private void introduce() throws IOException {
    done = true;
    try {
      introduction.met(ConnectionHeader.parse(bytes.flip()), channel);
    } catch (PeerException e) {
      // The socket's buffer is empty, so the reply fits; where not, the peer just sees the end.
      channel.write(ConnectionHeader.of("error", e.getMessage()).encode());
      throw e;
    }
  }

  @Override
  public void check(long nanoTime) throws IOException {
    if (nanoTime - deadline > 0) {
      throw new PeerException("no connection header within " + limits.handshakeSeconds() + " s");
    }
  }

  /** Orders handshakes by age, the oldest first. */
  int compareAge(Handshake other) {
    return Long.compare(deadline - other.deadline, 0);
  }

  @Override
  public String toString() {
    return "connection of " + peer;
  }
}
