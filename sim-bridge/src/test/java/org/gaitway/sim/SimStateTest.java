package org.gaitway.sim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.gaitway.sim.mujoco.Mujoco;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class SimStateTest {
  static final List<String> SHIPPED = Model.SHIPPED;
  private static final String HASH = "0123456789abcdef".repeat(4);

  /** Steps with random controls; the states on the way. */
  private static SimState[] trajectory(Simulation simulation, long seed, int steps) {
    Random random = new Random(seed);
    SimState[] states = new SimState[steps];
    for (int i = 0; i < steps; i++) {
      SimulationTest.control(simulation, random);
      simulation.step(3);
      states[i] = simulation.save();
    }
    return states;
  }

  @ParameterizedTest
  @FieldSource("SHIPPED")
  void restoredAndSteppedAgainIsBitIdentical(String name) {
    try (Model model = Model.shipped(name);
        Simulation simulation = model.newSimulation();
        Simulation other = model.newSimulation()) {
      SimulationTest.drive(simulation, 7, 60);
      byte[] bytes = simulation.save().toBytes();
      SimState[] first = trajectory(simulation, 8, 60);

      simulation.restore(SimState.fromBytes(bytes));
      assertArrayEquals(first, trajectory(simulation, 8, 60), "the same simulation");
      SimulationTest.drive(other, 9, 5);
      other.restore(SimState.fromBytes(bytes));
      assertArrayEquals(first, trajectory(other, 8, 60), "another one, with a past of its own");
    }
  }

  @Test
  void theTrajectoriesOfLeggedRobotsHaveContacts() {
    for (String name : List.of("ant", "half-cheetah", "hopper", "humanoid", "walker2d")) {
      try (Model model = Model.shipped(name);
          Simulation simulation = model.newSimulation()) {
        int contacts = 0;
        for (int i = 0; i < 60; i++) {
          SimulationTest.drive(simulation, i, 2);
          contacts += simulation.contactCount();
        }
        assertTrue(contacts > 0, name + " touches the ground");
      }
    }
  }

  @Test
  void withoutTheWarmStartTheNextStepsDiffer() {
    try (Model model = Model.shipped("ant");
        Simulation simulation = model.newSimulation()) {
      SimulationTest.drive(simulation, 7, 60);
      SimState whole = simulation.save();
      SimState[] first = trajectory(simulation, 8, 20);
      simulation.restore(coldStart(model, whole));
      SimState[] cold = trajectory(simulation, 8, 20);
      assertNotEquals(first[0], cold[0]);
      assertArrayEquals(
          Arrays.copyOfRange(first[0].values(), 1, 1 + model.nq()),
          Arrays.copyOfRange(cold[0].values(), 1, 1 + model.nq()),
          1e-4,
          "but only as much as the solver's tolerance");
    }
  }

  private static SimState coldStart(Model model, SimState state) {
    // The warm start (nv) follows all parts of the state that come before it in mjtState.
    int before = Mujoco.mj_stateSize(model.handle(), Mujoco.mjSTATE_WARMSTART - 1);
    double[] values = state.values().clone();
    double[] warm = Arrays.copyOfRange(values, before, before + model.nv());
    assertTrue(Arrays.stream(warm).anyMatch(a -> a != 0), "there is a warm start");
    Arrays.fill(values, before, before + model.nv(), 0);
    return new SimState(state.modelSha256(), values);
  }

  @Test
  void timeIsThatOfTheSimulation() {
    try (Model model = Model.parse("pendulum", TestModels.PENDULUM);
        Simulation simulation = model.newSimulation()) {
      simulation.step(7);
      assertEquals(simulation.time(), simulation.save().time());
      assertEquals(model.sha256(), simulation.save().modelSha256());
    }
  }

  @Test
  void aStateOfAnotherModelIsRefused() {
    try (Model model = Model.parse("pendulum", TestModels.PENDULUM);
        Model longer =
            Model.parse("longer", TestModels.PENDULUM.replace("mass=\"1\"", "mass=\"2\""));
        Simulation simulation = model.newSimulation();
        Simulation other = longer.newSimulation()) {
      SimState foreign = other.save();
      Exception error =
          assertThrows(IllegalArgumentException.class, () -> simulation.restore(foreign));
      assertEquals(
          String.format(
              "state of model %.12s (%d values) cannot be restored into pendulum, which is %.12s"
                  + " (%d values)",
              longer.sha256(), foreign.size(), model.sha256(), foreign.size()),
          error.getMessage());
    }
  }

  @Test
  void aDivergedStateCanBeSavedAndLookedAt() {
    try (Model model = Model.parse("pendulum", TestModels.PENDULUM);
        Simulation simulation = model.newSimulation()) {
      simulation.qpos().put(0, Double.NaN);
      SimState state = SimState.fromBytes(simulation.save().toBytes());
      assertTrue(Double.isNaN(state.values()[1]));
      simulation.reset();
      simulation.restore(state);
      assertThrows(DivergedException.class, () -> simulation.step(1));
    }
  }

  @Property(tries = 200, seed = "1")
  void bytesGiveTheStateBack(@ForAll @Size(min = 1, max = 50) double[] values) {
    SimState state = new SimState(HASH, values);
    SimState read = SimState.fromBytes(state.toBytes());
    assertEquals(state, read);
    assertEquals(state.hashCode(), read.hashCode());
    assertEquals(HASH, read.modelSha256());
  }

  @Property(tries = 500, seed = "2")
  void anyWrongByteIsNoticed(@ForAll int place, @ForAll byte change) {
    byte[] bytes = new SimState(HASH, new double[] {0.1, 0.2, 0.3}).toBytes();
    int at = Math.floorMod(place, bytes.length);
    int flip = change == 0 ? 1 : change;
    bytes[at] ^= (byte) flip;
    assertThrows(IllegalArgumentException.class, () -> SimState.fromBytes(bytes));
  }

  @Test
  void everyTruncationIsNoticed() {
    byte[] bytes = new SimState(HASH, new double[] {0.1, 0.2, 0.3}).toBytes();
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThrows(IllegalArgumentException.class, () -> SimState.fromBytes(cut));
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> SimState.fromBytes(Arrays.copyOf(bytes, bytes.length + 1)));
  }

  @Test
  void whatIsWrongWithBytesIsSaid() {
    byte[] bytes = new SimState(HASH, new double[] {0.1, 0.2, 0.3}).toBytes();
    assertEquals(
        "saved simulation state of 3 values needs 100 bytes, found 90",
        refusal(Arrays.copyOf(bytes, 90)));
    assertEquals(
        "not a saved simulation state: it does not begin like one",
        refusal(
            "PK and then some more, as many as a header has, which are 72 bytes in all, or so"
                .getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
    bytes[80]++;
    assertEquals("saved simulation state is corrupt: its checksum is wrong", refusal(bytes));
  }

  private static String refusal(byte[] bytes) {
    return assertThrows(IllegalArgumentException.class, () -> SimState.fromBytes(bytes))
        .getMessage();
  }
}
