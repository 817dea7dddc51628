package org.gaitway.control;

/**
 * Who tells the robot what to do, in order of priority: as long as the last command of one is not
 * too old, those of the ones after it do not count. Hands on a robot come before programs.
 */
public enum CommandOrigin {
  /** A gamepad at this computer. */
  GAMEPAD,
  /** The keyboard of this terminal. */
  KEYBOARD,
  /** A topic of ROS or MQTT. */
  TOPIC,
  /** A script that this program was given. */
  SCRIPT
}
