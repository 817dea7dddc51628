package org.gaitway.launch;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code gaitway ros1 NAME}: tools for ROS 1. */
@Command(
    name = "ros1",
    description = "Tools for ROS 1; see docs/ros1.md.",
    subcommands = {Ros1GenerateCommand.class},
    synopsisSubcommandLabel = "NAME")
final class Ros1Command implements Runnable {

  @Spec private CommandSpec spec;

  /** Called when no tool is named. */
  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "a tool is missing; there are " + String.join(", ", spec.subcommands().keySet()));
  }
}
