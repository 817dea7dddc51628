package org.gaitway.adapter.ros1.generator;

import java.io.IOException;

/** Thrown when the definition of a message or service is missing or wrong. */
public final class DefinitionException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message names the definition and, where there is one, the line
   */
  public DefinitionException(String message) {
    super(message);
  }
}
