package org.gaitway.task;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.gaitway.sim.Model;
import org.gaitway.sim.Simulation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TerminationsTest {
  private Model model;
  private Simulation hopper;

  @BeforeEach
  void makeSimulation() {
    model = Model.shipped("hopper");
    hopper = model.newSimulation();
  }

  @AfterEach
  void closeSimulation() {
    hopper.close();
    model.close();
  }

  @Test
  void outsideExcludesItsBounds() {
    Termination outside = Terminations.outside("rooty", -0.2, 0.3);
    assertFalse(endsAt(outside, 0.29));
    assertFalse(endsAt(outside, -0.19));
    assertTrue(endsAt(outside, 0.3));
    assertTrue(endsAt(outside, -0.2));
    assertTrue(endsAt(outside, Double.NaN));
  }

  @Test
  void beyondAllowsItsBounds() {
    Termination beyond = Terminations.beyond(Quantities.qpos("rooty"), -0.2, 0.3);
    assertFalse(endsAt(beyond, 0.3));
    assertFalse(endsAt(beyond, -0.2));
    assertTrue(endsAt(beyond, Math.nextUp(0.3)));
    assertTrue(endsAt(beyond, Math.nextDown(-0.2)));
    assertTrue(endsAt(beyond, Double.NaN));
  }

  @Test
  void oneValueOfAVectorIsEnough() {
    Termination any = Terminations.anyOutside(Observations.qpos(2), -100, 100);
    assertFalse(endsAt(any, 99));
    assertTrue(endsAt(any, 100));
    assertTrue(endsAt(any, Double.NaN));
    Termination others = Terminations.anyOutside(Observations.qpos(3), -100, 100);
    assertFalse(endsAt(others, 100));
  }

  @Test
  void whatIsNotFiniteEndsAnEpisode() {
    Termination notFinite = Terminations.notFinite(Observations.qpos(0));
    assertFalse(endsAt(notFinite, 1e300));
    assertTrue(endsAt(notFinite, Double.NaN));
    assertTrue(endsAt(notFinite, Double.NEGATIVE_INFINITY));
  }

  private boolean endsAt(Termination termination, double pitch) {
    hopper.qpos().put(2, pitch);
    return termination.bind(new BareScene(hopper)).getAsBoolean();
  }
}
