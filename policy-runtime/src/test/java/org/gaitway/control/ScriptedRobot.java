package org.gaitway.control;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.gaitway.robot.JointCommand;
import org.gaitway.robot.Lifecycle;
import org.gaitway.robot.Lifecycle.Transition;
import org.gaitway.robot.Robot;
import org.gaitway.robot.RobotLayout;
import org.gaitway.robot.RobotState;

/** A robot whose state a test sets, and that keeps what it was commanded. */
final class ScriptedRobot implements Robot {
  final RobotState state;
  final List<JointCommand> commands = new ArrayList<>();
  Lifecycle lifecycle = Lifecycle.UNCONFIGURED;
  boolean keeps = true;
  BooleanSupplier takes = () -> true;
  Runnable onRead = () -> {};

  ScriptedRobot(RobotLayout layout) {
    state = new RobotState(layout);
    for (int i = 0; i < layout.joints().size(); i++) {
      state.position()[i] = 0;
      state.velocity()[i] = 0;
      state.effort()[i] = 0;
    }
    state.orientation()[0] = 1;
    state.orientation()[1] = 0;
    state.orientation()[2] = 0;
    state.orientation()[3] = 0;
    state.stamp(0);
  }

  JointCommand last() {
    return commands.get(commands.size() - 1);
  }

  @Override
  public void configure(RobotLayout layout) {
    lifecycle = lifecycle.after(Transition.CONFIGURE);
  }

  @Override
  public void activate() {
    lifecycle = lifecycle.after(Transition.ACTIVATE);
  }

  @Override
  public boolean read(RobotState into) {
    onRead.run();
    into.copyFrom(state);
    return true;
  }

  @Override
  public boolean write(JointCommand command) {
    if (lifecycle != Lifecycle.ACTIVE) {
      throw new AssertionError("commanded while " + lifecycle);
    }
    if (!takes.getAsBoolean()) {
      return false;
    }
    if (keeps) {
      JointCommand copy = new JointCommand(command.joints());
      copy.copyFrom(command);
      commands.add(copy);
    }
    return true;
  }

  @Override
  public void deactivate() {
    lifecycle = lifecycle.after(Transition.DEACTIVATE);
  }

  @Override
  public void close() {
    lifecycle = Lifecycle.FINALIZED;
  }
}
