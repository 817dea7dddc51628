package org.gaitway.launch.e2e;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server that tests need, on a free port of the loopback; it can be killed and started again. */
final class Daemon implements AutoCloseable {
  private static final long START_SECONDS = 30;
  private static final long POLL_MS = 20;

  private final int port;
  private final Path log;
  private final List<String> command;
  private Process process;

  private Daemon(Path folder, int port, List<String> command) throws IOException {
    this.port = port;
    this.command = command;
    this.log = folder.resolve(command.get(0) + ".log");
    start();
  }

  /** Debian's ROS master. */
  static Daemon rosMaster(Path folder) throws IOException {
    int port = freePort();
    return new Daemon(folder, port, List.of("rosmaster", "--core", "-p", "" + port));
  }

  /** Debian's MQTT broker. */
  static Daemon mosquitto(Path folder) throws IOException {
    int port = freePort();
    return new Daemon(folder, port, List.of("mosquitto", "-p", "" + port));
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  /** Starts it and waits until it takes connections. */
  void start() throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("ROS_LOG_DIR", log.getParent().toString());
    builder.environment().put("ROS_MASTER_URI", rosUri());
    process = builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (!accepts()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new IOException("no " + command.get(0) + ": " + Files.readString(log));
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

  /** Ends it as a crash would. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Stops it as a network that hangs would, or lets it go on. */
  void pause(boolean paused) throws IOException, InterruptedException {
    String signal = paused ? "-STOP" : "-CONT";
    new ProcessBuilder("kill", signal, "" + process.pid()).inheritIO().start().waitFor();
  }

  String rosUri() {
    return "http://127.0.0.1:" + port;
  }

  String mqttUri() {
    return "tcp://127.0.0.1:" + port;
  }

  @Override
  public void close() {
    kill();
  }
}
