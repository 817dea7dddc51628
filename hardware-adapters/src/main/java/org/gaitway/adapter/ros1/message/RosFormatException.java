package org.gaitway.adapter.ros1.message;

import java.io.IOException;

/** Thrown when bytes are not a message of the type that they are read as. */
public final class RosFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message says where, what was expected and what was found
   */
  public RosFormatException(String message) {
    super(message);
  }
}
