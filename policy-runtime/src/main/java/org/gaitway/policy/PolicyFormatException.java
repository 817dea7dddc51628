package org.gaitway.policy;

import java.io.IOException;

/** A file is not a policy that can be run; the message names the file and says why. */
public class PolicyFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param source the file, or what else the policy came from
   * @param problem what was expected and what was found
   */
  public PolicyFormatException(String source, String problem) {
    super(source + ": " + problem);
  }

  /**
   * @param source the file, or what else the policy came from
   * @param problem what was expected and what was found
   * @param cause the error underneath
   */
  public PolicyFormatException(String source, String problem, Throwable cause) {
    super(source + ": " + problem, cause);
  }

  /**
   * @param message the whole message
   * @param cause the error that it says more of
   */
  PolicyFormatException(String message, PolicyFormatException cause) {
    super(message, cause);
  }
}
