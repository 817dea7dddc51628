package org.gaitway.robot;

/** A robot was asked for a transition that its state does not allow. */
public final class IllegalLifecycleException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message the transition, the state, and the state that it needs
   */
  public IllegalLifecycleException(String message) {
    super(message);
  }
}
