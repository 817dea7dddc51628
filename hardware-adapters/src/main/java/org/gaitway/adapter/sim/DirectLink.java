package org.gaitway.adapter.sim;

import java.util.function.LongUnaryOperator;
import org.gaitway.adapter.host.CommandInbox;
import org.gaitway.adapter.host.RobotHost;
import org.gaitway.robot.Handover;
import org.gaitway.robot.JointCommand;
import org.gaitway.robot.RobotLayout;
import org.gaitway.robot.RobotState;

/**
 * A link between two threads of one process. The robot's side is a {@link RobotHost}; {@link #read}
 * and {@link #write} are the loop's side: wait-free and allocation-free.
 */
final class DirectLink implements RobotHost {
  private final LongUnaryOperator stamps;
  private final Handover<RobotState> states;
  private final CommandInbox commands;
  private boolean known;

  /**
   * @param stamps gives the loop's stamp of a state, from the robot's
   */
  DirectLink(RobotLayout layout, LongUnaryOperator stamps) {
    this.stamps = stamps;
    states = new Handover<>(() -> new RobotState(layout));
    commands = new CommandInbox(layout.commanded());
  }

  @Override
  public void open(RobotLayout layout) {
    // Both sides were there from the beginning.
  }

  @Override
  public void publish(RobotState state) {
    RobotState next = states.next();
    next.copyFrom(state);
    next.stamp(stamps.applyAsLong(state.stamp()));
    states.publish();
  }

  /** Copies the newest state; whether there ever was one. The loop's side. */
  boolean read(RobotState state) {
    known |= states.fetch();
    if (known) {
      state.copyFrom(states.latest());
    }
    return known;
  }

  /** Passes a command on. The loop's side. */
  void write(JointCommand command) {
    commands.put(command);
  }

  @Override
  public boolean receive(JointCommand command) {
    return commands.take(command);
  }

  @Override
  public boolean await(JointCommand command, long timeoutNs) throws InterruptedException {
    return commands.await(command, timeoutNs);
  }

  @Override
  public void close() {
    // Nothing is held open.
  }
}
