package org.gaitway.adapter.ros1.tcpros;

import java.io.IOException;

/** Two ends of a connection do not understand each other; the message says what does not fit. */
public final class HandshakeException extends IOException {

  /**
   * @param message what was expected and what was found
   */
  public HandshakeException(String message) {
    super(message);
  }
}
