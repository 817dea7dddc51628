package org.gaitway.adapter.ros1.tcpros;

import java.io.IOException;

/**
 * The other end of a connection does what it should not, or not what it should. The message says
 * what was expected and what was found.
 */
public final class PeerException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what was expected and what was found
   */
  public PeerException(String message) {
    super(message);
  }
}
