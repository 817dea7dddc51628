package org.gaitway.experiment;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Executes the small plan in a JVM of its own, which a test can kill. */
final class ExperimentProcess {
  private ExperimentProcess() {}

  static Process start(Path folder) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(argument -> !argument.startsWith("-javaagent"))
            .toList());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    System.getProperties()
        .stringPropertyNames()
        .forEach(
            name -> {
              if (name.startsWith("gaitway.")) {
                command.add(1, "-D" + name + "=" + System.getProperty(name));
              }
            });
    command.add(ExperimentProcess.class.getName());
    command.add(folder.toString());
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** The child's program. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    new Experiment(SmallPlan.plan(), Path.of(arguments[0]), SmallPlan.PROVENANCE, false)
        .execute(2, () -> false, List.of());
  }
}
