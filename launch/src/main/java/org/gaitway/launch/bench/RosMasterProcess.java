package org.gaitway.launch.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.gaitway.adapter.ros1.xmlrpc.XmlRpcServer;

/** A ROS master of its own on the loopback, for as long as a measurement takes. */
final class RosMasterProcess implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";

  private final Process process;
  private final String uri;

  /**
   * Starts it. Nodes wait until it answers.
   *
   * @param scratch where it logs
   * @throws IOException when rosmaster is not installed
   */
  RosMasterProcess(ScratchFolder scratch) throws IOException {
    int port = freePort();
    uri = "http://" + LOOPBACK + ":" + port;
    ProcessBuilder builder =
        new ProcessBuilder("rosmaster", "--core", "-p", Integer.toString(port))
            .redirectErrorStream(true)
            .redirectOutput(scratch.resolve("rosmaster.log").toFile());
    builder.environment().put("ROS_LOG_DIR", scratch.path().toString());
    builder.environment().put("ROS_IP", LOOPBACK);
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new IOException("no rosmaster; please install the Debian package python3-rosmaster", e);
    }
  }

  private static int freePort() throws IOException {
    try (XmlRpcServer server =
        new XmlRpcServer(new InetSocketAddress(LOOPBACK, 0), (method, params) -> 0)) {
      return server.port();
    }
  }

  /** A program that is to find this master. */
  List<String> command(List<String> program) {
    List<String> command = new ArrayList<>();
    command.add("env");
    command.add("ROS_MASTER_URI=" + uri);
    command.add("ROS_IP=" + LOOPBACK);
    command.addAll(program);
    return command;
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
