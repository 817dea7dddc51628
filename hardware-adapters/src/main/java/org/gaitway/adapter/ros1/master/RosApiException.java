package org.gaitway.adapter.ros1.master;

import java.io.IOException;

/** A master or node understood a call and did not do what was asked. */
public final class RosApiException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message who refused what, and why
   */
  public RosApiException(String message) {
    super(message);
  }
}
