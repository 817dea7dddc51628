package org.gaitway.launch.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Another program that measures itself: it answers each line of its standard input with one line,
 * and ends with its input. Between the two it waits without taking processor time. One thread at a
 * time.
 */
final class PeerProcess implements AutoCloseable {

  private static final long CLOSE_SECONDS = 10;

  private final String name;
  private final Path errors;
  private final Process process;
  private final BufferedWriter requests;
  private final BufferedReader replies;
  private final PeerReply greeting;

  /**
   * Starts the program and waits for the line that it begins with.
   *
   * @param name what it is called in errors
   * @param folder where it runs and its standard error is kept
   * @param command the program and its arguments
   * @throws IOException when it cannot be started, or ends before it is ready, with what it said
   */
  PeerProcess(String name, Path folder, List<String> command) throws IOException {
    this.name = name;
    this.errors = Files.createTempFile(folder, "errors", "");
    this.process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(errors.toFile())
            .start();
    this.requests = process.outputWriter();
    this.replies = process.inputReader();
    try {
      this.greeting = reply();
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  /** What it said when it was ready. */
  PeerReply greeting() {
    return greeting;
  }

  /**
   * Asks for one line and waits for the answer.
   *
   * @throws IOException when it ends instead, with what it said
   */
  PeerReply ask(String request) throws IOException {
    try {
      requests.write(request);
      requests.newLine();
      requests.flush();
    } catch (IOException e) {
      throw new IOException(ended(), e);
    }
    return reply();
  }

  private PeerReply reply() throws IOException {
    String line = replies.readLine();
    if (line == null) {
      throw new IOException(ended());
    }
    return PeerReply.parse(line);
  }

  private String ended() throws IOException {
    return name + " ended early: " + Files.readString(errors).strip();
  }

  /** Lets the program end, which it does with its input; not for long if it is busy. */
  @Override
  public void close() {
    try {
      requests.close();
    } catch (IOException e) { // It ended by itself and took no more.
      process.destroy();
    }
    process.onExit().completeOnTimeout(process, CLOSE_SECONDS, TimeUnit.SECONDS).join();
    process.destroyForcibly().onExit().join();
  }
}
