package org.gaitway.adapter.ros1;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A rospy node that runs the Python it is told. */
final class RospyPeer implements AutoCloseable {
  private static final Path SCRIPT =
      Path.of(
          System.getProperty("gaitway.root"),
          "hardware-adapters/src/test/python/rospy_peer.py");

  private final RosMaster master;
  private final String name;
  private final Process process;
  private final BufferedWriter in;
  private final BufferedReader out;

  RospyPeer(RosMaster master, String name) throws IOException {
    this.master = master;
    this.name = name;
    this.process =
        master.start(List.of("/usr/bin/python3", SCRIPT.toString(), name), name + ".log");
    this.in = process.outputWriter();
    this.out = process.inputReader();
    reply();
  }

  /** Runs a statement, or evaluates an expression and returns its text. */
  String run(String python) throws IOException {
    in.write(python);
    in.newLine();
    in.flush();
    return reply();
  }

  private String reply() throws IOException {
    String line = out.readLine();
    while (line != null && !line.startsWith("=") && !line.startsWith("!")) {
      line = out.readLine(); // rospy prints warnings.
    }
    if (line == null || line.startsWith("!")) {
      throw new IOException(
          name + ": " + line + "\n" + Files.readString(master.folder().resolve(name + ".log")));
    }
    return line.substring(1).strip();
  }

  /** Sends the process a signal, such as STOP. */
  void signal(String signal) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
  }

  @Override
  public void close() throws IOException {
    in.close();
    process.onExit().completeOnTimeout(process, 10, TimeUnit.SECONDS).join();
    process.destroyForcibly().onExit().join();
  }
}
