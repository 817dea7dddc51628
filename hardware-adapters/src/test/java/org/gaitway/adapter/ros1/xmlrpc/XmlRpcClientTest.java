package org.gaitway.adapter.ros1.xmlrpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Our client and servers that misbehave. */
class XmlRpcClientTest {
  private static final String OK =
      new String(XmlRpcWriter.response("fine"), StandardCharsets.ISO_8859_1);

  private final XmlRpcClient client =
      new XmlRpcClient(Duration.ofSeconds(20), Duration.ofMillis(500));
  private final AtomicInteger connections = new AtomicInteger();

  private ServerSocket listener;

  @AfterEach
  void close() throws IOException {
    client.close();
    if (listener != null) {
      listener.close();
    }
  }

  /**
   * Starts a server that answers each request of a connection with one of the replies, then closes.
   */
  private URI serve(String... replies) throws IOException {
    ServerSocket started = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    listener = started;
    CompletableFuture.runAsync(
        () -> {
          while (!started.isClosed()) {
            try (Socket socket = started.accept()) {
              connections.incrementAndGet();
              answer(socket, replies);
            } catch (IOException e) {
              continue; // The test is over, or the client has gone.
            }
          }
        });
    return URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/");
  }

  private static void answer(Socket socket, String... replies) throws IOException {
    InputStream in = socket.getInputStream();
    for (String reply : replies) {
      readRequest(in);
      socket.getOutputStream().write(reply.getBytes(StandardCharsets.ISO_8859_1));
    }
    if (replies.length == 0) {
      readRequest(in);
      while (in.read() >= 0) {
        // Says nothing until the client goes.
      }
    }
  }

  private static void readRequest(InputStream in) throws IOException {
    StringBuilder request = new StringBuilder();
    while (request.indexOf("</methodCall>\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("closed");
      }
      request.append((char) next);
    }
  }

  private static String withLength(String status, String body) {
    return "%s\r\nContent-Length: %d\r\n\r\n%s".formatted(status, body.length(), body);
  }

  @Test
  void responseWithoutLengthEndsWithTheConnection() throws IOException {
    URI uri = serve("HTTP/1.0 200 OK\nContent-Type: text/xml\n\n" + OK);
    assertEquals("fine", client.call(uri, "a"));
  }

  @Test
  void chunkedResponsesAreRead() throws IOException {
    URI uri =
        serve(
            "HTTP/1.1 200 OK\r\ntransfer-encoding: Chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n"
                .formatted(OK.length(), OK));
    assertEquals("fine", client.call(uri, "a"));
  }

  @Test
  void connectionIsUsedAgain() throws IOException {
    String reply = withLength("HTTP/1.1 200 OK", OK);
    URI uri = serve(reply, reply, reply);
    for (int i = 0; i < 3; i++) {
      assertEquals("fine", client.call(uri, "a"));
    }
    assertEquals(1, connections.get());
  }

  @Test
  void callGoesOutAgainWhenTheKeptConnectionWasClosed() throws IOException {
    URI uri = serve(withLength("HTTP/1.1 200 OK", OK)); // Closes although it said it would not.
    for (int i = 0; i < 5; i++) {
      assertEquals("fine", client.call(uri, "a"));
    }
    assertEquals(5, connections.get());
  }

  @Test
  void silentServerIsGivenUp() throws IOException {
    URI uri = serve();
    SocketTimeoutException error =
        assertThrows(SocketTimeoutException.class, () -> client.call(uri, "getPid"));
    assertTrue(
        error.getMessage().startsWith(uri + " did not answer the call of 'getPid': "),
        error.getMessage());
  }

  @Test
  void closingEndsACallThatWaits() throws Exception {
    URI uri = serve();
    XmlRpcClient patient = new XmlRpcClient(Duration.ofSeconds(60), Duration.ofSeconds(60));
    CompletableFuture<IOException> failed =
        CompletableFuture.supplyAsync(
            () -> assertThrows(IOException.class, () -> patient.call(uri, "a")));
    while (connections.get() == 0) {
      Thread.onSpinWait();
    }
    patient.close();
    assertTrue(failed.get().getMessage().startsWith("cannot call 'a' of " + uri));
    assertThrows(IOException.class, () -> patient.call(uri, "a"));
  }

  @Test
  void badRepliesAreNamed() throws IOException {
    assertReply("hello\r\n\r\n", "expected a response of HTTP, found 'hello'");
    assertReply(
        withLength("HTTP/1.1 404 Not Found", "gone"),
        "expected HTTP status 200, found 'HTTP/1.1 404 Not Found'");
    assertReply(
        "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n",
        "expected a message of at most 67108864 bytes, found 99999999999");
    assertReply(withLength("HTTP/1.1 200 OK", "<a/>"), "expected <methodResponse>, found <a>");
    assertReply(
        withLength("HTTP/1.1 200 OK", "<methodResponse><params></params></methodResponse>"),
        "expected a response with 1 value, found 0");
  }

  private void assertReply(String reply, String message) throws IOException {
    URI uri = serve(reply);
    XmlRpcException error = assertThrows(XmlRpcException.class, () -> client.call(uri, "a"));
    assertEquals(uri + ", method 'a': " + message, error.getMessage());
    listener.close();
  }

  @Test
  void addressesAreTakenApart() {
    assertEquals(
        new ServerAddress("my_robot", 11311, "/"),
        ServerAddress.of(URI.create("http://my_robot:11311")));
    assertEquals(
        new ServerAddress("::1", 80, "/RPC2"), ServerAddress.of(URI.create("http://[::1]/RPC2")));
    assertEquals("[::1]:11311", ServerAddress.of(URI.create("http://[::1]:11311/")).hostHeader());
    for (String wrong :
        List.of("rosrpc://a:1", "http:///a", "http://a:b/", "http://a:70000/", "a")) {
      IllegalArgumentException error =
          assertThrows(
              IllegalArgumentException.class, () -> client.call(URI.create(wrong), "a"), wrong);
      assertEquals("expected http://HOST:PORT/, found '" + wrong + "'", error.getMessage());
    }
  }

  @Test
  void unknownHostIsNamed() {
    URI uri = URI.create("http://no-such-host.invalid:11311/");
    IOException error = assertThrows(IOException.class, () -> client.call(uri, "getPid"));
    assertEquals(
        "cannot call 'getPid' of "
            + uri
            + ": no address is known for the host 'no-such-host.invalid'",
        error.getMessage());
  }
}
