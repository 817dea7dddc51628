package org.gaitway.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ContactForcesTest {

  /** Two blocks of 1 and 3 kg, one on the other, on a floor. */
  private static final String STACK =
      """
      <mujoco>
        <option timestep="0.002"/>
        <worldbody>
          <geom name="floor" type="plane" size="5 5 1"/>
          <body name="lower" pos="0 0 0.1">
            <freejoint/>
            <geom name="lower" type="box" size="0.1 0.1 0.1" mass="1"/>
          </body>
          <body name="upper" pos="0 0 0.3">
            <freejoint/>
            <geom name="upper" type="box" size="0.1 0.1 0.1" mass="3"/>
          </body>
        </worldbody>
      </mujoco>
      """;

  @Test
  void theFloorCarriesAllAndTheLowerBlockTheUpper() {
    try (Model model = Model.parse("stack", STACK);
        Simulation simulation = model.newSimulation();
        ContactForces forces = new ContactForces(simulation)) {
      simulation.step(2000);
      forces.read();
      int floor = model.id(Element.GEOM, "floor");
      int lower = model.id(Element.GEOM, "lower");
      int upper = model.id(Element.GEOM, "upper");
      assertEquals(-4 * 9.81, forces.force(floor, 2), 0.05);
      assertEquals(1 * 9.81, forces.force(lower, 2), 0.05);
      assertEquals(3 * 9.81, forces.force(upper, 2), 0.05);
      assertEquals(3 * 9.81, forces.magnitude(upper), 0.05);
      assertEquals(4 * 9.81 + 3 * 9.81, forces.normal(lower), 0.1, "pressed from both sides");
      int body = model.id(Element.BODY, "upper");
      assertEquals(3 * 9.81, forces.bodyForce(body, 2), 0.05);
      assertEquals(3 * 9.81, forces.bodyMagnitude(body), 0.05);
      assertTrue(forces.bodyTouches(body));
    }
  }

  @Test
  void whatIsInTheAirTouchesNothing() {
    try (Model model = Model.parse("ball", TestModels.BALL);
        Simulation simulation = model.newSimulation();
        ContactForces forces = new ContactForces(simulation)) {
      int ball = model.id(Element.GEOM, "ball");
      assertFalse(forces.touches(ball), "nothing was read yet");
      simulation.step(1);
      forces.read();
      assertFalse(forces.touches(ball));
      simulation.qpos().put(2, 0.0999);
      simulation.step(1);
      forces.read();
      assertTrue(forces.touches(ball));
      assertTrue(forces.bodyTouches(0), "the floor is fixed to the world");
      simulation.qpos().put(2, 1);
      simulation.step(1);
      forces.read();
      assertFalse(forces.touches(ball));
    }
  }

  @Test
  void aSlopeHoldsABlockByNormalForceAndFriction() {
    double angle = Math.toRadians(10);
    String text =
        """
        <mujoco>
          <option timestep="0.002" cone="elliptic" impratio="10"/>
          <worldbody>
            <geom name="slope" type="plane" size="1 1 1" euler="0 10 0"/>
            <body pos="0 0 0.11">
              <freejoint/>
              <geom name="block" type="box" size="0.1 0.1 0.1" euler="0 10 0" mass="2"/>
            </body>
          </worldbody>
        </mujoco>
        """;
    try (Model model = Model.parse("slope", text);
        Simulation simulation = model.newSimulation();
        ContactForces forces = new ContactForces(simulation)) {
      simulation.step(1000);
      forces.read();
      int block = model.id(Element.GEOM, "block");
      assertEquals(0, forces.force(block, 0), 0.1);
      assertEquals(0, forces.force(block, 1), 0.1);
      assertEquals(2 * 9.81, forces.force(block, 2), 0.1);
      assertEquals(2 * 9.81 * Math.cos(angle), forces.normal(block), 0.1);
    }
  }

  @Test
  void readingAfterCloseIsRefused() {
    try (Model model = Model.parse("ball", TestModels.BALL);
        Simulation simulation = model.newSimulation()) {
      ContactForces forces = new ContactForces(simulation);
      forces.close();
      forces.close();
      assertThrows(IllegalStateException.class, forces::read);
    }
  }
}
