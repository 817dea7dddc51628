package org.gaitway.adapter.mqtt;

/** How states and commands are written. */
public enum PayloadKind {
  /** JSON with the names of the joints in each message. */
  JSON,
  /** Numbers in the order of the robot's layout message, whose hash each message repeats. */
  BINARY
}
