/**
 * A gamepad at the robot's computer or the operator's, read as Linux gives it ({@code
 * /dev/input/js*}). {@link org.gaitway.adapter.gamepad.Gamepad} tells a command input what its
 * sticks say.
 */
package org.gaitway.adapter.gamepad;
