package org.gaitway.cdr;

import java.io.IOException;

/**
 * Bytes or a text that are no message or no definition; the message names the field, what was
 * expected and what was found.
 */
public final class CdrException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param problem what was expected and what was found
   */
  public CdrException(String problem) {
    super(problem);
  }

  private CdrException(String problem, CdrException cause) {
    super(problem, cause.getCause());
    setStackTrace(cause.getStackTrace());
  }

  /** The same error, with the field in front that it was found in: {@code pose.position.x}. */
  CdrException in(String field) {
    String path = getMessage();
    boolean nested = path.startsWith("field ");
    return new CdrException(
        nested ? "field " + field + "." + path.substring(6) : "field " + field + ": " + path, this);
  }
}
