package org.gaitway.experiment.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LeaveOneTaskOutTest {

  @Test
  void theSettingIsChosenOnTheOtherTasks() {
    Map<String, double[]> scores = new LinkedHashMap<>();
    scores.put("a", new double[] {1.0, 0.2, 0.3});
    scores.put("b", new double[] {0.5, 0.6, 0.4});
    // Without x: a has 0.25, b 0.5. Without y: 0.65 and 0.45. Without z: 0.6 and 0.55.
    assertEquals(
        List.of(
            new LeaveOneTaskOut.Choice("x", "b", 0.5, "a", 1.0),
            new LeaveOneTaskOut.Choice("y", "a", 0.2, "b", 0.6),
            new LeaveOneTaskOut.Choice("z", "a", 0.3, "b", 0.4)),
        LeaveOneTaskOut.choose(List.of("x", "y", "z"), scores));
  }

  @Test
  void ofEqualSettingsTheFirstIsChosen() {
    Map<String, double[]> scores = new LinkedHashMap<>();
    scores.put("first", new double[] {1, 1});
    scores.put("second", new double[] {1, 1});
    assertEquals("first", LeaveOneTaskOut.choose(List.of("x", "y"), scores).get(0).chosen());
  }
}
