package org.gaitway.policy;

/** What an engine runs on is not there; the message says what to put on the class path. */
public final class EngineMissingException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what is missing and where to get it
   * @param cause the error underneath
   */
  public EngineMissingException(String message, Throwable cause) {
    super(message, cause);
  }
}
