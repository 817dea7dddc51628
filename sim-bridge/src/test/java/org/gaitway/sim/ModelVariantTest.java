package org.gaitway.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ModelVariantTest {
  private static final String BLOCK =
      """
      <mujoco>
        <option cone="elliptic"/>
        <worldbody>
          <geom name="slope" type="plane" size="1 1 1" euler="0 20 0" friction="0.1 0.1 0.1"/>
          <body pos="0 0 0.11">
            <freejoint/>
            <geom name="block" type="box" size="0.1 0.1 0.1" euler="0 20 0" friction="0.1 0.1 0.1"/>
          </body>
        </worldbody>
      </mujoco>
      """;

  @Test
  void gripKeepsABlockOnASlope() {
    assertTrue(slide(0.1) > 0.2, "slips where the friction is below tan 20°");
    assertEquals(0, slide(0.9), 0.01);
  }

  /** How far a block slides down in a second [m]. */
  private static double slide(double friction) {
    try (Model model = Model.parse("block", BLOCK).changed(m -> grip(m, friction));
        Simulation simulation = model.newSimulation()) {
      simulation.step(500);
      return simulation.qpos().get(0);
    }
  }

  private static void grip(Model model, double friction) {
    model.geomFriction().put(3 * model.id(Element.GEOM, "block"), friction);
  }

  @Test
  void aVariantHasAHashOfItsOwn() {
    try (Model model = Model.parse("block", BLOCK)) {
      String original = model.sha256();
      model.changed(m -> grip(m, 0.9));
      assertNotEquals(original, model.sha256());
      model.changed(m -> grip(m, 0.1));
      assertEquals(original, model.sha256());
    }
  }

  @Test
  void aModelInUseCannotBeChanged() {
    try (Model model = Model.parse("block", BLOCK)) {
      try (Simulation simulation = model.newSimulation()) {
        assertThrows(IllegalStateException.class, () -> model.changed(m -> grip(m, 0.9)));
        assertEquals(0.1, simulation.model().geomFriction().get(0));
      }
      assertEquals(model, model.changed(m -> grip(m, 0.9)));
    }
  }
}
