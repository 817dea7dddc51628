package org.gaitway.task;

/** Ends what cannot go on from a number that is not finite; the message says where it arose. */
public class FaultException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** One line: where, and what. */
  public FaultException(String message) {
    super(message);
  }

  /** One line, of a fault that was told elsewhere with less. */
  public FaultException(String message, FaultException cause) {
    super(message, cause);
  }
}
