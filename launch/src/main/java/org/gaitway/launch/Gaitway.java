package org.gaitway.launch;

import java.io.PrintWriter;
import org.gaitway.launch.robot.DemoCommand;
import org.gaitway.launch.robot.RunCommand;
import org.gaitway.launch.robot.SimulateCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
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
      PolicyCommand.class,
      InspectCommand.class,
      RunCommand.class,
      SimulateCommand.class,
      DemoCommand.class,
      ReproduceCommand.class,
      TasksCommand.class,
      BenchCommand.class,
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

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help and exit.")
  private boolean help;

  @Option(names = "--version", versionHelp = true, description = "Print the version and exit.")
  private boolean version;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Print the stack trace of an error.")
  private boolean verbose;

  private Gaitway() {}

  /**
   * Runs the program and ends the JVM with its exit code.
   *
   * @param args the command line
   */
  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, true);
    PrintWriter err = new PrintWriter(System.err, true);
    int code = execute(out, err, args);
    StopSignal.programEnded();
    System.exit(code);
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
    Gaitway gaitway = new Gaitway();
    CommandLine line =
        new CommandLine(gaitway)
            .setOut(out)
            .setErr(err)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setParameterExceptionHandler(Gaitway::explainUsage)
            .setExecutionExceptionHandler(
                (e, command, parsed) -> ErrorReport.print(e, gaitway.verbose, err));
    try {
      return line.execute(args);
    } catch (Error e) { // Such as a native library that does not load, or no memory left.
      return ErrorReport.print(e, gaitway.verbose, err);
    }
  }

  /** Called when no command is given. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }

  private static int explainUsage(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("gaitway: " + e.getMessage());
    CommandLine.UnmatchedArgumentException.printSuggestions(e, err);
    err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    return USAGE;
  }
}
