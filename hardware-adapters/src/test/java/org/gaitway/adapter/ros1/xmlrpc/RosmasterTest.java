package org.gaitway.adapter.ros1.xmlrpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ROS's own master. */
class RosmasterTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final InetSocketAddress ANY =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  @TempDir static Path folder;

  private static Process rosmaster;
  private static URI master;
  private static XmlRpcClient client;

  @BeforeAll
  static void start() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    master = URI.create("http://127.0.0.1:" + port + "/");
    ProcessBuilder builder =
        new ProcessBuilder("rosmaster", "--core", "-p", Integer.toString(port))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("rosmaster.log").toFile());
    builder.environment().put("ROS_LOG_DIR", folder.toString());
    builder.environment().put("ROS_IP", "127.0.0.1");
    builder.environment().put("ROS_MASTER_URI", master.toString());
    rosmaster = builder.start();
    client = new XmlRpcClient(TIMEOUT, TIMEOUT);
    awaitMaster();
  }

  private static void awaitMaster() throws InterruptedException {
    long deadline = System.nanoTime() + TIMEOUT.toNanos();
    while (true) {
      try {
        client.call(master, "getPid", "/test");
        return;
      } catch (IOException e) {
        assertTrue(System.nanoTime() < deadline && rosmaster.isAlive(), e.toString());
        TimeUnit.MILLISECONDS.sleep(20);
      }
    }
  }

  @AfterAll
  static void stop() throws InterruptedException {
    client.close();
    rosmaster.destroy();
    rosmaster.waitFor();
  }

  @Test
  void parametersComeBackAsTheyWereSet() throws IOException {
    Map<String, Object> gains =
        Map.of(
            "p", 20.5, "i", 0, "names", List.of("hip", "kn\u00e4e"), "on", true, "none", List.of());
    assertEquals(List.of(1, "parameter /gains set", 0), ask("setParam", "/gains", gains));
    assertEquals(List.of(1, "Parameter [/gains]", gains), ask("getParam", "/gains"));
    assertEquals(-1, ask("getParam", "/missing").get(0));
    String description = "<robot name=\"a\">\n  <!-- & --></robot>\n".repeat(20_000);
    ask("setParam", "/robot_description", description);
    assertEquals(description, ask("getParam", "/robot_description").get(2));
  }

  @Test
  void masterTellsOurServerOfPublishers() throws Exception {
    BlockingQueue<List<Object>> updates = new LinkedBlockingQueue<>();
    XmlRpcHandler slave =
        (method, params) -> {
          assertEquals("publisherUpdate", method);
          updates.add(params);
          return List.of(1, "", 0);
        };
    try (XmlRpcServer server = new XmlRpcServer(ANY, slave)) {
      String uri = "http://127.0.0.1:" + server.port() + "/";
      assertEquals(List.of(), ask("registerSubscriber", "/imu", "sensor_msgs/Imu", uri).get(2));
      for (int i = 0; i < 3; i++) {
        client.call(
            master, "registerPublisher", "/sensor" + i, "/imu", "sensor_msgs/Imu", "http://a:" + i);
        List<Object> update = updates.poll(20, TimeUnit.SECONDS);
        assertNotNull(update, "no update came");
        assertEquals("/master", update.get(0));
        assertEquals("/imu", update.get(1));
        assertTrue(((List<?>) update.get(2)).contains("http://a:" + i), update.toString());
      }
      assertEquals(1, ask("unregisterSubscriber", "/imu", uri).get(2));
    }
  }

  private static List<?> ask(String method, Object... args) throws IOException {
    Object[] params = new Object[args.length + 1];
    params[0] = "/test";
    System.arraycopy(args, 0, params, 1, args.length);
    return (List<?>) client.call(master, method, params);
  }
}
