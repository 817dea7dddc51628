package org.gaitway.sim;

/** An error that MuJoCo reported, or a state that it cannot go on from. */
public class MujocoException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates an exception with MuJoCo's message. */
  public MujocoException(String message) {
    super(message);
  }

  /** Creates an exception with MuJoCo's message and what caused it. */
  public MujocoException(String message, Throwable cause) {
    super(message, cause);
  }

  /** MuJoCo's lines as one. */
  static String oneLine(String message) {
    return message.strip().replaceAll(":\\s*\\R\\s*", ": ").replaceAll("\\s*\\R\\s*", "; ");
  }
}
