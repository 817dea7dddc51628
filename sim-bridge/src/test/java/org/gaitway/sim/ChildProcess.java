package org.gaitway.sim;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * A Java program of the tests, run to its end in a process of its own.
 *
 * @param exitCode how it ended
 * @param output what it printed; its errors go where those of the tests go
 */
record ChildProcess(int exitCode, String output) {
  /**
   * Runs a program in a JVM whose own memory is as constant as can be had: a heap that is resident
   * from the start, the collector and the compiler that need least.
   *
   * @param folder its working directory
   * @param environment what to add to the environment
   */
  static ChildProcess run(
      Path folder, Map<String, String> environment, Class<?> program, String argument)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xms64m",
            "-Xmx64m",
            "-XX:+AlwaysPreTouch",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            program.getName(),
            argument);
    builder.environment().putAll(environment);
    builder.directory(folder.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new ChildProcess(process.waitFor(), output);
  }
}
