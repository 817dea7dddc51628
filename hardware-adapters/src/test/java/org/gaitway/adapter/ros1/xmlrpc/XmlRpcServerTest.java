package org.gaitway.adapter.ros1.xmlrpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class XmlRpcServerTest {
  private static final InetSocketAddress ANY =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final XmlRpcLimits limits =
      new XmlRpcLimits(4, 10_000, Duration.ofMillis(300), Duration.ofSeconds(20));

  private XmlRpcServer server;
  private XmlRpcClient client;
  private URI uri;

  @BeforeEach
  void start() throws IOException {
    server = new XmlRpcServer(ANY, new EchoHandler(), limits);
    client = new XmlRpcClient(TIMEOUT, TIMEOUT);
    uri = URI.create("http://127.0.0.1:" + server.port());
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    socket.setSoTimeout((int) TIMEOUT.toMillis());
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
  }

  @Test
  void threadsCallAtTheSameTime() throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(4);
    List<Future<?>> calls = new ArrayList<>();
    for (int caller = 0; caller < 4; caller++) {
      int first = caller * 1000;
      calls.add(
          callers.submit(
              () -> {
                for (int i = first; i < first + 500; i++) {
                  assertEquals(i, client.call(uri, "echo", i));
                }
                return null;
              }));
    }
    for (Future<?> call : calls) {
      call.get(60, TimeUnit.SECONDS);
    }
    callers.shutdown();
  }

  @Test
  void headersMayBeOfAnyCaseAndRequestsFollowEachOther() throws IOException {
    String body = new String(XmlRpcWriter.call("echo", List.of("a")), StandardCharsets.UTF_8);
    try (Socket socket = connect()) {
      BufferedReader in = reader(socket);
      for (int i = 0; i < 3; i++) {
        send(
            socket,
            "POST /RPC2 HTTP/1.1\r\ncontent-LENGTH:%d\r\nX: y\r\n\r\n%s"
                .formatted(body.length(), body));
        assertEquals("HTTP/1.1 200 OK", in.readLine());
        String line = in.readLine();
        while (!line.contains("</methodResponse>")) {
          line = in.readLine();
        }
        assertTrue(line.contains("<string>a</string>"), line);
      }
    }
  }

  @Test
  void chunkedRequestsAreRead() throws IOException {
    String body = new String(XmlRpcWriter.call("echo", List.of("abc")), StandardCharsets.UTF_8);
    try (Socket socket = connect()) {
      send(
          socket,
          "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n5\r\n%s\r\n%x;x=y\r\n%s\r\n0\r\n\r\n"
              .formatted(body.substring(0, 5), body.length() - 5, body.substring(5)));
      assertTrue(reader(socket).lines().toList().toString().contains("<string>abc</string>"));
    }
  }

  @Test
  void whatIsNotHttpIsRefused() throws IOException {
    assertEquals("HTTP/1.1 400 Bad Request", statusOf("hello\r\n\r\n"));
    assertEquals("HTTP/1.1 400 Bad Request", statusOf("POST / HTTP/1.1\r\nno colon\r\n\r\n"));
    assertEquals(
        "HTTP/1.1 400 Bad Request", statusOf("POST / HTTP/1.1\r\nContent-Length: 5 bytes\r\n\r\n"));
    assertEquals("HTTP/1.1 400 Bad Request", statusOf("A".repeat(9000)));
    assertEquals(
        "HTTP/1.1 400 Bad Request", statusOf("POST / HTTP/1.1\r\n" + headers(101) + "\r\n"));
    assertEquals(
        "HTTP/1.1 400 Bad Request",
        statusOf("POST / HTTP/1.1\r\nContent-Length: 99999999999999999999999\r\n\r\n"));
    assertEquals("HTTP/1.1 405 Method Not Allowed", statusOf("GET / HTTP/1.1\r\n\r\n"));
  }

  private static String headers(int count) {
    StringBuilder headers = new StringBuilder();
    for (int i = 0; i < count; i++) {
      headers.append("H").append(i).append(": v\r\n");
    }
    return headers.toString();
  }

  @Test
  void requestsLargerThanTheLimitAreRefused() throws IOException {
    assertEquals(
        "HTTP/1.1 413 Content Too Large",
        statusOf("POST / HTTP/1.1\r\nContent-Length: 10001\r\n\r\n"));
    assertEquals(
        "HTTP/1.1 413 Content Too Large",
        statusOf("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nffffff\r\n"));
  }

  private String statusOf(String request) throws IOException {
    try (Socket socket = connect()) {
      send(socket, request);
      BufferedReader in = reader(socket);
      String status = in.readLine();
      assertTrue(in.lines().toList().contains("Connection: close"));
      return status;
    }
  }

  @Test
  void requestThatDoesNotArriveInTimeIsGivenUp() throws IOException {
    try (Socket socket = connect()) {
      send(socket, "POST / HTTP/1.1\r\nContent-Length: 100\r\n\r\nonly this");
      assertNull(reader(socket).readLine());
    }
  }

  @Test
  void faultsAndBadCallsAreAnswered() throws IOException {
    XmlRpcFaultException fault =
        assertThrows(XmlRpcFaultException.class, () -> client.call(uri, "fail", "why"));
    assertEquals("method 'fail' failed with fault 7: why", fault.getMessage());
    XmlRpcFaultException missing =
        assertThrows(XmlRpcFaultException.class, () -> client.call(uri, "nothing"));
    assertEquals(
        "method 'nothing' failed with fault 1: there is no method 'nothing'", missing.getMessage());
    try (Socket socket = connect()) {
      send(socket, "POST / HTTP/1.0\r\nContent-Length: 4\r\n\r\n<a/>");
      List<String> lines = reader(socket).lines().toList();
      assertEquals("HTTP/1.1 200 OK", lines.get(0));
      assertTrue(
          lines.get(lines.size() - 1).contains("expected &lt;methodCall&gt;, found &lt;a&gt;"),
          lines.toString());
    }
  }

  @Test
  void handlerThatBreaksIsToldToCallerAndToThread() throws Exception {
    List<Throwable> seen = new ArrayList<>();
    CountDownLatch told = new CountDownLatch(2);
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, e) -> {
          seen.add(e);
          told.countDown();
        });
    try {
      XmlRpcFaultException fault =
          assertThrows(XmlRpcFaultException.class, () -> client.call(uri, "break"));
      assertEquals(
          "method 'break' failed with fault -32603: java.lang.IllegalStateException: broken",
          fault.getMessage());
      assertThrows(XmlRpcFaultException.class, () -> client.call(uri, "null"));
      assertTrue(told.await(20, TimeUnit.SECONDS));
      assertEquals("broken", seen.get(0).getMessage());
      assertEquals(5, client.call(uri, "echo", 5));
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
  }

  @Test
  void idleConnectionsMakeRoomForNewOnes() throws IOException {
    List<Socket> held = new ArrayList<>();
    try {
      for (int i = 0; i < 4; i++) {
        held.add(connect());
      }
      assertEquals("here", client.call(uri, "echo", "here"));
    } finally {
      for (Socket socket : held) {
        socket.close();
      }
    }
  }

  @Test
  void closingEndsConnectionsAndListening() throws IOException {
    try (Socket socket = connect()) {
      assertEquals(1, client.call(uri, "echo", 1)); // The server has accepted both.
      server.close();
      assertNull(reader(socket).readLine());
    }
    IOException error = assertThrows(IOException.class, () -> client.call(uri, "echo", 1));
    assertTrue(error.getCause() instanceof ConnectException, error.toString());
    assertTrue(error.getMessage().startsWith("cannot call 'echo' of " + uri), error.getMessage());
  }

  @Test
  void addressThatIsTakenIsNamed() {
    InetSocketAddress taken = new InetSocketAddress(ANY.getAddress(), server.port());
    IOException error =
        assertThrows(IOException.class, () -> new XmlRpcServer(taken, new EchoHandler()));
    assertTrue(error.getMessage().startsWith("cannot listen at " + taken), error.getMessage());
  }
}
