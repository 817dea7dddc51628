package org.gaitway.launch.robot;

import org.gaitway.adapter.gamepad.GamepadSettings;
import org.gaitway.config.Setting;

/**
 * The section {@code drive} of a robot file: how hands tell it where to go.
 *
 * @param keyPresses presses of a key from zero to the greatest command
 * @param gamepad of this computer
 * @param stand when the default pose is held in place of the policy
 */
public record DriveSettings(
    @Setting(value = "Presses of a key from zero to the greatest command", min = 1, max = 100)
        int keyPresses,
    @Setting("A gamepad at this computer") GamepadSettings gamepad,
    @Setting("When the default pose is held in place of the policy") StandSettings stand) {
  /** Keys alone; the policy stands by itself. */
  public static final DriveSettings DEFAULTS =
      new DriveSettings(5, GamepadSettings.DEFAULTS, StandSettings.DEFAULTS);
}
