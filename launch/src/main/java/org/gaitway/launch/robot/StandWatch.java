package org.gaitway.launch.robot;

import org.gaitway.control.CommandInput;
import org.gaitway.control.LoopObserver;
import org.gaitway.control.PolicySwitch;
import org.gaitway.control.TickRecord;
import org.gaitway.robot.RobotState;
import org.gaitway.safety.SafetyMode;

/**
 * Has a robot that is told to stand, and does, held in its default pose, and gives it back to its
 * policy when it is told to go or is pushed. What it asks for is a change of policy like any other:
 * it is faded and logged. {@link #onTick} is for the loop thread: it neither allocates, nor locks,
 * nor waits.
 */
final class StandWatch implements LoopObserver {
  /** Times the speed of rest that count as a push: holding itself leads to a little motion. */
  private static final double PUSHED = 3;

  private static final double NS_PER_SECOND = 1e9;

  private final CommandInput input;
  private final StandSettings settings;
  private final double afterNs;
  private PolicySwitch policies;
  private String walking;
  private long restingSince = RobotState.NEVER;

  /**
   * @param input that says where to go
   * @param after time of rest [s]
   */
  StandWatch(CommandInput input, StandSettings settings, double after) {
    this.input = input;
    this.settings = settings;
    afterNs = after * NS_PER_SECOND;
  }

  /** Says what to switch between; before the loop's first tick. */
  void follow(PolicySwitch of) {
    policies = of;
    walking = of.active();
  }

  @Override
  public void onTick(TickRecord tick) {
    boolean held = tick.selected().equals(StandPolicy.NAME);
    boolean hold = holds(held, tick.mode() == SafetyMode.RUN, tick.now(), tick.state());
    if (held && !hold) {
      policies.select(walking);
    } else if (hold && !held) {
      walking = tick.selected();
      policies.select(StandPolicy.NAME);
    }
  }

  /**
   * Whether the pose is to be held from now on.
   *
   * @param held whether it is
   * @param running whether the policy alone commands
   * @param now the time [ns]
   */
  boolean holds(boolean held, boolean running, long now, RobotState state) {
    boolean stands = input.isZero() && rests(state, held ? PUSHED : 1);
    if (held || !stands || !running) {
      restingSince = RobotState.NEVER;
      return held && stands;
    }
    if (restingSince == RobotState.NEVER) {
      restingSince = now;
    }
    return now - restingSince >= afterNs;
  }

  /** Whether the body is slow, as far as that is measured. */
  private boolean rests(RobotState state, double factor) {
    return !(length(state.baseLinearVelocity()) > factor * settings.speed())
        && !(length(state.angularVelocity()) > factor * settings.turning());
  }

  private static double length(double[] v) {
    return Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
  }
}
