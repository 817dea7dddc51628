package org.gaitway.adapter.ros1;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.gaitway.adapter.ros1.master.MasterClient;
import org.gaitway.adapter.ros1.master.MasterWatch;
import org.gaitway.adapter.ros1.master.Registrar;
import org.gaitway.adapter.ros1.master.RosApi;
import org.gaitway.adapter.ros1.message.MessageType;
import org.gaitway.adapter.ros1.message.RosMessage;
import org.gaitway.adapter.ros1.message.ServiceType;
import org.gaitway.adapter.ros1.msg.rosgraph_msgs.Clock;
import org.gaitway.adapter.ros1.msg.rosgraph_msgs.Log;
import org.gaitway.adapter.ros1.name.NameResolver;
import org.gaitway.adapter.ros1.tcpros.ConnectionHeader;
import org.gaitway.adapter.ros1.tcpros.ConnectionPort;
import org.gaitway.adapter.ros1.tcpros.PeerException;
import org.gaitway.adapter.ros1.xmlrpc.XmlRpcClient;
import org.gaitway.adapter.ros1.xmlrpc.XmlRpcFaultException;
import org.gaitway.adapter.ros1.xmlrpc.XmlRpcServer;

/**
 * A node of the ROS graph: publishes and subscribes to topics, offers and calls services, and shares
 * parameters with other nodes. The methods that make these, and their {@code close}, talk to the
 * master and wait for its answer; they may be called by any thread, but not by a control loop.
 *
 * <p>When the master dies, connections between nodes go on. When it comes back, or another takes its
 * place, it is told everything again.
 */
public final class Node implements AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);

  private final NodeSettings settings;
  private final NameResolver names;
  private final Rosout log;
  private final XmlRpcClient client = new XmlRpcClient(CONNECT_TIMEOUT, ANSWER_TIMEOUT);
  private final ConnectionPort port;
  private final XmlRpcServer slave;
  private final MasterClient master;
  private final Publications publications;
  private final Subscriptions subscriptions;
  private final Services services;
  private final Parameters parameters;
  private final RosClock clock;
  private final MasterWatch watch;
  private final Thread exitHook = new Thread(this::close, "ros-exit");
  private final AtomicBoolean closing = new AtomicBoolean();
  private final CountDownLatch closed = new CountDownLatch(1);

  /** Whether what the servers' threads need is there. */
  private volatile boolean open;

  /**
   * Starts a node: opens its ports, waits for the master and registers with it.
   *
   * @param settings its place in the graph
   * @param log gets what the node has to say; so does {@code /rosout}
   * @throws IOException if a port cannot be had, or the master does not answer in time
   * @throws InterruptedException if interrupted while waiting for the master
   */
  public static Node start(NodeSettings settings, NodeLog log)
      throws IOException, InterruptedException {
    return new Node(settings, log);
  }

  private Node(NodeSettings settings, NodeLog local) throws IOException, InterruptedException {
    this.settings = settings;
    names = new NameResolver(settings.namespace(), settings.name(), settings.remappings());
    log = new Rosout(name(), local);
    HostAddress host = HostAddress.of(settings.host());
    port = new ConnectionPort(host.listen(), settings.limits(), this::met, log);
    slave = startSlave(host.listen());
    String slaveUri = host.uri("http", slave.port()) + "/";
    master = new MasterClient(client, URI.create(settings.masterUri()), name(), slaveUri);
    Registrar registrar = new Registrar(master, log);
    publications = new Publications(name(), registrar, settings.limits().stallNanos());
    subscriptions = new Subscriptions(name(), registrar, this::locate, settings.limits(), log);
    services =
        new Services(
            name(), host.uri("rosrpc", port.port()), registrar, settings.limits(), log);
    parameters = new Parameters(names, master, registrar, log);
    slaveApi =
        new SlaveApi(
            settings.masterUri(),
            host.name(),
            port.port(),
            publications,
            subscriptions,
            parameters,
            this::endLater);
    open = true;
    try {
      clock = join();
    } catch (IOException | InterruptedException | RuntimeException e) {
      close();
      throw e;
    }
    watch =
        new MasterWatch(
            master,
            registrar,
            name(),
            slaveUri,
            (long) (settings.masterCheckSeconds() * 1e9),
            new Watched(),
            log);
    if (settings.closeAtExit()) {
      Runtime.getRuntime().addShutdownHook(exitHook);
    }
  }
}
