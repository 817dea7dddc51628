package org.gaitway.launch;

import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options of a program and of all its commands. */
final class ProgramOptions {

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

  /** Whether errors are told with their stack traces. */
  boolean isVerbose() {
    return verbose;
  }
}
