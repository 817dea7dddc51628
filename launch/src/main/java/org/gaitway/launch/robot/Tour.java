package org.gaitway.launch.robot;

import java.util.List;
import org.gaitway.control.CommandInput;
import org.gaitway.control.CommandOrigin;
import org.gaitway.control.LoopObserver;
import org.gaitway.control.TickRecord;
import org.gaitway.robot.RobotState;
import org.gaitway.safety.SafetyMode;

/**
 * Goes through a script while a loop runs, and sees how the robot follows. The script's time is
 * that of the loop, from its first tick on at which the policy alone commands; so in lock step a
 * tour is the same every time. {@link #onTick} is for the loop thread: it neither allocates, nor
 * locks, nor waits. The rest is for any thread once the tour has ended.
 */
final class Tour implements LoopObserver {
  private static final double SECONDS_PER_NS = 1e-9;
  private static final int HEIGHT = 2;

  private final CommandScript script;
  private final CommandInput input;
  private final Tracking[] legs;
  private final double[] ends;
  private final double cosFall;
  private long start = RobotState.NEVER;
  private double firstHeight = Double.NaN;
  private int leg;
  private boolean down;
  private int falls;
  private volatile boolean ended;

  /**
   * @param input that is told, of 3 values
   * @throws IllegalArgumentException if it is none of that size
   */
  Tour(CommandScript script, CommandInput input) {
    if (input.size() != 3) {
      throw new IllegalArgumentException(
          String.format(
              "a tour has commands of 3 values, the input '%s' has %d",
              input.name(), input.size()));
    }
    this.script = script;
    this.input = input;
    List<CommandScript.Leg> all = script.legs();
    legs = new Tracking[all.size()];
    ends = new double[all.size()];
    double end = 0;
    for (int i = 0; i < legs.length; i++) {
      legs[i] =
          new Tracking(all.get(i).command().stream().mapToDouble(Double::doubleValue).toArray());
      end += all.get(i).seconds();
      ends[i] = end;
    }
    cosFall = Math.cos(script.fallTilt());
  }

  @Override
  public void onTick(TickRecord tick) {
    if (ended || start == RobotState.NEVER && !begins(tick)) {
      return;
    }
    double time = (tick.now() - start) * SECONDS_PER_NS;
    while (leg < legs.length && time >= ends[leg]) {
      leg++;
    }
    if (leg == legs.length) {
      ended = true;
      return;
    }
    double begun = leg == 0 ? 0 : ends[leg - 1];
    input.offer(CommandOrigin.SCRIPT, legs[leg].told(), tick.now());
    lookForFall(tick.state());
    if (time - begun >= script.settle()) {
      legs[leg].add(tick.state());
    }
  }

  private boolean begins(TickRecord tick) {
    if (tick.mode() != SafetyMode.RUN || !tick.present()) {
      return false;
    }
    start = tick.now();
    firstHeight = tick.state().basePosition()[HEIGHT];
    return true;
  }

  private void lookForFall(RobotState state) {
    double[] q = state.orientation();
    boolean tilted = 1 - 2 * (q[1] * q[1] + q[2] * q[2]) < cosFall;
    boolean low = state.basePosition()[HEIGHT] < script.fallHeight() * firstHeight;
    if ((tilted || low) && !down) {
      falls++;
    }
    down = tilted || low;
  }

  /** Whether the script is over; from any thread. */
  boolean ended() {
    return ended;
  }

  /** How often the robot fell. */
  int falls() {
    return falls;
  }

  /** The script. */
  CommandScript script() {
    return script;
  }

  /** How a leg went. */
  Tracking leg(int index) {
    return legs[index];
  }

  /** How all legs went together. */
  Tracking total() {
    Tracking total = new Tracking(new double[3]);
    for (Tracking one : legs) {
      total.add(one);
    }
    return total;
  }
}
