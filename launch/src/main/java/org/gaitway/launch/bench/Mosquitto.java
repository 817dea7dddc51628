package org.gaitway.launch.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A mosquitto of the benchmark's own, on a free port of the loopback interface. */
final class Mosquitto implements AutoCloseable {
  private static final long START_SECONDS = 10;

  /** Debian keeps it where only root looks. */
  private static final List<String> PLACES = List.of("/usr/sbin", "/usr/bin", "/usr/local/sbin");

  private final Path output;
  private final InetSocketAddress address;
  private final Process process;

  /**
   * Starts it and waits until it listens.
   *
   * @param folder for its files
   * @throws IOException when there is none, or it does not start, with what it said
   */
  Mosquitto(Path folder) throws IOException, InterruptedException {
    address = new InetSocketAddress(InetAddress.getLoopbackAddress(), freePort());
    output = folder.resolve("mosquitto.log");
    Path configuration = folder.resolve("mosquitto.conf");
    Files.writeString(
        configuration,
        String.format(
            "listener %d 127.0.0.1%nallow_anonymous true%nset_tcp_nodelay true%n", port()));
    process =
        new ProcessBuilder(program(), "-c", configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    awaitStart();
  }

  private static String program() throws IOException {
    for (String place : PLACES) {
      Path file = Path.of(place, "mosquitto");
      if (Files.isExecutable(file)) {
        return file.toString();
      }
    }
    throw new IOException(
        "this benchmark needs mosquitto: apt-get install mosquitto libpaho-mqtt-dev gcc");
  }

  private static int freePort() throws IOException {
    try (ServerSocketChannel channel = ServerSocketChannel.open()) {
      channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      return ((InetSocketAddress) channel.getLocalAddress()).getPort();
    }
  }

  private void awaitStart() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (!listens()) {
      boolean ended = process.waitFor(10, TimeUnit.MILLISECONDS);
      if (ended || System.nanoTime() > deadline) {
        close();
        throw new IOException("mosquitto does not listen: " + Files.readString(output).strip());
      }
    }
  }

  private boolean listens() {
    try (SocketChannel channel = SocketChannel.open(address)) {
      return channel.isConnected();
    } catch (IOException e) { // Not yet.
      return false;
    }
  }

  /** Where it listens, on 127.0.0.1. */
  int port() {
    return address.getPort();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
