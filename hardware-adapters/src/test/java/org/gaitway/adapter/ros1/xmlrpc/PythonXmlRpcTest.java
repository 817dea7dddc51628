package org.gaitway.adapter.ros1.xmlrpc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.gaitway.adapter.ros1.RosPython;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Python's client and server, which ROS's nodes in Python and its master are made with. */
class PythonXmlRpcTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private static final List<Object> VALUES =
      List.of(
          0,
          Integer.MAX_VALUE,
          Integer.MIN_VALUE,
          true,
          false,
          -0.5,
          Double.MIN_VALUE,
          Double.MAX_VALUE,
          Double.POSITIVE_INFINITY,
          "",
          "  between spaces\n",
          "<h\u00fcfte> & \"\ud83e\udd16\"",
          List.of(),
          List.of(1, List.of("two", List.of(3.5))),
          Map.of(),
          Map.of("gains", Map.of("p", 20.0, "d", List.of(1, 2))),
          LocalDateTime.of(2026, 11, 21, 8, 58, 27),
          "x".repeat(1_000_000));

  @Test
  void pythonsClientCallsOurServer() throws Exception {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (XmlRpcServer server = new XmlRpcServer(any, new EchoHandler())) {
      List<String> printed =
          RosPython.run("", "xmlrpc_calls.py", "http://127.0.0.1:" + server.port() + "/");
      assertEquals(Collections.nCopies(26, "ok"), printed);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0", "1.1"})
  void ourClientCallsPythonsServer(String http) throws Exception {
    Process python =
        new ProcessBuilder(RosPython.command("xmlrpc_echo_server.py", http))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (XmlRpcClient client = new XmlRpcClient(TIMEOUT, TIMEOUT);
        BufferedReader out = python.inputReader()) {
      URI uri = URI.create("http://127.0.0.1:" + out.readLine());
      for (Object value : VALUES) {
        assertEquals(value, client.call(uri, "echo", value));
      }
      assertEquals(Double.NaN, client.call(uri, "echo", Double.NaN));
      byte[] bytes = {0, -1, 127, -128};
      assertArrayEquals(bytes, (byte[]) client.call(uri, "echo", bytes));
      assertEquals("{'a': [1, 2.5, True, 'b']}", describe(client, uri));
      assertEquals(3, client.call(uri, "count", 1, 2, 3));
      assertEquals(0, client.call(uri, "count"));
      XmlRpcFaultException fault =
          assertThrows(XmlRpcFaultException.class, () -> client.call(uri, "fail", "a <reason>"));
      assertEquals("method 'fail' failed with fault 7: a <reason>", fault.getMessage());
      assertEquals(7, fault.code());
      assertEquals("a <reason>", fault.text());
    } finally {
      python.destroy();
    }
  }

  private static Object describe(XmlRpcClient client, URI uri) throws IOException {
    return client.call(uri, "describe", Map.of("a", Arrays.asList(1, 2.5, true, "b")));
  }
}
