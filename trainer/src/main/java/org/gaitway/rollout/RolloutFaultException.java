package org.gaitway.rollout;

import org.gaitway.task.FaultException;

/** Ends a rollout at a number that is not finite, and keeps how it came about. */
public final class RolloutFaultException extends FaultException {
  private static final long serialVersionUID = 1L;

  private final transient RecordedFault recorded;

  RolloutFaultException(String message, RecordedFault recorded) {
    super(message);
    this.recorded = recorded;
  }

  /** The first fault of the segment, by step. */
  public RecordedFault recorded() {
    return recorded;
  }
}
