package org.gaitway.adapter.ros1.xmlrpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library of XML-RPC in C++ that is part of roscpp. */
class XmlRpcppTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  @TempDir static Path folder;

  private static Path peer;

  @BeforeAll
  static void compile() throws Exception {
    peer = folder.resolve("xmlrpcpp_peer");
    Path source =
        Path.of(System.getProperty("gaitway.root"), "hardware-adapters", "src", "test", "cpp");
    Process compiler =
        new ProcessBuilder(
                "g++",
                "-o",
                peer.toString(),
                source.resolve("xmlrpcpp_peer.cpp").toString(),
                "-lxmlrpcpp")
            .inheritIO()
            .start();
    assertTrue(compiler.waitFor(2, TimeUnit.MINUTES), "the compiler did not end");
    assertEquals(0, compiler.exitValue(), "this test needs g++ and libxmlrpcpp-dev");
  }

  @Test
  void itsClientCallsOurServer() throws Exception {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (XmlRpcServer server = new XmlRpcServer(any, new EchoHandler())) {
      Process client = start("client", Integer.toString(server.port()));
      try (BufferedReader out = client.inputReader()) {
        assertEquals(Collections.nCopies(12, "ok"), out.lines().toList());
      }
    }
  }

  @Test
  void ourClientCallsItsServer() throws Exception {
    Process server = start("server");
    try (XmlRpcClient client = new XmlRpcClient(TIMEOUT, TIMEOUT);
        BufferedReader out = server.inputReader()) {
      URI uri = URI.create("http://127.0.0.1:" + out.readLine() + "/");
      List<Object> values =
          List.of(
              0,
              Integer.MIN_VALUE,
              true,
              -0.1,
              Double.POSITIVE_INFINITY,
              "",
              "  a <b> & 'c' \"d\" h\u00fcfte ",
              List.of(),
              List.of(1, List.of("two", 3.5), List.of(List.of("TCPROS"))),
              Map.of("gains", Map.of("p", 20.0, "d", List.of(1, 2))),
              "x".repeat(300_000));
      for (Object value : values) {
        assertEquals(value, client.call(uri, "echo", value));
      }
      XmlRpcFaultException fault =
          assertThrows(XmlRpcFaultException.class, () -> client.call(uri, "fail", "a reason"));
      assertEquals(7, fault.code());
      assertEquals("a reason", fault.text());
    } finally {
      server.destroy();
    }
  }

  private static Process start(String... args) throws Exception {
    List<String> command = new ArrayList<>(List.of(peer.toString()));
    command.addAll(List.of(args));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}
