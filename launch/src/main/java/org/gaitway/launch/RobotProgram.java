package org.gaitway.launch;

import org.gaitway.launch.robot.RunCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The program as it is on a robot, in the archive that {@code gaitway package} makes: without
 * simulator and trainer.
 */
@Command(
    name = "gaitway",
    description = "Runs frozen policies on this robot.",
    subcommands = {RunCommand.class, PolicyCommand.class},
    versionProvider = RobotProgram.Version.class,
    synopsisSubcommandLabel = "COMMAND")
final class RobotProgram implements Runnable {

  /** Version of the program and of its Java. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {
        "gaitway " + VersionCommand.program(), "java " + System.getProperty("java.runtime.version")
      };
    }
  }

  @Spec private CommandSpec spec;

  @Mixin private final ProgramOptions options = new ProgramOptions();

  private RobotProgram() {}

  /**
   * Runs the program and ends the JVM with its exit code.
   *
   * @param args the command line
   */
  public static void main(String[] args) {
    RobotProgram program = new RobotProgram();
    new ProgramCall(program, program.options, RobotProgram::explain).runAndExit(args);
  }

  /** Called when no command is given. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }

  private static Throwable explain(Throwable error) {
    return error instanceof NoClassDefFoundError
        ? new IllegalArgumentException(
            "this program has no simulator and no trainer; name a robot file with --robot whose"
                + " robot is not simulated in the program (missing: "
                + error.getMessage()
                + ")",
            error)
        : error;
  }
}
