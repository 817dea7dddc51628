package org.gaitway.adapter.mqtt;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** A real broker on a free port of the loopback interface. */
public final class Mosquitto implements AutoCloseable {
  private static final String ANYONE = "allow_anonymous true\n";

  private final Path folder;
  private final Path configuration;
  private final int port;
  private Process process;

  private Mosquitto(Path folder, String configuration) throws IOException, InterruptedException {
    this.folder = folder;
    this.configuration = folder.resolve("mosquitto.conf");
    port = freePort();
    Files.writeString(
        this.configuration,
        "listener "
            + port
            + " 127.0.0.1\nset_tcp_nodelay true\nuser root\npersistence false\n"
            + configuration);
    start();
  }

  /** One that anyone may use. */
  public static Mosquitto start(Path folder) throws IOException, InterruptedException {
    return new Mosquitto(folder, ANYONE);
  }

  /**
   * @param configuration lines for its listener
   */
  public static Mosquitto start(Path folder, String configuration)
      throws IOException, InterruptedException {
    return new Mosquitto(folder, configuration);
  }

  /**
   * A port that nobody listened on a moment ago. It is none of those that the system gives to
   * clients: one that tries again and again could come to connect to itself.
   */
  public static int freePort() throws IOException {
    Random random = new Random();
    while (true) {
      int port = 20_000 + random.nextInt(10_000);
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (BindException e) {
        continue; // Taken: try another.
      }
    }
  }

  /** Starts it, after {@link #kill}. */
  public void start() throws IOException, InterruptedException {
    process =
        new ProcessBuilder(program("mosquitto"), "-c", configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(folder.resolve("mosquitto.log").toFile()))
            .start();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!listens()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new IOException(
            "mosquitto does not listen: " + Files.readString(folder.resolve("mosquitto.log")));
      }
      Thread.onSpinWait();
    }
  }

  private boolean listens() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) { // Not yet.
      return false;
    }
  }

  /** Debian keeps it where only root looks. */
  private static String program(String name) {
    return List.of("/usr/sbin/", "/usr/bin/", "/usr/local/sbin/", "/opt/homebrew/sbin/").stream()
        .map(folder -> folder + name)
        .filter(file -> Files.isExecutable(Path.of(file)))
        .findFirst()
        .orElse(name);
  }

  /** Ends it at once, as a crash would. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Suspends it, or lets it go on. */
  public void suspend(boolean suspended) throws IOException, InterruptedException {
    String signal = suspended ? "-STOP" : "-CONT";
    new ProcessBuilder("kill", signal, String.valueOf(process.pid())).start().waitFor();
  }

  public int port() {
    return port;
  }

  /** {@code mosquitto_pub} or {@code mosquitto_sub}, for this broker. */
  public Process client(String name, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(program(name), "-h", "127.0.0.1"));
    command.addAll(List.of("-p", String.valueOf(port)));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  /** Publishes a message and waits until that is done. */
  public void publish(String topic, String text, String... more)
      throws IOException, InterruptedException {
    Path payload = Files.createTempFile(folder, "payload", "");
    Files.writeString(payload, text);
    publish(topic, payload, more);
  }

  /** Publishes a file and waits until that is done. */
  public void publish(String topic, Path payload, String... more)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("-t", topic, "-f", payload.toString()));
    arguments.addAll(List.of(more));
    Process client = client("mosquitto_pub", arguments.toArray(String[]::new));
    String said = new String(client.getInputStream().readAllBytes());
    if (client.waitFor() != 0) {
      throw new IOException("mosquitto_pub failed: " + said);
    }
  }

  @Override
  public void close() {
    kill();
  }
}
