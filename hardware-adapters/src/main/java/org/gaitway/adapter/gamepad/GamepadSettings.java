package org.gaitway.adapter.gamepad;

import java.util.List;
import java.util.Optional;
import org.gaitway.config.Setting;

/**
 * How a gamepad drives.
 *
 * @param device file that Linux gives its events in; without one there is no gamepad
 * @param axes for each value of the command, in order
 * @param deadZone share of a stick's way around its middle that counts as the middle
 * @param deadMan button that must be held for the gamepad to speak, if there is to be one
 * @param stop button that trips the soft stop, if there is to be one
 */
public record GamepadSettings(
    @Setting("File that Linux gives a gamepad's events in, as /dev/input/js0; else there is none")
        Optional<String> device,
    @Setting("The stick's axis for each value of the command, in order") List<GamepadAxis> axes,
    @Setting(value = "Share of a stick's way that counts as its middle", min = 0, max = 0.9)
        double deadZone,
    @Setting(value = "Button to be held while the gamepad drives", min = 0, max = 63)
        Optional<Integer> deadMan,
    @Setting(value = "Button that trips the soft stop", min = 0, max = 63) Optional<Integer> stop) {
  /** No gamepad; if there is one, its left stick is to walk, its right one to turn. */
  public static final GamepadSettings DEFAULTS =
      new GamepadSettings(
          Optional.empty(),
          List.of(new GamepadAxis(1, true), new GamepadAxis(0, true), new GamepadAxis(3, true)),
          0.1,
          Optional.empty(),
          Optional.empty());

  /** Copies the list. */
  public GamepadSettings {
    axes = List.copyOf(axes);
    device.ifPresent(GamepadSettings::requirePlain);
    if (deadMan.isPresent() && deadMan.equals(stop)) {
      throw new IllegalArgumentException(
          "stop must be another button than dead-man, was " + stop.get() + " too");
    }
  }

  private static void requirePlain(String device) {
    if (device.isBlank()) {
      throw new IllegalArgumentException("device must be a file's name, was empty");
    }
  }
}
