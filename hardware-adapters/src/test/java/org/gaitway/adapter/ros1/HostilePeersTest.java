package org.gaitway.adapter.ros1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.gaitway.adapter.ros1.master.RosApiException;
import org.gaitway.adapter.ros1.msg.std_msgs.StringMessage;
import org.gaitway.adapter.ros1.srv.std_srvs.SetBool;
import org.gaitway.adapter.ros1.tcpros.Block;
import org.gaitway.adapter.ros1.tcpros.ConnectionHeader;
import org.gaitway.adapter.ros1.tcpros.ConnectionLimits;
import org.gaitway.adapter.ros1.xmlrpc.XmlRpcServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever peers send, the node says so in a line and goes on. */
class HostilePeersTest {
  private static final int GARBAGE_CONNECTIONS = 200;
  private static final int MAX_HANDSHAKES = 8;
  private static final int MAX_CALLERS = 3;
  private static final ConnectionLimits LIMITS =
      new ConnectionLimits(10_000, 4000, 0.5, MAX_HANDSHAKES, 40, 5, MAX_CALLERS, 60);

  private final CollectedLog log = new CollectedLog();
  private RosMaster master;
  private Node node;
  private Node friend;
  private Publisher<StringMessage> publisher;
  private NodePorts ports;
  private final AtomicInteger heard = new AtomicInteger();

  @BeforeEach
  void start() throws Exception {
    master = new RosMaster();
    node = Node.start(master.settings("java_node").withLimits(LIMITS), log);
    friend = Node.start(master.settings("friend"), NodeLog.silent());
    publisher = node.publisher("x", StringMessage.TYPE, PublisherOptions.streaming());
    friend.subscriber("x", StringMessage.TYPE, m -> heard.incrementAndGet());
    Waiting.until("the friend is connected", () -> publisher.subscriberCount() == 1);
    ports = new NodePorts(master, "/java_node", "/x");
  }

  @AfterEach
  void stop() throws Exception {
    ports.close();
    friend.close();
    node.close();
    master.close();
  }

  private void assertNodeLives() throws Exception {
    int before = heard.get();
    publisher.publish(new StringMessage());
    Waiting.until("the friend hears", () -> heard.get() == before + 1);
    try (Node late = Node.start(master.settings("late"), NodeLog.silent())) {
      AtomicInteger count = new AtomicInteger();
      late.subscriber("x", StringMessage.TYPE, m -> count.incrementAndGet());
      Waiting.until(
          "a new subscriber hears",
          () -> {
            publisher.publish(new StringMessage());
            return count.get() > 0;
          });
    }
    assertEquals((int) ProcessHandle.current().pid(), ports.call("getPid", "/stranger"));
  }

  @Test
  void garbageIsRefusedAtBothPorts() throws Exception {
    Random random = new Random(5);
    for (int i = 0; i < GARBAGE_CONNECTIONS; i++) {
      try (Socket socket = i % 2 == 0 ? ports.openTcpros() : ports.openSlave()) {
        byte[] garbage = new byte[random.nextInt(3000)];
        random.nextBytes(garbage);
        if (i % 4 == 0 && garbage.length > 4) {
          // A length that is believed, so that fields are looked for.
          ByteBuffer.wrap(garbage).order(ByteOrder.LITTLE_ENDIAN).putInt(0, garbage.length - 4);
        }
        send(socket, garbage);
      }
    }
    Waiting.until("a line tells it", () -> log.has("WARN", "connection of", "closed: "));
    Waiting.until("a line tells it", () -> log.has("WARN", "a call of", "was refused: "));
    assertNodeLives();
  }

  private static void send(Socket socket, byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
    } catch (IOException e) { // The node has had enough already.
      assertTrue(!socket.isInputShutdown());
    }
  }

  @Test
  void aPeerThatSaysNothingMustGo() throws Exception {
    try (Socket silent = ports.openTcpros()) {
      silent.getOutputStream().write(new byte[] {9, 0, 0});
      assertEquals(-1, silent.getInputStream().read());
      Waiting.until("a line tells it", () -> log.has("WARN", "no connection header within 0.5 s"));
    }
    assertNodeLives();
  }

  @Test
  void manySilentPeersKeepNobodyOut() throws Exception {
    List<Socket> silent = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      silent.add(ports.openTcpros());
    }
    assertNodeLives();
    Waiting.until("a line tells it", () -> log.has("WARN", "too many peers without a header"));
    for (Socket socket : silent) {
      socket.close();
    }
  }

  @Test
  void aLongHeaderIsRefusedByItsLength() throws Exception {
    try (Socket socket = ports.openTcpros()) {
      socket.getOutputStream().write(new byte[] {0, 0, 0, 127});
      assertEquals(-1, socket.getInputStream().read());
      Waiting.until(
          "a line tells it", () -> log.has("at most 4000 bytes, the peer announced 2130706432"));
    }
    assertNodeLives();
  }

  @Test
  void whoAsksForTheWrongThingIsTold() throws Exception {
    assertEquals(
        "the connection header has no field 'topic', only [md5sum]",
        refusal(ConnectionHeader.of("md5sum", "*")));
    assertTrue(
        refusal(ConnectionHeader.of("topic", "/nowhere", "md5sum", "*")).contains("/nowhere"));
    assertTrue(refusal(ConnectionHeader.of("topic", "/x", "md5sum", "0")).contains("md5sum 0"));
    assertTrue(refusal(ConnectionHeader.of("service", "/s", "md5sum", "*")).contains("/s"));
    assertNodeLives();
  }

  private String refusal(ConnectionHeader header) throws IOException {
    try (Socket socket = ports.openTcpros()) {
      socket.getOutputStream().write(header.encode().array());
      ConnectionHeader reply = ConnectionHeader.read(socket.getInputStream(), 10_000);
      assertEquals(-1, socket.getInputStream().read());
      return reply.require("error");
    }
  }

  @Test
  void aSubscriberThatTalksMustGo() throws Exception {
    try (Socket socket = ports.openTcpros()) {
      OutputStream out = socket.getOutputStream();
      out.write(ConnectionHeader.of("topic", "/x", "md5sum", "*").encode().array());
      Waiting.until("it is let in", () -> publisher.subscriberCount() == 2);
      out.write(new byte[1000]);
      Waiting.until("it is thrown out", () -> publisher.subscriberCount() == 1);
      Waiting.until("a line tells it", () -> log.has("WARN", "may send nothing after"));
    }
    assertNodeLives();
  }

  @Test
  void connectionsAreLimited() throws Exception {
    List<Socket> subscribers = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Socket socket = ports.openTcpros();
      send(socket, ConnectionHeader.of("topic", "/x", "md5sum", "*").encode().array());
      subscribers.add(socket);
    }
    Waiting.until("a line tells it", () -> log.has("WARN", "there are 40 connections already"));
    assertTrue(publisher.subscriberCount() <= 40);
    for (Socket socket : subscribers) {
      socket.close();
    }
    Waiting.until("they are gone", () -> publisher.subscriberCount() == 1);
    assertNodeLives();
  }

  @Test
  void callersOfServicesAreLimited() throws Exception {
    node.serviceServer("s", SetBool.TYPE, (request, response) -> response.success = true);
    List<Socket> callers = new ArrayList<>();
    ConnectionHeader header =
        ConnectionHeader.of("service", "/s", "md5sum", "*", "persistent", "1");
    for (int i = 0; i < MAX_CALLERS; i++) {
      Socket socket = ports.openTcpros();
      socket.getOutputStream().write(header.encode().array());
      ConnectionHeader.read(socket.getInputStream(), 10_000);
      callers.add(socket);
    }
    assertEquals("there are 3 callers already", refusal(header));
    callers.get(0).getOutputStream().write(new byte[] {-1, -1, -1, 127});
    assertEquals(-1, callers.get(0).getInputStream().read());
    Waiting.until("a line tells it", () -> log.has("WARN", "service /s", "2147483647"));
    callers.get(1).getOutputStream().write(new byte[] {2, 0, 0, 0, 1, 1});
    assertEquals(0, callers.get(1).getInputStream().read());
    String error = new String(Block.read(callers.get(1).getInputStream(), 10_000));
    assertTrue(error.contains("not a request of std_srvs/SetBool"), error);
    for (Socket socket : callers) {
      socket.close();
    }
    assertNodeLives();
  }

  @Test
  void aPublisherThatAnnouncesTooMuchIsLeft() throws Exception {
    AtomicReference<ServerSocket> port = new AtomicReference<>();
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        XmlRpcServer slave =
            new XmlRpcServer(
                new InetSocketAddress("127.0.0.1", 0),
                (method, params) ->
                    List.of(1, "", List.of("TCPROS", "127.0.0.1", server.getLocalPort())))) {
      port.set(server);
      List<String> words = new ArrayList<>();
      node.subscriber("y", StringMessage.TYPE, m -> words.add(m.data));
      String uri = "http://127.0.0.1:" + slave.port() + "/";
      ports.call("publisherUpdate", "/master", "/y", List.of(uri));
      serve(server, new byte[] {7, 0, 0, 0, 100, 0, 0, 0, 'a', 'b', 'c'});
      Waiting.until("a line tells it", () -> log.has("ERROR", "/y", "a message was left out"));
      serve(server, new byte[] {-1, -1, -1, 127});
      Waiting.until("a line tells it", () -> log.has("/y", "at most 10000 bytes", "2147483647"));
      serve(server, new byte[] {7, 0, 0, 0, 3, 0, 0, 0, 'a', 'b', 'c'});
      Waiting.until("it is tried again", () -> words.equals(List.of("abc")));
    }
    assertNodeLives();
  }

  /** Takes one subscriber, and sends it something. */
  private static void serve(ServerSocket server, byte[] message) throws IOException {
    try (Socket socket = server.accept()) {
      ConnectionHeader header = ConnectionHeader.read(socket.getInputStream(), 10_000);
      assertEquals("1", header.require("tcp_nodelay"));
      ConnectionHeader reply =
          ConnectionHeader.of("md5sum", header.require("md5sum"), "callerid", "/fake");
      socket.getOutputStream().write(reply.encode().array());
      socket.getOutputStream().write(message);
      socket.shutdownOutput();
      assertEquals(-1, socket.getInputStream().read());
    }
  }

  @Test
  void statisticsTellTopicsAndConnections() throws Exception {
    node.subscriber("y", StringMessage.TYPE, m -> {});
    friend.publisher("y", StringMessage.TYPE, PublisherOptions.latched());
    publisher.publish(new StringMessage());
    Waiting.until(
        "a connection each way",
        () -> ports.call("getBusInfo", "/stranger").toString().matches(".*/x.*/y.*"));
    List<?> stats = (List<?>) ports.call("getBusStats", "/stranger");
    assertTrue(
        stats.get(0).toString().matches(".*\\[/x, \\d+, \\[\\[\\d+, \\d+, 1, true.*"),
        stats.toString());
    assertTrue(stats.get(1).toString().matches("\\[\\[/y, \\[\\[\\d+, 0, 0, -1, true\\]\\]\\]\\]"));
    assertEquals(
        List.of(List.of("/y", "std_msgs/String")), ports.call("getSubscriptions", "/stranger"));
    assertTrue(
        ports.call("getPublications", "/stranger").toString().contains("[/x, std_msgs/String]"));
    assertEquals(master.uri(), ports.call("getMasterUri", "/stranger"));
  }

  @Test
  void callsThatMakeNoSenseAreAnswered() throws Exception {
    node.subscriber("y", StringMessage.TYPE, m -> {});
    assertThrows(RosApiException.class, () -> ports.call("publisherUpdate", "/a"));
    assertThrows(RosApiException.class, () -> ports.call("publisherUpdate", "/a", 1, 2));
    assertThrows(
        RosApiException.class, () -> ports.call("publisherUpdate", "/a", "/y", List.of(1)));
    assertThrows(RosApiException.class, () -> ports.call("requestTopic", "/a", "/x", List.of()));
    assertThrows(IOException.class, () -> ports.call("destroy", "/a"));
    List<String> many = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      many.add(i % 2 == 0 ? "http://127.0.0.1:1/" + i : "no uri " + i);
    }
    int threads = Thread.activeCount();
    ports.call("publisherUpdate", "/a", "/y", many);
    assertTrue(log.has("WARN", "/y", "is left out, there are 5 already"), log.toString());
    assertTrue(Thread.activeCount() < threads + 20);
    ports.call("publisherUpdate", "/a", "/y", List.of());
    assertNodeLives();
  }

  @Test
  void bothEndsAskWhetherTheOtherMachineIsStillThere() throws Exception {
    List<Integer> own = new ArrayList<>();
    try (Socket socket = ports.openTcpros()) {
      own.add(socket.getPort());
      // Timer 02 is that of keepalive; the friend's connection has one on each end.
      Waiting.until("both ends", () -> keepalives(own.get(0)) >= 2);
    }
  }

  private static long keepalives(int port) throws IOException {
    String hex = String.format(":%04X ", port);
    long count = 0;
    for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
      for (String line : Files.readAllLines(Path.of(table))) {
        if (line.contains(hex) && line.contains(" 01 ") && line.contains(" 02:")) {
          count++;
        }
      }
    }
    return count;
  }
}
