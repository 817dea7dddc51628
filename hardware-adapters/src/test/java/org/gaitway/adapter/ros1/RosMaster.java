package org.gaitway.adapter.ros1;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The ROS master of Debian, on a free port of the loopback; it can be killed and started again. */
final class RosMaster implements AutoCloseable {
  private static final long START_SECONDS = 30;
  private static final long POLL_MS = 10;

  private final int port;
  private final Path folder;
  private Process process;

  RosMaster() throws IOException {
    this.folder = Files.createTempDirectory("ros-master");
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    start();
  }

  /** Starts the master and waits until it takes connections. */
  void start() throws IOException {
    process = start(List.of("rosmaster", "--core", "-p", Integer.toString(port)), "master.log");
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (!accepts()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new IOException("no rosmaster: " + Files.readString(folder.resolve("master.log")));
      }
      process.onExit().completeOnTimeout(process, POLL_MS, TimeUnit.MILLISECONDS).join();
    }
  }

  private boolean accepts() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) { // Not yet.
      return false;
    }
  }

  /** Ends the master as a crash would. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  String uri() {
    return "http://127.0.0.1:" + port;
  }

  /** Settings of a node of this master. */
  NodeSettings settings(String name) {
    return NodeSettings.named(name).withMaster(uri()).withHost("127.0.0.1");
  }

  /** Starts a program that is to find this master; its standard error goes to a file. */
  Process start(List<String> command, String errors) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder
        .environment()
        .putAll(
            Map.of(
                "ROS_MASTER_URI", uri(),
                "ROS_IP", "127.0.0.1",
                "ROS_LOG_DIR", folder.toString(),
                "ROS_HOME", folder.toString(),
                "PYTHONUNBUFFERED", "1"));
    File file = folder.resolve(errors).toFile();
    builder.redirectError(ProcessBuilder.Redirect.appendTo(file));
    if (errors.equals("master.log")) {
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(file));
    }
    return builder.start();
  }

  /** Where the programs leave their logs. */
  Path folder() {
    return folder;
  }

  @Override
  public void close() throws IOException {
    kill();
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
