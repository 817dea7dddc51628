package org.gaitway.adapter.ros1;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A node of another library that does what it is told: a line goes in, a line comes out. */
final class PeerNode implements AutoCloseable {
  private static final Path TESTS =
      Path.of(System.getProperty("gaitway.root"), "hardware-adapters", "src", "test");
  private static final Path SCRIPT = TESTS.resolve("python/rospy_peer.py");
  private static final Path SOURCE = TESTS.resolve("cpp/roscpp_peer.cpp");

  private final RosMaster master;
  private final String name;
  private final Process process;
  private final BufferedWriter in;
  private final BufferedReader out;

  private PeerNode(RosMaster master, String name, List<String> command) throws IOException {
    this.master = master;
    this.name = name;
    this.process = master.start(command, name + ".log");
    this.in = process.outputWriter();
    this.out = process.inputReader();
    reply();
  }

  /** A node of rospy, which is told Python: a statement, or an expression to be evaluated. */
  static PeerNode rospy(RosMaster master, String name) throws IOException {
    // Debian's Python: others do not see its packages.
    return new PeerNode(master, name, List.of("/usr/bin/python3", SCRIPT.toString(), name));
  }

  /** A node of roscpp, which is told the commands of its source. */
  static PeerNode roscpp(RosMaster master, String name) throws Exception {
    return new PeerNode(master, name, List.of(roscppProgram().toString(), name));
  }

  /** Builds the program, unless that has been done since its source was changed. */
  private static synchronized Path roscppProgram() throws Exception {
    Path program = TESTS.resolveSibling("../target/roscpp_peer").normalize();
    if (Files.exists(program)
        && Files.getLastModifiedTime(program).compareTo(Files.getLastModifiedTime(SOURCE)) > 0) {
      return program;
    }
    Path built = Files.createTempFile(program.getParent(), "roscpp_peer", "");
    String command =
        "g++ -O1 -std=c++17 -o %s %s $(pkg-config --cflags --libs roscpp)".formatted(built, SOURCE);
    Process compiler = new ProcessBuilder("sh", "-c", command).redirectErrorStream(true).start();
    String output = new String(compiler.getInputStream().readAllBytes());
    if (compiler.waitFor() != 0) {
      throw new IOException(command + ": " + output);
    }
    return Files.move(built, program, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Tells it something.
   *
   * @return what it answers
   * @throws IOException if it answers with an error, or has ended
   */
  String run(String line) throws IOException {
    in.write(line);
    in.newLine();
    in.flush();
    return reply();
  }

  private String reply() throws IOException {
    String line = out.readLine();
    while (line != null && !line.startsWith("=") && !line.startsWith("!")) {
      line = out.readLine(); // The libraries print warnings.
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
