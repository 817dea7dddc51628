package org.gaitway.adapter.ros1.tcpros;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a node tells others of one of its connections.
 *
 * @param id number of the connection in this process
 * @param peer the other end: a node's name, or the URI of its slave API
 * @param outbound whether messages go to the peer
 * @param topic global name of the topic
 * @param transport the ends of the connection, in the words that rosnode looks for
 */
public record LinkInfo(int id, String peer, boolean outbound, String topic, String transport) {
  private static final AtomicInteger NEXT_ID = new AtomicInteger();

  /**
   * Describes a connected channel.
   *
   * @throws IOException if it is not connected any more
   */
  public static LinkInfo of(SocketChannel channel, String peer, boolean outbound, String topic)
      throws IOException {
    int id = NEXT_ID.incrementAndGet();
    InetSocketAddress local = (InetSocketAddress) channel.getLocalAddress();
    InetSocketAddress remote = (InetSocketAddress) channel.getRemoteAddress();
    String transport =
        "TCPROS connection on port %d to [%s:%d on socket %d]"
            .formatted(local.getPort(), remote.getAddress().getHostAddress(), remote.getPort(), id);
    return new LinkInfo(id, peer, outbound, topic, transport);
  }

  @Override
  public String toString() {
    return topic + (outbound ? " to " : " from ") + peer;
  }
}
