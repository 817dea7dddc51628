package org.gaitway.launch.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gaitway.launch.RosMaster;

/** Two nodes of one library, each in a process of its own, between which messages go round. */
final class RoundTripPair implements AutoCloseable {
  private static final String JOINTS = "12";

  private final PeerProcess echo;
  private final PeerProcess ping;

  /**
   * Starts both, and waits until they are connected.
   *
   * @param name of the library, for errors and topics
   * @param program what starts a node
   * @param master that they meet at
   * @param folder for their errors
   * @throws IOException when one of them ends early, with what it said
   */
  RoundTripPair(String name, List<String> program, RosMaster master, Path folder)
      throws IOException {
    echo = half(name, "echo", program, master, folder);
    try {
      ping = half(name, "ping", program, master, folder);
    } catch (IOException e) {
      echo.close();
      throw e;
    }
  }

  private static PeerProcess half(
      String name, String role, List<String> program, RosMaster master, Path folder)
      throws IOException {
    List<String> command = new ArrayList<>(program);
    command.addAll(List.of(role, "/" + name, JOINTS));
    return new PeerProcess(name + " " + role, folder, master.command(command));
  }

  /**
   * Sends messages round.
   *
   * @param count how many
   * @param rate how many in a second [Hz]
   * @return how long each was under way, sorted [ns]
   */
  long[] run(int count, double rate) throws IOException {
    String nanos = ping.ask(count + " " + rate).text("nanos");
    long[] sorted = Arrays.stream(nanos.split(",")).mapToLong(Long::parseLong).toArray();
    Arrays.sort(sorted);
    if (sorted.length != count || sorted[0] <= 0) {
      throw new IOException("expected " + count + " positive times, found " + sorted.length);
    }
    return sorted;
  }

  @Override
  public void close() {
    ping.close();
    echo.close();
  }
}
