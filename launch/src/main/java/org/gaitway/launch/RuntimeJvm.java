package org.gaitway.launch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The JVM that runs policies on time. Its options stand in one file, {@code runtime-jvm.options},
 * which the start scripts hand to {@code java} and benchmarks get from here, so that what is
 * measured is what runs.
 */
public final class RuntimeJvm {
  private static final String OPTIONS = "runtime-jvm.options";
  private static final String COMMENT = "#";
  private static final String OWN_PROPERTY = "-Dgaitway.";

  private RuntimeJvm() {}

  /** Options, in the order of the file. */
  public static List<String> options() {
    try (InputStream in = RuntimeJvm.class.getResourceAsStream(OPTIONS)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith(COMMENT))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the program is not whole", e);
    }
  }

  /**
   * Runs a class of this program in such a JVM of its own, with this one's class path and its
   * properties that are the program's.
   *
   * @param main has the main method
   * @param arguments its arguments
   * @return the process to be started
   */
  public static ProcessBuilder program(Class<?> main, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(options());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith(OWN_PROPERTY))
        .forEach(command::add);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(arguments);
    return new ProcessBuilder(command);
  }
}
