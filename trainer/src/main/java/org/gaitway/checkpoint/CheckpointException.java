package org.gaitway.checkpoint;

/** A checkpoint that cannot be used; the message names the file or field and what is wrong. */
public final class CheckpointException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates an exception. */
  public CheckpointException(String message) {
    super(message);
  }

  /** Creates an exception with its cause. */
  public CheckpointException(String message, Throwable cause) {
    super(message, cause);
  }
}
