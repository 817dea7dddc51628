package org.gaitway.adapter.mqtt.client;

import java.io.IOException;

/** The broker said something that MQTT does not know, or refused. */
public final class ProtocolException extends IOException {
  private static final long serialVersionUID = 1L;

  private final boolean refusal;

  private ProtocolException(String message, boolean refusal) {
    super(message);
    this.refusal = refusal;
  }

  /** The broker broke the rules. */
  static ProtocolException broken(String message) {
    return new ProtocolException(message, false);
  }

  /** The broker does not let the client do what it wants to. */
  static ProtocolException refused(String message) {
    return new ProtocolException(message, true);
  }

  /** Whether trying again will not help unless somebody changes something. */
  public boolean isRefusal() {
    return refusal;
  }
}
