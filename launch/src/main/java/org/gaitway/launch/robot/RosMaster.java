package org.gaitway.launch.robot;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The ROS master that a demonstration uses: the one that is there, or else one of its own. */
final class RosMaster implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration ANSWER = Duration.ofSeconds(2);
  private static final long LOOK_AGAIN_MS = 50;

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
  static RosMaster at(String uri) throws IOException, InterruptedException {
    if (answers(uri)) {
      return new RosMaster(uri, null);
    }
    Process process = start(URI.create(uri).getPort());
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

  private static Process start(int port) throws IOException {
    try {
      return new ProcessBuilder("rosmaster", "--core", "-p", Integer.toString(port))
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      throw new IOException(
          "there is no ROS master at port "
              + port
              + ", and no program 'rosmaster' to start one; on Debian, 'apt-get install ros-core'"
              + " brings it",
          e);
    }
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
  String uri() {
    return uri;
  }

  /** Ends the master if it was started here. */
  @Override
  public void close() {
    if (process != null) {
      process.destroy();
    }
  }
}
