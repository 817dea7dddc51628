package org.gaitway.adapter.sim;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongUnaryOperator;
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
  private final Handover<JointCommand> commands;
  private boolean known;
  private volatile Thread waiting;

  /**
   * @param stamps gives the loop's stamp of a state, from the robot's
   */
  DirectLink(RobotLayout layout, LongUnaryOperator stamps) {
    this.stamps = stamps;
    states = new Handover<>(() -> new RobotState(layout));
    commands = new Handover<>(() -> new JointCommand(layout.commanded()));
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
    commands.next().copyFrom(command);
    commands.publish();
    LockSupport.unpark(waiting);
  }

  @Override
  public boolean receive(JointCommand command) {
    boolean fresh = commands.fetch();
    if (fresh) {
      command.copyFrom(commands.latest());
    }
    return fresh;
  }

  @Override
  public boolean await(JointCommand command, long timeoutNs) throws InterruptedException {
    long deadline = System.nanoTime() + timeoutNs;
    waiting = Thread.currentThread();
    while (!receive(command)) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      LockSupport.parkNanos(left);
    }
    return true;
  }

  @Override
  public void close() {
    // Nothing is held open.
  }
}
