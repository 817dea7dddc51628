package org.gaitway.adapter.ros1;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.gaitway.adapter.ros1.master.MasterClient;
import org.gaitway.adapter.ros1.master.MasterWatch;
import org.gaitway.adapter.ros1.master.Registrar;
import org.gaitway.adapter.ros1.message.MessageType;
import org.gaitway.adapter.ros1.message.RosMessage;
import org.gaitway.adapter.ros1.message.ServiceType;
import org.gaitway.adapter.ros1.msg.rosgraph_msgs.Clock;
import org.gaitway.adapter.ros1.msg.rosgraph_msgs.Log;
import org.gaitway.adapter.ros1.name.NameResolver;
import org.gaitway.adapter.ros1.tcpros.ConnectionHeader;
import org.gaitway.adapter.ros1.tcpros.ConnectionLimits;
import org.gaitway.adapter.ros1.tcpros.ConnectionPort;
import org.gaitway.adapter.ros1.tcpros.PeerException;
import org.gaitway.adapter.ros1.xmlrpc.XmlRpcClient;
import org.gaitway.adapter.ros1.xmlrpc.XmlRpcFaultException;
import org.gaitway.adapter.ros1.xmlrpc.XmlRpcHandler;
import org.gaitway.adapter.ros1.xmlrpc.XmlRpcServer;

/**
 * A node of the ROS graph: publishes and subscribes to topics, offers and calls services, and
 * shares parameters with other nodes. The methods that make these, and their {@code close}, talk to
 * the master and wait for its answer; they may be called by any thread, but not by a control loop.
 *
 * <p>When the master dies, connections between nodes go on. When it comes back, or another takes
 * its place, it is told everything again.
 */
public final class Node implements AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);
  private static final long MASTER_POLL_MS = 100;
  private static final int ROSOUT_QUEUE = 100;

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
  private final SlaveApi slaveApi;
  private final MasterWatch watch;
  private final RosClock clock = new RosClock();
  private final Thread exitHook = new Thread(this::close, "ros-exit");
  private final AtomicBoolean closing = new AtomicBoolean();
  private final CountDownLatch closed = new CountDownLatch(1);

  /** Whether what the servers' threads need is there. */
  private volatile boolean open;

  private Node(NodeSettings settings, NodeLog local) throws IOException {
    this.settings = settings;
    ConnectionLimits limits = settings.limits();
    names = new NameResolver(settings.namespace(), settings.name(), settings.remappings());
    log = new Rosout(name(), local);
    HostAddress host = HostAddress.of(settings.host());
    port = new ConnectionPort(host.listen(), limits, this::met, log);
    slave = slaveServer(host);
    String slaveUri = host.uri("http", slave.port()) + "/";
    master = new MasterClient(client, URI.create(settings.masterUri()), name(), slaveUri);
    Registrar registrar = new Registrar(master, log);
    publications = new Publications(name(), registrar, limits.stallNanos());
    subscriptions = new Subscriptions(name(), registrar, this::locate, limits, log);
    String serviceUri = host.uri("rosrpc", port.port());
    services = new Services(name(), serviceUri, registrar, limits, log);
    parameters = new Parameters(names, master, registrar, log);
    TcprosAddress tcpros = new TcprosAddress(host.name(), port.port());
    slaveApi =
        new SlaveApi(
            master.uri(), tcpros, publications, subscriptions, parameters, this::closeLater);
    long period = (long) (settings.masterCheckSeconds() * 1e9);
    watch = new MasterWatch(master, registrar, name(), slaveUri, period, new Watched(), log);
    open = true;
  }

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
    Node node = new Node(settings, log);
    try {
      node.join();
      return node;
    } catch (IOException | InterruptedException | RuntimeException e) {
      node.close();
      throw e;
    }
  }

  private XmlRpcServer slaveServer(HostAddress host) throws IOException {
    try {
      return new XmlRpcServer(host.listen(), new SlaveCalls());
    } catch (IOException e) {
      port.close();
      throw e;
    }
  }

  private void join() throws IOException, InterruptedException {
    awaitMaster();
    for (Map.Entry<String, String> parameter : settings.parameters().entrySet()) {
      parameters.set("~" + parameter.getKey(), Parameters.scalar(parameter.getValue()));
    }
    if (parameters.get("/use_sim_time").equals(Optional.of(true))) {
      clock.simulate();
      subscriber("/clock", Clock.TYPE, clock::received);
    }
    log.publishTo(publisher("/rosout", Log.TYPE, new PublisherOptions(true, ROSOUT_QUEUE)), clock);
    new LoggerServices(log).offer(this);
    watch.start();
    if (settings.closeAtExit()) {
      Runtime.getRuntime().addShutdownHook(exitHook);
    }
  }

  private void awaitMaster() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + (long) (settings.masterWaitSeconds() * 1e9);
    while (true) {
      try {
        master.getPid();
        return;
      } catch (IOException e) {
        if (System.nanoTime() - deadline >= 0) {
          throw new IOException(
              "no ROS master answers at %s within %s s: %s"
                  .formatted(master.uri(), settings.masterWaitSeconds(), e.getMessage()),
              e);
        }
      }
      closed.await(MASTER_POLL_MS, TimeUnit.MILLISECONDS);
    }
  }

  /** A peer has introduced itself at the port. */
  private void met(ConnectionHeader header, SocketChannel channel) throws IOException {
    if (!open) {
      throw new PeerException("the node is starting");
    } else if (header.get("service").isPresent()) {
      services.admit(header, channel, port);
    } else {
      publications.admit(header, channel, port);
    }
  }

  private InetSocketAddress locate(String publisher, String topic) throws IOException {
    return TcprosAddress.request(client, publisher, name(), topic).resolve();
  }

  /** The node's global name. */
  public String name() {
    return names.nodeName();
  }

  /** How names are resolved here. */
  public NameResolver names() {
    return names;
  }

  /** Takes what the program has to say, for the node's log and {@code /rosout}. */
  public NodeLog log() {
    return log;
  }

  /** The time in the graph. */
  public RosClock clock() {
    return clock;
  }

  /** The parameters that all nodes share. */
  public Parameters parameters() {
    return parameters;
  }

  /**
   * Publishes a topic.
   *
   * @param <M> the messages
   * @param topic global, private or relative name
   * @param type of the messages
   * @param options whether it latches, and how much waits
   * @return to be closed by the caller, or with the node
   * @throws IllegalStateException if this node publishes the topic already
   * @throws IllegalArgumentException if the name is not allowed
   */
  public <M extends RosMessage> Publisher<M> publisher(
      String topic, MessageType<M> type, PublisherOptions options) {
    return publications.open(names.resolve(topic), type, options);
  }

  /**
   * Subscribes to a topic, with a callback for each message.
   *
   * @param <M> the messages
   * @param topic global, private or relative name
   * @param type of the messages
   * @param listener gets them, on the threads that receive
   * @return to be closed by the caller, or with the node
   * @throws IllegalStateException if this node is subscribed to the topic with another type
   * @throws IllegalArgumentException if the name is not allowed
   */
  public <M extends RosMessage> Subscriber<M> subscriber(
      String topic, MessageType<M> type, MessageListener<? super M> listener) {
    return subscriptions.open(
        names.resolve(topic), type, of -> new Subscriber<>(of, type, listener));
  }

  /**
   * Subscribes to a topic of which only the newest message matters, as in a control loop.
   *
   * @param <M> the messages
   * @param topic global, private or relative name
   * @param type of the messages
   * @return to be closed by the caller, or with the node
   * @throws IllegalStateException if this node is subscribed to the topic with another type
   * @throws IllegalArgumentException if the name is not allowed
   */
  public <M extends RosMessage> LatestMessage<M> latest(String topic, MessageType<M> type) {
    return subscriptions.open(names.resolve(topic), type, of -> new LatestMessage<>(of, type));
  }

  /**
   * Offers a service.
   *
   * @param <Q> requests
   * @param <R> responses
   * @param name global, private or relative name
   * @param type of request and response
   * @param handler answers
   * @return to be closed by the caller, or with the node
   * @throws IllegalStateException if this node offers the service already
   * @throws IllegalArgumentException if the name is not allowed
   */
  public <Q extends RosMessage, R extends RosMessage> ServiceServer<Q, R> serviceServer(
      String name, ServiceType<Q, R> type, ServiceHandler<? super Q, ? super R> handler) {
    return services.open(names.resolve(name), type, handler);
  }

  /**
   * Prepares to call a service, which need not be there yet.
   *
   * @param <Q> requests
   * @param <R> responses
   * @param name global, private or relative name
   * @param type of request and response
   * @param options whether the connection stays, and how long a call may take
   * @return to be closed by the caller
   * @throws IllegalArgumentException if the name is not allowed
   */
  public <Q extends RosMessage, R extends RosMessage> ServiceClient<Q, R> serviceClient(
      String name, ServiceType<Q, R> type, ServiceClientOptions options) {
    return new ServiceClient<>(
        names.resolve(name), name(), type, options, master, settings.limits());
  }

  /** Whether the node has ended: closed, told to by another node, or displaced. */
  public boolean isClosed() {
    return closing.get();
  }

  /**
   * Waits until the node has ended.
   *
   * @throws InterruptedException if interrupted while waiting
   */
  public void awaitClosed() throws InterruptedException {
    closed.await();
  }

  private void closeLater(String reason) {
    log.log(LogLevel.WARN, "told to shut down: " + reason);
    new Thread(this::close, "ros-shutdown").start();
  }

  /** Unregisters everything and ends all connections. When another thread does, waits for it. */
  @Override
  public void close() {
    if (closing.compareAndSet(false, true)) {
      watch.close();
      log.publishTo(null, clock);
      services.closeAll();
      subscriptions.closeAll();
      parameters.closeAll();
      publications.closeAll();
      port.close();
      slave.close();
      client.close();
      forgetExitHook();
      closed.countDown();
    }
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void forgetExitHook() {
    try {
      Runtime.getRuntime().removeShutdownHook(exitHook);
    } catch (IllegalStateException e) {
      // The JVM is ending, perhaps by that very hook.
      log.log(LogLevel.DEBUG, "closed at the program's end");
    }
  }

  /** What comes to the slave API's port. */
  private final class SlaveCalls implements XmlRpcHandler {

    @Override
    public Object call(String method, List<Object> params) throws XmlRpcFaultException {
      if (!open) {
        throw new XmlRpcFaultException(method, 1, "the node is starting");
      }
      return slaveApi.call(method, params);
    }

    @Override
    public void refused(String peer, String reason) {
      log.log(LogLevel.WARN, "a call of " + peer + " was refused: " + reason);
    }
  }

  /** What the watch over the master leads to. */
  private final class Watched implements MasterWatch.Watched {

    @Override
    public void turn() {
      clock.adjust();
    }

    @Override
    public void registerAll() {
      publications.registerAll();
      subscriptions.registerAll();
      services.registerAll();
      parameters.registerAll();
    }

    @Override
    public void displaced(String uri) {
      log.log(LogLevel.FATAL, "another node has taken the name " + name() + ": " + uri);
      close();
    }
  }
}
