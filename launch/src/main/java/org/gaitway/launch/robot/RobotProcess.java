package org.gaitway.launch.robot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.gaitway.launch.bench.JavaProgram;

/** A simulated robot in a process of its own, and the robot file with which it is found. */
final class RobotProcess implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;
  private static final long LOOK_AGAIN_MS = 20;

  private final Path folder;
  private final Path file;
  private final Process process;

  private RobotProcess(Path folder, Path file, Process process) {
    this.folder = folder;
    this.file = file;
    this.process = process;
  }

  /**
   * Starts it and waits until it is there.
   *
   * @param simulate arguments of the program: {@code simulate} and what it is to simulate
   * @throws IOException if it ends before
   */
  static RobotProcess start(List<String> simulate) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("gaitway-demo-");
    Path file = folder.resolve("robot.yaml");
    List<String> arguments = new ArrayList<>(simulate);
    arguments.addAll(List.of("--write-robot", file.toString()));
    RobotProcess robot =
        new RobotProcess(folder, file, JavaProgram.builder(arguments).inheritIO().start());
    try {
      robot.await();
      return robot;
    } catch (IOException | InterruptedException e) {
      robot.close();
      throw e;
    }
  }

  private void await() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!Files.exists(file)) {
      if (process.waitFor(LOOK_AGAIN_MS, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
        throw new IOException("the simulated robot did not start");
      }
    }
  }

  /** The robot file. */
  Path file() {
    return file;
  }

  /** Waits a while for its end; its exit code, or another if it goes on. */
  int exitCodeOr(int other) throws InterruptedException {
    return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() != 0
        ? process.exitValue()
        : other;
  }

  /** Asks it to end, and removes the file. */
  @Override
  public void close() throws IOException {
    process.destroy();
    process.onExit().join();
    Files.deleteIfExists(file);
    Files.delete(folder);
  }
}
