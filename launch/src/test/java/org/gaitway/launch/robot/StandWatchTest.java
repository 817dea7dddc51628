package org.gaitway.launch.robot;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gaitway.control.CommandInput;
import org.gaitway.robot.RobotState;
import org.junit.jupiter.api.Test;

class StandWatchTest {
  private static final long SECOND = 1_000_000_000;

  private final CommandInput input =
      new CommandInput("velocity", new double[] {-1}, new double[] {1}, SECOND);
  private final StandWatch watch =
      new StandWatch(input, new StandSettings(Optional.of(1.0), 0.1, 0.2), 1);
  private final RobotState state = new RobotState(List.of());

  @Test
  void whoRestsForSoLongIsHeld() {
    at(0, 0);
    assertFalse(watch.holds(false, true, 0, state));
    assertFalse(watch.holds(false, true, SECOND - 1, state));
    assertTrue(watch.holds(false, true, SECOND, state));
    assertTrue(watch.holds(true, true, 2 * SECOND, state));
  }

  @Test
  void restBeginsAnewAfterAStep() {
    at(0, 0);
    assertFalse(watch.holds(false, true, 0, state));
    at(0.2, 0);
    assertFalse(watch.holds(false, true, SECOND, state));
    at(0, 0.3);
    assertFalse(watch.holds(false, true, SECOND, state));
    at(0, 0);
    assertFalse(watch.holds(false, true, SECOND, state));
    assertTrue(watch.holds(false, true, 2 * SECOND, state));
  }

  @Test
  void aCommandOrAPushGivesItBack() {
    at(0.2, 0.5);
    assertTrue(watch.holds(true, true, 0, state), "within three times the speed of rest");
    at(0.31, 0);
    assertFalse(watch.holds(true, true, 0, state));
    at(0, 0);
    input.offer(new double[] {0.1}, 0);
    input.fetch(0);
    assertFalse(watch.holds(true, true, 0, state));
    assertFalse(watch.holds(false, true, 9 * SECOND, state));
  }

  @Test
  void nothingIsHeldBeforeThePolicyCommands() {
    at(0, 0);
    assertFalse(watch.holds(false, false, 0, state));
    assertFalse(watch.holds(false, false, 9 * SECOND, state));
  }

  @Test
  void whatIsNotMeasuredDoesNotCount() {
    Arrays.fill(state.angularVelocity(), 0);
    assertFalse(watch.holds(false, true, 0, state));
    assertTrue(watch.holds(false, true, SECOND, state), "its speed is not known");
  }

  /** The body moves at a speed [m/s] and turns at a rate [rad/s]. */
  private void at(double speed, double turning) {
    Arrays.fill(state.baseLinearVelocity(), 0);
    Arrays.fill(state.angularVelocity(), 0);
    state.baseLinearVelocity()[1] = -speed;
    state.angularVelocity()[2] = turning;
  }
}
