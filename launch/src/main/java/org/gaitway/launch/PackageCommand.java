package org.gaitway.launch;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.gaitway.launch.archive.Architecture;
import org.gaitway.launch.archive.RobotArchive;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gaitway package}: what a robot needs, in one archive. */
@Command(
    name = "package",
    description = {
      "Make an archive that runs policies on a robot: a Java runtime, the program without simulator"
          + " and trainer, and bin/gaitway.",
      "The robot needs Linux, nothing else."
    },
    sortOptions = false)
final class PackageCommand implements Callable<Integer> {

  private static final double MEGABYTE = 1e6;

  @Spec private CommandSpec spec;

  @Option(
      names = "--arch",
      paramLabel = "NAME",
      description = "The robot's processor, x86_64 or aarch64 (default: this machine's).")
  private String architecture;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "The archive (default: gaitway-robot-linux-ARCH.tar.gz).")
  private Path out;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description = "Policies and robot files to put beside.")
  private List<Path> files = new ArrayList<>();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Architecture target =
        architecture == null ? Architecture.ofThisMachine() : Architecture.named(architecture);
    Path archive = out == null ? Path.of("gaitway-robot-linux-" + target + ".tar.gz") : out;
    new RobotArchive(target, Installation.jars(), files).write(archive);
    PrintWriter printer = spec.commandLine().getOut();
    printer.printf(Locale.ROOT, "%s: %.1f MB%n", archive, Files.size(archive) / MEGABYTE);
    printer.flush();
    return Gaitway.OK;
  }
}
