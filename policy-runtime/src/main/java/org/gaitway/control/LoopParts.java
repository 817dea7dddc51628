package org.gaitway.control;

import java.util.List;
import java.util.Objects;
import org.gaitway.robot.Robot;
import org.gaitway.robot.RobotLayout;
import org.gaitway.robot.RobotState;
import org.gaitway.safety.EnvelopeLimits;
import org.gaitway.safety.JointLimits;

/**
 * What a control loop is made of.
 *
 * @param robot that is controlled; not configured yet
 * @param layout what is read from it and commanded
 * @param state of that layout, the one that the policies' observations are made of
 * @param commands that the policies may observe
 * @param policies that command it
 * @param limits that it is held to, of the commanded joints in the layout's order
 * @param stop the soft stop
 * @param clock the time
 * @param thread what the loop runs on
 * @param observer is shown every tick
 * @param warmUpTicks ticks against a robot that is none, before the first activation; not negative
 */
public record LoopParts(
    Robot robot,
    RobotLayout layout,
    RobotState state,
    List<CommandInput> commands,
    PolicySwitch policies,
    EnvelopeLimits limits,
    SoftStop stop,
    LoopClock clock,
    LoopThread thread,
    LoopObserver observer,
    int warmUpTicks) {
  /**
   * Checks that limits and layout go together.
   *
   * @throws IllegalArgumentException if they have not the same joints in the same order
   */
  public LoopParts {
    Objects.requireNonNull(robot, "robot");
    Objects.requireNonNull(state, "state");
    commands = List.copyOf(commands);
    Objects.requireNonNull(policies, "policies");
    Objects.requireNonNull(stop, "stop");
    Objects.requireNonNull(clock, "clock");
    Objects.requireNonNull(thread, "thread");
    Objects.requireNonNull(observer, "observer");
    List<String> limited = limits.joints().stream().map(JointLimits::joint).toList();
    if (!limited.equals(layout.commanded())) {
      throw new IllegalArgumentException(
          "the limits are those of " + limited + ", commanded are " + layout.commanded());
    }
    if (warmUpTicks < 0) {
      throw new IllegalArgumentException(
          "the ticks to warm up must not be negative, found " + warmUpTicks);
    }
  }
}
