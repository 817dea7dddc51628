package org.gaitway.adapter.ros1;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import org.gaitway.adapter.ros1.master.RosApi;
import org.gaitway.adapter.ros1.xmlrpc.XmlRpcClient;

/**
 * Where a node serves topics, as nodes tell each other.
 *
 * @param host name or address
 * @param port its number
 */
record TcprosAddress(String host, int port) {
  static final String PROTOCOL = "TCPROS";
  private static final int MAX_PORT = 65_535;

  /**
   * Asks a publisher where a topic can be had.
   *
   * @param client to call with
   * @param publisher URI of its slave API
   * @param node that asks
   * @param topic global name
   * @throws IOException if it does not answer or says no
   */
  static TcprosAddress request(XmlRpcClient client, String publisher, String node, String topic)
      throws IOException {
    URI uri = uri(publisher);
    Object value =
        RosApi.call(client, uri, "requestTopic", node, topic, List.of(List.of(PROTOCOL)));
    if (value instanceof List<?> list
        && list.size() == 3
        && PROTOCOL.equals(list.get(0))
        && list.get(1) instanceof String host
        && list.get(2) instanceof Integer port
        && port > 0
        && port <= MAX_PORT) {
      return new TcprosAddress(host, port);
    }
    throw RosApi.unexpected(uri, "requestTopic", "[TCPROS, host, port]", value);
  }

  private static URI uri(String publisher) throws IOException {
    try {
      return URI.create(publisher);
    } catch (IllegalArgumentException e) {
      throw new IOException("expected a publisher's URI, found '" + publisher + "'", e);
    }
  }

  InetSocketAddress resolve() {
    return new InetSocketAddress(host, port);
  }

  List<Object> toList() {
    return List.of(PROTOCOL, host, port);
  }
}
