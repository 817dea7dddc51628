package org.gaitway.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.gaitway.sim.Model;
import org.gaitway.sim.Simulation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QuantitiesTest {
  /** Two bodies of 2 kg and 6 kg, 1 m apart along y, that fall together. */
  private static final String PAIR =
      """
      <mujoco>
        <worldbody>
          <body name="light" pos="1 0 5">
            <freejoint name="root"/>
            <geom size="0.1" mass="2"/>
            <body name="heavy" pos="0 1 0">
              <joint name="hinge" axis="0 1 0"/>
              <geom size="0.1" mass="6"/>
              <site name="corner" pos="0.5 0 0"/>
            </body>
          </body>
        </worldbody>
      </mujoco>
      """;

  private Model model;
  private Simulation pair;

  @BeforeEach
  void makeSimulation() {
    model = Model.parse("pair", PAIR);
    pair = model.newSimulation();
    pair.qpos().put(7, 0.3);
    pair.forward();
  }

  @AfterEach
  void closeSimulation() {
    pair.close();
    model.close();
  }

  @Test
  void jointPositionsAreFoundByName() {
    assertEquals(0.3, read(Quantities.qpos("hinge")));
    assertEquals(1, read(Quantities.qpos("root")));
    assertEquals(5, read(Quantities.qpos(2)));
  }

  @Test
  void bodiesAndSitesArePlacedInTheWorld() {
    assertEquals(1, read(Quantities.bodyPosition("heavy", Axis.X)), 1e-15);
    assertEquals(1, read(Quantities.bodyPosition("heavy", Axis.Y)), 1e-15);
    assertEquals(5, read(Quantities.bodyPosition("heavy", Axis.Z)), 1e-15);
    // Turned about +y by 0.3, what was ahead goes down.
    assertEquals(1 + 0.5 * Math.cos(0.3), read(Quantities.sitePosition("corner", Axis.X)), 1e-15);
    assertEquals(5 - 0.5 * Math.sin(0.3), read(Quantities.sitePosition("corner", Axis.Z)), 1e-15);
  }

  @Test
  void theCentreOfMassIsTheMeanWeighedByMass() {
    assertEquals(1, read(Quantities.centreOfMass(Axis.X)), 1e-15);
    assertEquals((2 * 0 + 6 * 1) / 8.0, read(Quantities.centreOfMass(Axis.Y)), 1e-15);
    assertEquals(5, read(Quantities.centreOfMass(Axis.Z)), 1e-15);
  }

  @Test
  void theDistanceIsEuclidean() {
    assertEquals(1, read(Quantities.distance("light", "heavy")), 1e-15);
    assertEquals(Math.sqrt(26), read(Quantities.distance("light", "world")), 1e-15);
  }

  @Test
  void unknownNamesAreReportedWhenBound() {
    for (Quantity unknown :
        new Quantity[] {
          Quantities.qpos("nobody"),
          Quantities.bodyPosition("nobody", Axis.X),
          Quantities.sitePosition("nobody", Axis.X),
          Quantities.distance("light", "nobody")
        }) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> unknown.bind(pair)).getMessage();
      assertTrue(message.contains("named nobody"), message);
    }
  }

  private double read(Quantity quantity) {
    return quantity.bind(pair).getAsDouble();
  }
}
