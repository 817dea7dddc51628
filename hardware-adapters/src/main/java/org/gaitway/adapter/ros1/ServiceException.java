package org.gaitway.adapter.ros1;

/** A service could not do what was asked. A handler throws it for its text to reach the caller. */
public final class ServiceException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what went wrong
   */
  public ServiceException(String message) {
    super(message);
  }
}
