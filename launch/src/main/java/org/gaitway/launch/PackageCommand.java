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
import org.gaitway.launch.archive.TrainerArchive;
import org.gaitway.sim.MujocoLibrary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gaitway package}: what a robot or another training machine needs, in one archive. */
@Command(
    name = "package",
    description = {
      "Make an archive that runs policies on a robot: a Java runtime, the program without simulator"
          + " and trainer, and bin/gaitway.",
      "With --trainer, one that trains on another machine: a Java runtime, MuJoCo and the program,"
          + " but neither ND4J (the learner nd4j) nor FFmpeg (films).",
      "That machine needs Linux, nothing else; no Java and no network."
    },
    sortOptions = false)
final class PackageCommand implements Callable<Integer> {

  private static final double MEGABYTE = 1e6;

  @Spec private CommandSpec spec;

  @Option(
      names = "--trainer",
      description =
          "For training rather than for a robot; for processors like this machine's. The learner"
              + " cuda needs CUDA's libraries there.")
  private boolean trainer;

  @Option(
      names = "--arch",
      paramLabel = "NAME",
      description = "The robot's processor, x86_64 or aarch64 (default: this machine's).")
  private String architecture;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "The archive (default: gaitway-robot-linux-ARCH.tar.gz, or gaitway-trainer-...).")
  private Path out;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description = "What to put beside: policies and robot files, or settings and tasks.")
  private List<Path> files = new ArrayList<>();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Architecture target =
        architecture == null ? Architecture.ofThisMachine() : Architecture.named(architecture);
    Path archive;
    if (trainer) {
      requireThisMachine(target);
      archive = fileOr(TrainerArchive.NAME, target);
      new TrainerArchive(Installation.jars(), MujocoLibrary.file(), files).write(archive);
    } else {
      archive = fileOr(RobotArchive.NAME, target);
      new RobotArchive(target, Installation.jars(), files).write(archive);
    }
    PrintWriter printer = spec.commandLine().getOut();
    printer.printf(Locale.ROOT, "%s: %.1f MB%n", archive, Files.size(archive) / MEGABYTE);
    printer.flush();
    return Gaitway.OK;
  }

  private void requireThisMachine(Architecture target) {
    if (target != Architecture.ofThisMachine()) {
      throw new ParameterException(
          spec.commandLine(),
          "--trainer makes archives for "
              + Architecture.ofThisMachine()
              + " here, not for "
              + target
              + ": run it on such a machine");
    }
  }

  private Path fileOr(String name, Architecture target) {
    return out == null ? Path.of(name + "-linux-" + target + ".tar.gz") : out;
  }
}
