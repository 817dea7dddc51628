package org.gaitway.robot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class RobotStateTest {
  private final RobotState state = new RobotState(List.of("hip", "knee"));

  private static void assertUnmeasured(double... values) {
    for (double value : values) {
      assertTrue(Double.isNaN(value));
    }
  }

  private void assertAllUnmeasured() {
    assertEquals(RobotState.NEVER, state.stamp());
    assertUnmeasured(state.position());
    assertUnmeasured(state.velocity());
    assertUnmeasured(state.effort());
    assertUnmeasured(state.orientation());
    assertUnmeasured(state.angularVelocity());
    assertUnmeasured(state.linearAcceleration());
  }

  @Test
  void nothingIsMeasuredAtFirst() {
    assertAllUnmeasured();
  }

  @Test
  void jointsAreFoundByName() {
    assertEquals(1, state.index("knee"));
    assertEquals(List.of("hip", "knee"), state.joints());
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> state.index("nee"));
    assertEquals("no joint 'nee'; there are [hip, knee]", error.getMessage());
    assertThrows(IllegalArgumentException.class, () -> new RobotState(List.of("hip", "hip")));
  }

  @Test
  void aCopyHasEveryMeasurement() {
    RobotState other = new RobotState(List.of("hip", "knee"));
    other.position()[0] = 1;
    other.velocity()[1] = 2;
    other.effort()[1] = 3;
    other.orientation()[0] = 4;
    other.angularVelocity()[1] = 5;
    other.linearAcceleration()[2] = 6;
    other.stamp(7);
    state.copyFrom(other);
    assertArrayEquals(other.position(), state.position());
    assertArrayEquals(other.velocity(), state.velocity());
    assertArrayEquals(other.effort(), state.effort());
    assertArrayEquals(other.orientation(), state.orientation());
    assertArrayEquals(other.angularVelocity(), state.angularVelocity());
    assertArrayEquals(other.linearAcceleration(), state.linearAcceleration());
    assertEquals(7, state.stamp());
    state.clear();
    assertAllUnmeasured();
  }

  @Test
  void sensorsAreFoundByName() {
    RobotLayout layout =
        new RobotLayout(
            List.of("hip"),
            List.of(),
            List.of(new SensorLayout("feet", 4), new SensorLayout("v", 1)));
    RobotState state = new RobotState(layout);
    state.sensor("feet")[3] = 7;
    RobotState copy = new RobotState(layout);
    copy.copyFrom(state);
    assertEquals(7, copy.sensor("feet")[3]);
    assertTrue(Double.isNaN(copy.sensor("v")[0]));
    assertThrows(IllegalArgumentException.class, () -> state.sensor("hands"));
  }

  @Test
  void whatIsCommandedMustBeMeasured() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new RobotLayout(List.of("hip"), List.of("hip", "knee"), List.of()));
  }
}
