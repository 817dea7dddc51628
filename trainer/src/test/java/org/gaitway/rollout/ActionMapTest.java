package org.gaitway.rollout;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.gaitway.sim.Model;
import org.junit.jupiter.api.Test;

class ActionMapTest {
  private static final float INF = Float.POSITIVE_INFINITY;

  @Test
  void outputsSpanTheControlRanges() {
    ActionMap map = map(true);
    assertArrayEquals(new float[] {4, 1}, map.scale());
    assertArrayEquals(new float[] {2, 0}, map.offset());
    assertArrayEquals(new double[] {6, 1}, controls(map, 1, 1));
    assertArrayEquals(new double[] {-2, -1}, controls(map, -1, -1));
    assertArrayEquals(new double[] {4, 0.5}, controls(map, 0.5f, 0.5f));
  }

  @Test
  void unscaledOutputsAreControlsWithinTheirRange() {
    ActionMap map = map(false);
    assertArrayEquals(new float[] {1, 1}, map.scale());
    assertArrayEquals(new float[] {0, 0}, map.offset());
    assertArrayEquals(new double[] {1, 1}, controls(map, 1, 1));
    assertArrayEquals(new double[] {6, 1e6}, controls(map, 7, 1e6f));
    assertArrayEquals(new double[] {-2, -1e6}, controls(map, -7, -1e6f));
  }

  @Test
  void actuatorsWithoutARangeAreNotLimited() {
    assertArrayEquals(new float[] {-2, -INF}, map(true).low());
    assertArrayEquals(new float[] {6, INF}, map(true).high());
  }

  @Test
  void whatIsNotANumberIsNotHidden() {
    double[] controls = controls(map(true), Float.NaN, Float.NaN);
    assertTrue(Double.isNaN(controls[0]) && Double.isNaN(controls[1]));
  }

  private static double[] controls(ActionMap map, float... output) {
    double[] controls = new double[output.length];
    map.apply(output, controls);
    return controls;
  }

  /** Of one actuator with the range -2 to 6 and one without a range. */
  private static ActionMap map(boolean toRange) {
    String mjcf =
        """
        <mujoco>
          <worldbody>
            <body>
              <joint name="slide" type="slide" axis="1 0 0"/>
              <geom size="0.1" mass="1"/>
            </body>
          </worldbody>
          <actuator>
            <motor joint="slide" ctrllimited="true" ctrlrange="-2 6"/>
            <motor joint="slide" ctrllimited="false"/>
          </actuator>
        </mujoco>
        """;
    try (Model model = Model.parse("two-motors", mjcf)) {
      return new ActionMap(model, toRange);
    }
  }
}
