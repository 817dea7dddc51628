package org.gaitway.adapter.ros1;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.gaitway.adapter.ros1.master.RosApi;
import org.gaitway.adapter.ros1.xmlrpc.XmlRpcClient;

/** The ports of a node, as a stranger finds them. */
final class NodePorts implements AutoCloseable {
  private final XmlRpcClient client =
      new XmlRpcClient(Duration.ofSeconds(5), Duration.ofSeconds(5));
  private final URI slave;
  private final int tcpros;

  /** Looks up a node that publishes a topic. */
  NodePorts(RosMaster master, String node, String topic) throws IOException {
    slave =
        URI.create(
            (String)
                RosApi.call(client, URI.create(master.uri()), "lookupNode", "/stranger", node));
    List<?> address =
        (List<?>) call("requestTopic", "/stranger", topic, List.of(List.of("TCPROS")));
    tcpros = (Integer) address.get(2);
  }

  /** Calls the node's slave API. */
  Object call(String method, Object... params) throws IOException {
    return RosApi.call(client, slave, method, params);
  }

  Socket openTcpros() throws IOException {
    return new Socket("127.0.0.1", tcpros);
  }

  Socket openSlave() throws IOException {
    return new Socket("127.0.0.1", slave.getPort());
  }

  @Override
  public void close() {
    client.close();
  }
}
