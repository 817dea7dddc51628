package org.gaitway.robot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class JointCommandTest {
  private final JointCommand command = new JointCommand(List.of("hip", "knee"));

  private List<double[]> parts() {
    return List.of(
        command.position(), command.velocity(), command.effort(), command.kp(), command.kd());
  }

  @Test
  void appliesNoEffortAtFirst() {
    for (double[] part : parts()) {
      assertArrayEquals(new double[2], part);
    }
  }

  @Test
  void oneNumberThatIsNotFiniteIsFound() {
    assertTrue(command.isFinite());
    for (double[] part : parts()) {
      part[1] = Double.NaN;
      assertFalse(command.isFinite());
      part[1] = Double.NEGATIVE_INFINITY;
      assertFalse(command.isFinite());
      part[1] = 0;
    }
  }

  @Test
  void aCopyHasEveryPart() {
    JointCommand copy = new JointCommand(command.joints());
    for (int i = 0; i < parts().size(); i++) {
      parts().get(i)[1] = i + 1;
    }
    copy.copyFrom(command);
    assertArrayEquals(new double[] {0, 1}, copy.position());
    assertArrayEquals(new double[] {0, 2}, copy.velocity());
    assertArrayEquals(new double[] {0, 3}, copy.effort());
    assertArrayEquals(new double[] {0, 4}, copy.kp());
    assertArrayEquals(new double[] {0, 5}, copy.kd());
    copy.clear();
    assertArrayEquals(new double[2], copy.kd());
    assertEquals(1, copy.index("knee"));
  }
}
