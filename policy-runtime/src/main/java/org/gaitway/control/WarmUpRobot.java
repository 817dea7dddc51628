package org.gaitway.control;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.gaitway.robot.JointCommand;
import org.gaitway.robot.Robot;
import org.gaitway.robot.RobotLayout;
import org.gaitway.robot.RobotState;
import org.gaitway.safety.EnvelopeLimits;

/** A robot that is none, with a clock of its own: most of its states are sound, some are wrong. */
final class WarmUpRobot implements Robot, LoopClock {
  private static final int ONE_WRONG_IN = 40;

  private final SplittableRandom random = new SplittableRandom(1);
  private final EnvelopeLimits limits;
  private long now;

  WarmUpRobot(EnvelopeLimits limits) {
    this.limits = limits;
  }

  void advance() {
    now += limits.period();
  }

  @Override
  public boolean read(RobotState state) {
    fill(state.position());
    fill(state.velocity());
    fill(state.effort());
    for (String sensor : state.sensors()) {
      fill(state.sensor(sensor));
    }
    fill(state.basePosition());
    fill(state.baseLinearVelocity());
    fill(state.angularVelocity());
    fill(state.linearAcceleration());
    Arrays.fill(state.orientation(), 0);
    state.orientation()[0] = 1;
    state.stamp(now);
    if (random.nextInt(ONE_WRONG_IN) == 0) {
      spoil(state);
    }
    return true;
  }

  private void fill(double[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = 1e-3 * random.nextDouble();
    }
  }

  private void spoil(RobotState state) {
    switch (random.nextInt(7)) {
      case 0 -> state.position()[0] = Double.NaN;
      case 1 -> state.position()[0] = 1e3;
      case 2 -> state.velocity()[0] = 1e3;
      case 3 -> state.stamp(now - 2 * limits.maxStateAge());
      case 4 -> state.stamp(now + 10 * limits.period());
      case 5 -> state.orientation()[1] = 5;
      default -> state.angularVelocity()[0] = Double.NaN;
    }
  }

  @Override
  public boolean write(JointCommand command) {
    return random.nextInt(ONE_WRONG_IN) != 0;
  }

  @Override
  public long now() {
    return now;
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
  public void configure(RobotLayout layout) {}

  @Override
  public void activate() {}

  @Override
  public void deactivate() {}

  @Override
  public void close() {}
}
