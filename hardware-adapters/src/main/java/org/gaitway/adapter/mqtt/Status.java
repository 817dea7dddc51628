package org.gaitway.adapter.mqtt;

import java.util.Locale;

/** What is kept on the status topics. */
enum Status {
  /** The client has gone, or the broker has lost it. */
  OFFLINE,
  /** The robot publishes states and takes commands; or the controller reads states alone. */
  ONLINE,
  /** The controller sends commands. */
  ACTIVE;

  private final String text = name().toLowerCase(Locale.ROOT);

  /** As it is published. */
  String text() {
    return text;
  }
}
