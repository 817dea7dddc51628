package org.gaitway.launch;

import java.io.PrintWriter;
import org.gaitway.launch.episodes.EpisodesCommand;
import org.gaitway.launch.render.RenderCommand;
import org.gaitway.launch.replay.ReplayCommand;
import org.gaitway.launch.robot.DemoCommand;
import org.gaitway.launch.robot.RunCommand;
import org.gaitway.launch.robot.SimulateCommand;
import org.gaitway.launch.view.ViewCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The program: parses the command line, runs a command, and turns what goes wrong into a paragraph
 * and an exit code.
 */
@Command(
    name = "gaitway",
    description =
        "Trains a walking policy in MuJoCo, freezes it into one file, and runs that file.",
    subcommands = {
      TrainCommand.class,
      EvaluateCommand.class,
      RenderCommand.class,
      PolicyCommand.class,
      InspectCommand.class,
      RunCommand.class,
      SimulateCommand.class,
      ReplayCommand.class,
      DemoCommand.class,
      EpisodesCommand.class,
      PackageCommand.class,
      ReproduceCommand.class,
      ViewCommand.class,
      TasksCommand.class,
      BenchCommand.class,
      TestGpuCommand.class,
      Ros1Command.class,
      VersionCommand.class
    },
    versionProvider = VersionCommand.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "'gaitway COMMAND --help' tells more about a command; 'gaitway test' runs the tests."
    })
public final class Gaitway implements Runnable {

  /** Exit code when all went well. */
  public static final int OK = 0;

  /** Exit code when the command failed. */
  public static final int FAILED = 1;

  /** Exit code when the command line itself is wrong. */
  public static final int USAGE = 2;

  @Spec private CommandSpec spec;

  @Mixin private final ProgramOptions options = new ProgramOptions();

  private Gaitway() {}

  /**
   * Runs the program and ends the JVM with its exit code.
   *
   * @param args the command line
   */
  public static void main(String[] args) {
    new Gaitway().call().runAndExit(args);
  }

  /**
   * Runs a command line.
   *
   * @param out where results go
   * @param err where errors go
   * @param args the command line
   * @return the exit code
   */
  static int execute(PrintWriter out, PrintWriter err, String... args) {
    return new Gaitway().call().execute(out, err, args);
  }

  private ProgramCall call() {
    return new ProgramCall(this, options, OptionalPart::explain);
  }

  /** Called when no command is given. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
