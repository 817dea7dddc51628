package org.gaitway.adapter.mqtt.payload;

import java.util.List;
import org.gaitway.robot.JointCommand;
import org.gaitway.robot.RobotState;

/** A command on its way. Mutable; one thread at a time. */
public final class CommandMessage {
  private final JointCommand command;
  private long answers = RobotState.NEVER;
  private long sequence;

  /**
   * A message that commands no effort.
   *
   * @param joints those that are commanded
   */
  public CommandMessage(List<String> joints) {
    command = new JointCommand(joints);
  }

  /** What the joints are to do. */
  public JointCommand command() {
    return command;
  }

  /**
   * The stamp of the state that it answers [ns], as that state's sender gave it; {@link
   * RobotState#NEVER} if none.
   */
  public long answers() {
    return answers;
  }

  /** Says which state it answers, by its sender's stamp [ns]. */
  public void answers(long stamp) {
    answers = stamp;
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
