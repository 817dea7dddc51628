package org.gaitway.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StateLayoutTest {
  static java.util.List<String> shipped() {
    return Model.SHIPPED;
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void itsPartsAreTheStateInOrder(String name) {
    try (Model model = Model.shipped(name);
        Simulation simulation = model.newSimulation()) {
      int at = 0;
      for (StateLayout.Part part : simulation.stateLayout().parts()) {
        assertEquals(at, part.start(), part.name());
        at += part.size();
      }
      assertEquals(model.stateSize(), at);
      assertEquals(at, simulation.stateLayout().size());
    }
  }

  @Test
  void numbersAreWhereItSaysThatTheyAre() {
    try (Model model = Model.shipped("hopper");
        Simulation simulation = model.newSimulation()) {
      StateLayout layout = simulation.stateLayout();
      simulation.qpos().put(3, 0.25);
      simulation.qvel().put(1, -2);
      simulation.ctrl().put(2, 0.5);
      simulation.qfrcApplied().put(4, 7);
      double[] state = new double[layout.size()];
      simulation.save(state);
      assertEquals(0.25, state[layout.find("qpos").orElseThrow().start() + 3]);
      assertEquals(-2, state[layout.find("qvel").orElseThrow().start() + 1]);
      assertEquals(0.5, state[layout.find("ctrl").orElseThrow().start() + 2]);
      assertEquals(7, state[layout.find("qfrc_applied").orElseThrow().start() + 4]);
      assertTrue(layout.find("ctrl").get().input());
      assertFalse(layout.find("qpos").get().input());
      assertTrue(layout.find("no such part").isEmpty());
    }
  }

  @Test
  void numbersAreNamedAfterJointsAndActuators() {
    try (Model model = Model.shipped("hopper");
        Simulation simulation = model.newSimulation()) {
      StateLayout layout = simulation.stateLayout();
      assertEquals("time", layout.describe(0));
      assertEquals("qpos[2] (joint rooty)", layout.describe(3));
      int ctrl = layout.find("ctrl").orElseThrow().start();
      assertEquals("ctrl", layout.partAt(ctrl).name());
      assertTrue(layout.describe(ctrl).startsWith("ctrl[0] (actuator "), layout.describe(ctrl));
      assertThrows(IndexOutOfBoundsException.class, () -> layout.describe(layout.size()));
    }
  }

  @Test
  void aStateOfAnotherSizeIsRefused() {
    try (Model model = Model.shipped("hopper");
        Simulation simulation = model.newSimulation()) {
      assertThrows(IllegalArgumentException.class, () -> simulation.restore(new double[3]));
    }
  }

  @Test
  void whatIsCopiedOutAndBackStepsTheSame() {
    try (Model model = Model.shipped("ant");
        Simulation first = model.newSimulation();
        Simulation second = model.newSimulation()) {
      first.ctrl().put(0, 0.3);
      first.step(7);
      double[] state = new double[model.stateSize()];
      first.save(state);
      second.restore(state);
      first.step(5);
      second.step(5);
      assertEquals(first.save(), second.save());
    }
  }
}
