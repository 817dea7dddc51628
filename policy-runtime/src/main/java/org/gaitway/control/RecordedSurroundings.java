package org.gaitway.control;

import org.gaitway.robot.JointCommand;
import org.gaitway.robot.Robot;
import org.gaitway.robot.RobotLayout;
import org.gaitway.robot.RobotState;
import org.gaitway.safety.StopLatch;

/** Robot, time and soft stop as a logged tick saw them. */
final class RecordedSurroundings implements Robot, LoopClock, StopLatch {
  final RobotState state;
  TickInput input;
  int looks;

  RecordedSurroundings(RobotLayout layout) {
    state = new RobotState(layout);
  }

  @Override
  public boolean read(RobotState out) {
    if (input.failure() == TickFailure.READ) {
      throw new IllegalStateException("reading the robot threw, as it did then");
    }
    if (input.present()) {
      out.copyFrom(state);
    }
    return input.present();
  }

  @Override
  public boolean write(JointCommand command) {
    if (input.writeThrew()) {
      throw new IllegalStateException("commanding the robot threw, as it did then");
    }
    return input.written();
  }

  @Override
  public long now() {
    return input.now();
  }

  @Override
  public boolean sleepUntil(long deadline) {
    return true;
  }

  @Override
  public boolean isLockStep() {
    return false;
  }

  @Override
  public void trip(String by) {
    // The log knows already.
  }

  @Override
  public long trips() {
    looks++;
    return looks <= 0 ? input.stopsBefore() : view().trips();
  }

  @Override
  public String trippedBy() {
    String source = view().source();
    return source.isEmpty() ? null : source;
  }

  private TickInput.Stop view() {
    return looks <= 1 ? input.stopAtStart() : input.stopAtEnd();
  }

  @Override
  public void configure(RobotLayout layout) {}

  @Override
  public void activate() {}

  @Override
  public void deactivate() {}

  @Override
  public void close() {}
}
