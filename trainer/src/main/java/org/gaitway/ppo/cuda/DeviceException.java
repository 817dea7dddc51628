package org.gaitway.ppo.cuda;

/** A device is not there, or failed; the message is for the user. */
public final class DeviceException extends RuntimeException {
  /** Says what was wanted, and what was found. */
  public DeviceException(String message) {
    super(message);
  }

  /** Says what was wanted, and what was found. */
  public DeviceException(String message, Throwable cause) {
    super(message, cause);
  }
}
