package org.gaitway.config;

/**
 * A configuration that cannot be used. The message is one paragraph that names the key, where it
 * was set (file and line, or override), what was expected and what was found.
 */
public final class ConfigException extends RuntimeException {

  /**
   * Creates the exception.
   *
   * @param message one paragraph for the user
   */
  public ConfigException(String message) {
    super(message);
  }

  /**
   * Creates the exception with what lies beneath it.
   *
   * @param message one paragraph for the user
   * @param cause the error underneath
   */
  public ConfigException(String message, Throwable cause) {
    super(message, cause);
  }
}
