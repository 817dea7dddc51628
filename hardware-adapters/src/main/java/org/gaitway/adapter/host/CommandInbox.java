package org.gaitway.adapter.host;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.gaitway.robot.Handover;
import org.gaitway.robot.JointCommand;

/**
 * Where a host's receiving thread leaves commands for the thread that serves the robot; the newest
 * counts. One thread puts, one takes.
 */
public final class CommandInbox {
  private final Handover<JointCommand> commands;
  private volatile Thread waiting;

  /**
   * @param joints that are commanded, in order
   */
  public CommandInbox(List<String> joints) {
    commands = new Handover<>(() -> new JointCommand(joints));
  }

  /**
   * Puts a command; neither waits nor allocates.
   *
   * @param command for the same joints; not kept
   */
  public void put(JointCommand command) {
    commands.next().copyFrom(command);
    commands.publish();
    LockSupport.unpark(waiting);
  }

  /**
   * Takes the newest command that was not taken before.
   *
   * @param command receives it; unchanged if there is none
   * @return whether there was one
   */
  public boolean take(JointCommand command) {
    boolean fresh = commands.fetch();
    if (fresh) {
      command.copyFrom(commands.latest());
    }
    return fresh;
  }

  /**
   * Waits for a command.
   *
   * @param command receives it; unchanged if none came in time
   * @param timeoutNs how long to wait [ns]
   * @return whether one came
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  public boolean await(JointCommand command, long timeoutNs) throws InterruptedException {
    long deadline = System.nanoTime() + timeoutNs;
    waiting = Thread.currentThread();
    while (!take(command)) {
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
}
