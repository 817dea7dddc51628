package org.gaitway.launch;

import java.io.PrintWriter;
import java.util.function.UnaryOperator;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * One call of a program: parses the command line, runs a command, and turns what goes wrong into a
 * paragraph and an exit code.
 *
 * @param program the object that picocli makes the command line of
 * @param options the program's own, once parsed
 * @param explain turns an error into one that says more, or gives it back
 */
record ProgramCall(Object program, ProgramOptions options, UnaryOperator<Throwable> explain) {

  /** Runs a command line on the standard streams and ends the JVM with its exit code. */
  void runAndExit(String... args) {
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
   * @return the exit code
   */
  int execute(PrintWriter out, PrintWriter err, String... args) {
    CommandLine line =
        new CommandLine(program)
            .setOut(out)
            .setErr(err)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setParameterExceptionHandler(ProgramCall::explainUsage)
            .setExecutionExceptionHandler((e, command, parsed) -> report(e, err));
    try {
      return line.execute(args);
    } catch (Error e) { // Such as a native library that does not load, or no memory left.
      return report(e, err);
    }
  }

  private int report(Throwable error, PrintWriter err) {
    return ErrorReport.print(explain.apply(error), options.isVerbose(), err);
  }

  private static int explainUsage(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("gaitway: " + e.getMessage());
    CommandLine.UnmatchedArgumentException.printSuggestions(e, err);
    err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    return Gaitway.USAGE;
  }
}
