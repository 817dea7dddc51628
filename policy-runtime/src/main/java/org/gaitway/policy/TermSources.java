package org.gaitway.policy;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.gaitway.observation.ObservationSource;

/**
 * What the name of a term says about where its values come from: the words of {@link
 * ObservationSource} themselves, and the names that Isaac Lab, mjlab and their users give.
 */
final class TermSources {
  private static final Map<String, String> USUAL =
      Map.ofEntries(
          Map.entry("base_lin_vel", "body-linear-velocity"),
          Map.entry("base_ang_vel", "base-angular-velocity"),
          Map.entry("projected_gravity", "projected-gravity"),
          Map.entry("joint_pos", "joint-offset"),
          Map.entry("joint_pos_rel", "joint-offset"),
          Map.entry("joint_vel", "joint-velocity"),
          Map.entry("joint_vel_rel", "joint-velocity"),
          Map.entry("actions", "last-action"),
          Map.entry("last_action", "last-action"));

  private static final Set<String> COMMANDS =
      Set.of("command", "commands", "velocity_command", "velocity_commands");

  private TermSources() {}

  /**
   * The source that a name stands for, if it does.
   *
   * @param size of the term, if it is known; commands need it
   * @param command what the robot's command input is called
   */
  static Optional<ObservationSource> of(String name, OptionalInt size, String command) {
    if (USUAL.containsKey(name)) {
      return Optional.of(ObservationSource.parse(USUAL.get(name)));
    }
    if (COMMANDS.contains(name)) {
      return size.isPresent()
          ? Optional.of(new ObservationSource.Command(command, size.getAsInt()))
          : Optional.empty();
    }
    try {
      return Optional.of(ObservationSource.parse(name));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // A name of its owner's making.
    }
  }
}
