package org.gaitway.adapter.ros1;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.gaitway.adapter.ros1.master.Registrar;
import org.gaitway.adapter.ros1.message.RosMessage;
import org.gaitway.adapter.ros1.message.ServiceType;
import org.gaitway.adapter.ros1.tcpros.ConnectionHeader;
import org.gaitway.adapter.ros1.tcpros.ConnectionLimits;
import org.gaitway.adapter.ros1.tcpros.ConnectionPort;
import org.gaitway.adapter.ros1.tcpros.PeerException;

/** The services that a node offers, and the threads that answer. */
final class Services {
  private static final int IDLE_SECONDS = 10;

  private final String node;
  private final String uri;
  private final Registrar registrar;
  private final ConnectionLimits limits;
  private final NodeLog log;
  private final Map<String, ServiceServer<?, ?>> byName = new ConcurrentHashMap<>();
  private final Set<SocketChannel> channels = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads;

  Services(String node, String uri, Registrar registrar, ConnectionLimits limits, NodeLog log) {
    this.node = node;
    this.uri = uri;
    this.registrar = registrar;
    this.limits = limits;
    this.log = log;
    this.threads =
        new ThreadPoolExecutor(
            0,
            limits.maxCallers(),
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            task -> {
              Thread thread = new Thread(task, "ros-service");
              thread.setDaemon(true);
              return thread;
            });
  }

  <Q extends RosMessage, R extends RosMessage> ServiceServer<Q, R> open(
      String name, ServiceType<Q, R> type, ServiceHandler<? super Q, ? super R> handler) {
    ServiceServer<Q, R> server =
        new ServiceServer<>(name, node, type, handler, log, () -> close(name));
    if (byName.putIfAbsent(name, server) != null) {
      throw new IllegalStateException("service " + name + " is offered by this node already");
    }
    register(name);
    return server;
  }

  private void register(String name) {
    registrar.register("service " + name, master -> master.registerService(name, uri));
  }

  private void close(String name) {
    if (byName.remove(name) != null) {
      registrar.unregister("service " + name, master -> master.unregisterService(name, uri));
    }
  }

  /** Takes in a caller. */
  void admit(ConnectionHeader header, SocketChannel channel, ConnectionPort port)
      throws IOException {
    String name = header.require("service");
    ServiceServer<?, ?> server = byName.get(name);
    if (server == null) {
      throw new PeerException("service %s is not offered by %s".formatted(name, node));
    }
    server.check(header);
    port.release(channel, released -> start(released, header, server));
  }

  private void start(SocketChannel channel, ConnectionHeader header, ServiceServer<?, ?> server) {
    channels.add(channel);
    ServiceConnection connection = new ServiceConnection(channel, header, server, limits, log);
    try {
      threads.execute(
          () -> {
            connection.run();
            channels.remove(channel);
          });
    } catch (RejectedExecutionException e) {
      channels.remove(channel);
      connection.refuse("there are %d callers already".formatted(limits.maxCallers()));
    }
  }

  void registerAll() {
    byName.keySet().forEach(this::register);
  }

  /** Unregisters all services and ends the connections of their callers. */
  void closeAll() {
    byName.keySet().forEach(this::close);
    threads.shutdown();
    for (SocketChannel channel : channels) {
      try {
        channel.close();
      } catch (IOException e) {
        log.log(LogLevel.WARN, "a caller's connection could not be closed: " + e.getMessage());
      }
    }
  }
}
