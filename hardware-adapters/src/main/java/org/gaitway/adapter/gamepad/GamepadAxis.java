package org.gaitway.adapter.gamepad;

import org.gaitway.config.Setting;

/**
 * A stick's axis that drives one value of a command.
 *
 * @param axis its number
 * @param inverted whether its positive end is the command's negative one; sticks count to the right
 *     and towards the user, commands to the left and forwards
 */
public record GamepadAxis(
    @Setting(value = "Number of the axis", min = 0, max = 63) int axis,
    @Setting("Whether its positive end is the command's negative one") boolean inverted) {}
