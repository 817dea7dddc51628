package org.gaitway.launch.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The program in a JVM of its own, started as the launcher script starts it. It is ended by force
 * when it runs for longer than any test should.
 */
final class Program implements AutoCloseable {

  /**
   * What a program did.
   *
   * @param code its exit code; 128 and the signal's number, if that ended it
   * @param out what it printed
   * @param err what it printed to standard error
   */
  record Outcome(int code, String out, String err) {}

  private static final int LIMIT_MINUTES = 3;

  private final Process process;
  private final BufferedReader reader;
  private final Path errors;
  private final StringBuilder out = new StringBuilder();

  private Program(Path folder, List<String> command) throws IOException {
    errors = Files.createTempFile("gaitway-errors-", ".txt");
    process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(errors.toFile())
            .start();
    reader = process.inputReader(StandardCharsets.UTF_8);
    CompletableFuture.delayedExecutor(LIMIT_MINUTES, TimeUnit.MINUTES)
        .execute(process::destroyForcibly);
  }

  /** Starts a command line of the program in a working folder. */
  static Program start(Path folder, String... arguments) throws IOException {
    return new Program(folder, command(arguments));
  }

  /** The same at a terminal of its own. */
  static Program startAtTerminal(Path folder, String... arguments) throws IOException {
    List<String> words =
        new ArrayList<>(
            List.of("python3", "-c", "import pty, sys; sys.exit(pty.spawn(sys.argv[1:]) >> 8)"));
    words.addAll(command(arguments));
    return new Program(folder, words);
  }

  /** Runs a command line of the program in a working folder to its end. */
  static Outcome run(Path folder, String... arguments) throws IOException, InterruptedException {
    return runBy(List.of(), folder, arguments);
  }

  /** The same through another program that takes a command as its last arguments. */
  static Outcome runBy(List<String> runner, Path folder, String... arguments)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(runner);
    words.addAll(command(arguments));
    try (Program program = new Program(folder, words)) {
      return program.outcome();
    }
  }

  private static List<String> command(String... arguments) {
    List<String> words = new ArrayList<>();
    // Whoever runs in the background ignores Ctrl-C, and so would what is started from there.
    words.addAll(List.of("env", "--default-signal=INT"));
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(
        List.of("-XX:+UseParallelGC", "-Dfile.encoding=UTF-8", "-Djava.awt.headless=true"));
    words.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:+IgnoreUnrecognizedVMOptions"));
    words.addAll(List.of("-cp", System.getProperty("java.class.path")));
    words.add("org.gaitway.launch.Gaitway");
    words.addAll(List.of(arguments));
    return words;
  }

  /**
   * Waits until the program prints a line with some text in it.
   *
   * @throws IOException if it ends before, with what it printed
   */
  void awaitLine(String text) throws IOException {
    String line;
    do {
      line = reader.readLine();
      if (line == null) {
        throw new IOException(
            "ended without printing '" + text + "': " + out + Files.readString(errors));
      }
      out.append(line).append('\n');
    } while (!line.contains(text));
  }

  /** Types a line. */
  void type(String line) throws IOException {
    press(line + '\n');
  }

  /** Presses keys. */
  void press(String keys) throws IOException {
    process.outputWriter(StandardCharsets.UTF_8).append(keys).flush();
  }

  /** Lets the program run on for some time; true if it ends meanwhile. */
  boolean endsWithin(long millis) throws InterruptedException {
    return process.waitFor(millis, TimeUnit.MILLISECONDS);
  }

  /** Sends a signal, such as {@code INT}: what Ctrl-C sends. */
  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid())
        .inheritIO()
        .start()
        .waitFor();
  }

  /** Waits for the end. */
  Outcome outcome() throws IOException, InterruptedException {
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      out.append(line).append('\n');
    }
    return new Outcome(process.waitFor(), out.toString(), Files.readString(errors));
  }

  /** Ends the program if it has not ended, as SIGKILL does: without a chance to save anything. */
  @Override
  public void close() throws IOException {
    process.destroyForcibly().onExit().join();
    reader.close();
    Files.delete(errors);
  }
}
