package org.gaitway.adapter.ros1.tcpros;

import java.io.IOException;
import java.nio.channels.SocketChannel;

/** Decides what becomes of a peer that has introduced itself to a {@link ConnectionPort}. */
@FunctionalInterface
public interface Introduction {

  /**
   * Called on the port's thread. Either {@link ConnectionPort#watch} or {@link
   * ConnectionPort#release} is called for the channel, or this throws.
   *
   * @param header what the peer said
   * @param channel connected, non-blocking
   * @throws IOException to refuse the peer, with what it is told
   */
  void met(ConnectionHeader header, SocketChannel channel) throws IOException;
}
