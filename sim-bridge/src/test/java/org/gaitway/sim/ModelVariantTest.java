package org.gaitway.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ReadOnlyBufferException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ModelVariantTest {
  static final List<String> SHIPPED = Model.SHIPPED;

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
  void aHeavierBallWeighsMore() {
    try (Model model = Model.parse("ball", TestModels.BALL);
        Simulation simulation = heavier(model).newSimulation()) {
      simulation.qpos().put(2, 0.1);
      simulation.step(2000);
      assertEquals(5 * 9.81, simulation.qfrcConstraint().get(2), 1e-2, "weight [N]");
    }
  }

  private static Model heavier(Model model) {
    return model.changed(m -> m.bodyMass().put(m.id(Element.BODY, "ball"), 5));
  }

  @ParameterizedTest
  @FieldSource("SHIPPED")
  void changingNothingChangesNothing(String name) {
    try (Model model = Model.shipped(name)) {
      String before = model.sha256();
      assertEquals(before, model.changed(m -> {}).sha256());
    }
  }

  @Test
  void aModelIsReadOnlyOutsideOfAChange() {
    try (Model model = Model.parse("block", BLOCK)) {
      assertThrows(ReadOnlyBufferException.class, () -> grip(model, 0.9));
      assertThrows(ReadOnlyBufferException.class, () -> model.qpos0().put(0, 2));
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
