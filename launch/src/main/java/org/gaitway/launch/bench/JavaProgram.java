package org.gaitway.launch.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.gaitway.launch.Gaitway;

/** Runs the program once more in a JVM of its own, with this JVM's options, as a user would. */
public final class JavaProgram {

  private JavaProgram() {}

  /**
   * Runs a command line to its end.
   *
   * @param arguments the command line
   * @return its wall time, the start of the JVM included [s]
   * @throws IOException when it fails, with what it printed
   * @throws InterruptedException when interrupted while it runs
   */
  static double seconds(List<String> arguments) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process = builder(arguments).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = process.waitFor();
    double seconds = (System.nanoTime() - start) / 1e9;
    if (code != 0) {
      throw new IOException(
          "gaitway "
              + String.join(" ", arguments)
              + " ended with exit code "
              + code
              + ": "
              + output);
    }
    return seconds;
  }

  /** A command line to be started; what it prints to standard error goes to standard output. */
  public static ProcessBuilder builder(List<String> arguments) {
    return new ProcessBuilder(command(Gaitway.class, arguments)).redirectErrorStream(true);
  }

  /**
   * What starts a program of this class path, with this JVM's options.
   *
   * @param main its class
   * @param arguments of the program
   */
  static List<String> command(Class<?> main, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(arguments);
    return command;
  }
}
