package org.gaitway.task.legged;

import java.util.List;
import java.util.ServiceLoader;
import org.gaitway.task.Command;

/**
 * A user's own way to tell a robot where to go: found on the class path by its name, which {@code
 * legged.command.source} gives. Implementations have no state and a public constructor, and are
 * listed under {@code META-INF/services}.
 */
public interface CommandSource {
  /** The name in the settings. */
  String name();

  /**
   * The command: three values, forward [m/s], left [m/s], turn [rad/s], all 0 to stand still.
   *
   * @param robot that is told
   */
  Command command(CommandSettings settings, LeggedRobot robot);

  /**
   * The source of a name.
   *
   * @throws IllegalArgumentException naming those there are
   */
  static CommandSource named(String name) {
    if (name.equals(UniformCommand.NAME)) {
      return new UniformCommand();
    }
    List<CommandSource> all =
        ServiceLoader.load(CommandSource.class).stream().map(ServiceLoader.Provider::get).toList();
    return all.stream()
        .filter(source -> source.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no command source "
                        + name
                        + "; there are "
                        + UniformCommand.NAME
                        + " and "
                        + all.stream().map(CommandSource::name).toList()));
  }
}
