package org.gaitway.launch;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.gaitway.adapter.ros1.xmlrpc.XmlRpcServer;

/** A ROS master that is there already, or one of this program's own. */
public final class RosMaster implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration ANSWER = Duration.ofSeconds(2);
  private static final long LOOK_AGAIN_MS = 50;
  private static final String LOOPBACK = "127.0.0.1";

  private final String uri;
  private final Process process;

  private RosMaster(String uri, Process process) {
    this.uri = uri;
    this.process = process;
  }

  /**
   * Finds a master, or starts one.
   *
   * @param uri where
   * @throws IOException if there is none and none can be started
   * @throws InterruptedException if interrupted while it starts
   */
  public static RosMaster at(String uri) throws IOException, InterruptedException {
    if (answers(uri)) {
      return new RosMaster(uri, null);
    }
    if (!List.of(LOOPBACK, "localhost").contains(URI.create(uri).getHost())) {
      throw new IOException("no ROS master answers at " + uri);
    }
    return start(URI.create(uri).getPort());
  }

  /**
   * Starts one at a free port of the loopback.
   *
   * @throws IOException if none can be started
   * @throws InterruptedException if interrupted while it starts
   */
  public static RosMaster own() throws IOException, InterruptedException {
    int port;
    try (XmlRpcServer free =
        new XmlRpcServer(new InetSocketAddress(LOOPBACK, 0), (method, params) -> 0)) {
      port = free.port();
    }
    return start(port);
  }

  private static RosMaster start(int port) throws IOException, InterruptedException {
    String uri = "http://" + LOOPBACK + ":" + port;
    ProcessBuilder builder =
        new ProcessBuilder("rosmaster", "--core", "-p", Integer.toString(port))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("ROS_MASTER_URI", uri);
    builder.environment().put("ROS_IP", LOOPBACK);
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new IOException(
          "no program 'rosmaster' to start a ROS master with; on Debian, 'apt-get install"
              + " python3-rosmaster' brings it",
          e);
    }
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!answers(uri)) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        process.destroy();
        throw new IOException("rosmaster does not answer at " + uri);
      }
      Thread.sleep(LOOK_AGAIN_MS);
    }
    return new RosMaster(uri, process);
  }

  /** Whether anything speaks HTTP there, as a master does. */
  private static boolean answers(String uri) throws InterruptedException {
    try {
      HttpRequest request = HttpRequest.newBuilder(new URI(uri)).timeout(ANSWER).build();
      HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
      return true;
    } catch (IOException e) {
      return false;
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(
          "a ROS master's address is like http://localhost:11311", e);
    }
  }

  /** Where it is. */
  public String uri() {
    return uri;
  }

  /** A program that is to find this master. */
  public List<String> command(List<String> program) {
    List<String> command = new ArrayList<>();
    command.add("env");
    command.add("ROS_MASTER_URI=" + uri);
    command.add("ROS_IP=" + LOOPBACK);
    command.addAll(program);
    return command;
  }

  /** Ends the master if it was started here. */
  @Override
  public void close() {
    if (process != null) {
      process.destroyForcibly().onExit().join();
    }
  }
}
