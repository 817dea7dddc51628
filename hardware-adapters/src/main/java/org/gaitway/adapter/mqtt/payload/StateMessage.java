package org.gaitway.adapter.mqtt.payload;

import org.gaitway.robot.RobotLayout;
import org.gaitway.robot.RobotState;

/** A robot's state on its way, with what its sender says of it. Mutable; one thread at a time. */
public final class StateMessage {
  private final RobotState state;
  private long stamp = RobotState.NEVER;
  private long sequence;

  /** A message that nothing was measured for. */
  public StateMessage(RobotLayout layout) {
    state = new RobotState(layout);
  }

  /** What was measured; its own stamp is the receiver's business. */
  public RobotState state() {
    return state;
  }

  /** When it was measured [ns], on the sender's clock. */
  public long stamp() {
    return stamp;
  }

  /** Says when it was measured [ns], on the sender's clock. */
  public void stamp(long nanoseconds) {
    stamp = nanoseconds;
  }

  /** Number of the message, which the sender counts. */
  public long sequence() {
    return sequence;
  }

  /** Numbers the message. */
  public void sequence(long number) {
    sequence = number;
  }
}
