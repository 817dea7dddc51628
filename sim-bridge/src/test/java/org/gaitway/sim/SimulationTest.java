package org.gaitway.sim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class SimulationTest {
  static final List<String> SHIPPED = Model.SHIPPED;

  /** Steps with random controls, each held for 5 substeps. */
  static void drive(Simulation simulation, long seed, int steps) {
    Random random = new Random(seed);
    for (int i = 0; i < steps; i++) {
      control(simulation, random);
      simulation.step(5);
    }
  }

  static void control(Simulation simulation, Random random) {
    for (int u = 0; u < simulation.model().nu(); u++) {
      simulation.ctrl().put(u, 2 * random.nextDouble() - 1);
    }
  }

  @ParameterizedTest
  @FieldSource("SHIPPED")
  void substepsEqualSingleSteps(String name) {
    try (Model model = Model.shipped(name);
        Simulation together = model.newSimulation();
        Simulation single = model.newSimulation()) {
      Random random = new Random(1);
      for (int i = 0; i < 40; i++) {
        control(together, random);
        single.ctrl().put(0, together.ctrl(), 0, model.nu());
        together.step(5);
        for (int k = 0; k < 5; k++) {
          single.step(1);
        }
        assertEquals(together.save(), single.save());
      }
    }
  }

  @Test
  void concurrentSimulationsEqualSerialOnes() throws Exception {
    try (Model model = Model.shipped("humanoid")) {
      List<Callable<SimState>> runs = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        long seed = i;
        runs.add(() -> run(model, seed));
      }
      List<SimState> serial = new ArrayList<>();
      for (Callable<SimState> run : runs) {
        serial.add(run.call());
      }
      ExecutorService threads = Executors.newFixedThreadPool(4);
      try {
        List<Future<SimState>> concurrent = threads.invokeAll(runs);
        for (int i = 0; i < runs.size(); i++) {
          assertEquals(serial.get(i), concurrent.get(i).get());
        }
      } finally {
        threads.shutdown();
      }
    }
  }

  private static SimState run(Model model, long seed) {
    try (Simulation simulation = model.newSimulation()) {
      drive(simulation, seed, 60);
      return simulation.save();
    }
  }

  @Test
  void simulationsOfOneModelDoNotTouchEachOther() {
    try (Model model = Model.shipped("hopper");
        Simulation moved = model.newSimulation();
        Simulation still = model.newSimulation()) {
      SimState before = still.save();
      drive(moved, 3, 20);
      assertEquals(before, still.save());
    }
  }

  @Test
  void buffersAreViewsOfTheState() {
    try (Model model = Model.parse("pendulum", TestModels.PENDULUM);
        Simulation simulation = model.newSimulation()) {
      DoubleBuffer qpos = simulation.qpos();
      assertSame(qpos, simulation.qpos(), "made once");
      simulation.ctrl().put(0, 0.5);
      simulation.step(1);
      assertTrue(qpos.get(0) > 0, "the control acted, and the buffer shows it");
      qpos.put(0, 0.25);
      simulation.forward();
      assertEquals(0.25, simulation.sensor("angle").get(0), "what was written is the state");
    }
  }

  @Test
  void buffersHaveTheModelsSizes() {
    try (Model model = Model.shipped("humanoid");
        Simulation simulation = model.newSimulation()) {
      assertEquals(model.nq(), simulation.qpos().capacity());
      assertEquals(model.nv(), simulation.qvel().capacity());
      assertEquals(model.nu(), simulation.ctrl().capacity());
      assertEquals(model.nv(), simulation.qfrcActuator().capacity());
      assertEquals(model.nv(), simulation.qfrcConstraint().capacity());
      assertEquals(3 * model.nbody(), simulation.xpos().capacity());
      assertEquals(3 * model.nbody(), simulation.xipos().capacity());
      assertEquals(10 * model.nbody(), simulation.cinert().capacity());
      assertEquals(6 * model.nbody(), simulation.cvel().capacity());
      assertEquals(6 * model.nbody(), simulation.cfrcExt().capacity());
      assertEquals(0, simulation.sensordata().capacity(), "the humanoid has no sensor");
    }
  }

  @Test
  void resetIsTheInitialState() {
    try (Model model = Model.shipped("ant");
        Simulation simulation = model.newSimulation()) {
      SimState initial = simulation.save();
      drive(simulation, 1, 20);
      simulation.reset();
      assertEquals(initial, simulation.save());
      assertEquals(0, simulation.time());
    }
  }

  @Test
  void resetToAKeyframeTakesItsState() {
    try (Model model = Model.parse("pendulum", TestModels.PENDULUM);
        Simulation simulation = model.newSimulation()) {
      simulation.step(10);
      simulation.resetToKeyframe("level");
      assertEquals(1.5, simulation.qpos().get(0));
      assertEquals(-0.25, simulation.qvel().get(0));
      Exception error =
          assertThrows(IllegalArgumentException.class, () -> simulation.resetToKeyframe("upright"));
      assertEquals(
          "model pendulum has no keyframe named upright; it has [level]", error.getMessage());
    }
  }

  @Test
  void noSubstepsDoNothingAndNegativeOnesAreRefused() {
    try (Model model = Model.parse("pendulum", TestModels.PENDULUM);
        Simulation simulation = model.newSimulation()) {
      simulation.step(0);
      assertEquals(0, simulation.time());
      Exception error = assertThrows(IllegalArgumentException.class, () -> simulation.step(-1));
      assertEquals("substeps must be 0 or more, not -1", error.getMessage());
    }
  }

  @Test
  void aSimulationOutlivesTheCloseOfItsModel() {
    Model model = Model.parse("pendulum", TestModels.PENDULUM);
    Simulation simulation = model.newSimulation();
    model.close();
    simulation.ctrl().put(0, 0.5);
    simulation.step(5);
    simulation.restore(SimState.fromBytes(simulation.save().toBytes()));
    assertEquals(5 * 0.005, simulation.time(), 1e-12);
    assertEquals(0.005, simulation.timestep());
    assertEquals(simulation.qpos().get(0), simulation.save().values()[1]);
    simulation.sensor("angle");
    simulation.close();
  }

  @Test
  void useAfterCloseThrowsAndClosingAgainIsHarmless() {
    try (Model model = Model.parse("pendulum", TestModels.PENDULUM)) {
      Simulation simulation = model.newSimulation();
      SimState state = simulation.save();
      simulation.close();
      simulation.close();
      assertSame(model, simulation.model());
      for (Function<Simulation, ?> getter : getters()) {
        assertClosed(() -> getter.apply(simulation));
      }
      assertClosed(() -> simulation.step(1));
      assertClosed(simulation::forward);
      assertClosed(simulation::reset);
      assertClosed(() -> simulation.resetToKeyframe("level"));
      assertClosed(simulation::rnePostConstraint);
      assertClosed(() -> simulation.restore(state));
    }
  }

  private static void assertClosed(Runnable use) {
    Exception error = assertThrows(IllegalStateException.class, use::run);
    assertEquals("simulation of pendulum is closed", error.getMessage());
  }

  private static List<Function<Simulation, ?>> getters() {
    return List.of(
        Simulation::save,
        Simulation::timestep,
        Simulation::time,
        Simulation::qpos,
        Simulation::qvel,
        Simulation::ctrl,
        Simulation::sensordata,
        s -> s.sensor("angle"),
        Simulation::qfrcConstraint,
        Simulation::qfrcActuator,
        Simulation::xpos,
        Simulation::xipos,
        Simulation::siteXpos,
        Simulation::cinert,
        Simulation::cvel,
        Simulation::cfrcExt,
        Simulation::contactCount,
        s -> s.warningCount(SimulationWarning.INERTIA));
  }

  @Test
  void theControlLoopAllocatesNothing() {
    try (Model model = Model.parse("pendulum", TestModels.PENDULUM);
        Simulation simulation = model.newSimulation()) {
      SimState state = simulation.save();
      double[] sum = new double[1];
      Runnable cycle = () -> sum[0] += cycle(simulation, state);
      ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
      for (int i = 0; i < 20_000; i++) {
        cycle.run();
      }
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 1_000; i++) {
        cycle.run();
      }
      long allocated = threads.getCurrentThreadAllocatedBytes() - before;
      assertEquals(0, allocated, "bytes allocated in 1000 cycles");
      assertTrue(Double.isFinite(sum[0]));
    }
  }

  /** Everything that a control loop may call. */
  private static double cycle(Simulation simulation, SimState state) {
    simulation.restore(state);
    simulation.ctrl().put(0, 0.1);
    simulation.step(2);
    simulation.rnePostConstraint();
    simulation.forward();
    double sum =
        simulation.time()
            + simulation.timestep()
            + simulation.contactCount()
            + simulation.warningCount(SimulationWarning.BAD_QACC)
            + simulation.qpos().get(0)
            + simulation.qvel().get(0)
            + simulation.sensordata().get(0)
            + simulation.sensor("rate").get(0)
            + simulation.qfrcConstraint().get(0)
            + simulation.qfrcActuator().get(0)
            + simulation.xpos().get(3)
            + simulation.xipos().get(3)
            + simulation.siteXpos().get(0)
            + simulation.cinert().get(10)
            + simulation.cvel().get(6)
            + simulation.cfrcExt().get(6);
    simulation.reset();
    return sum;
  }

  @Test
  void aDivergedSimulationNamesJointAndTimeAndIsUsableAfterReset() {
    try (Model model = Model.shipped("half-cheetah");
        Simulation simulation = model.newSimulation()) {
      simulation.step(3);
      simulation.qvel().put(model.qvelAddress("bshin"), Double.NaN);
      DivergedException error = assertThrows(DivergedException.class, () -> simulation.step(5));
      assertEquals(
          "simulation of "
              + model.name()
              + " diverged: bad number in qvel at index 4 (joint bshin),"
              + " time 0.04 s",
          error.getMessage());
      assertEquals(SimulationWarning.BAD_QVEL, error.warning());
      assertEquals(4, error.index());
      assertEquals("joint bshin", error.owner());
      assertEquals(0.04, error.time(), 1e-12, "later substeps are not taken");
      assertTrue(Double.isNaN(simulation.qvel().get(4)), "the state is left to be looked at");
      assertTrue(simulation.warningCount(SimulationWarning.BAD_QVEL) > 0);
      assertThrows(DivergedException.class, () -> simulation.step(1), "it does not heal by itself");
      simulation.reset();
      assertEquals(0, simulation.warningCount(SimulationWarning.BAD_QVEL));
      drive(simulation, 1, 10);
    }
  }

  @Test
  void aDivergedFreeJointIsNamedByAnyOfItsCoordinates() {
    try (Model model = Model.parse("ball", TestModels.BALL);
        Simulation simulation = model.newSimulation()) {
      simulation.qpos().put(6, 1e300);
      DivergedException error = assertThrows(DivergedException.class, () -> simulation.step(1));
      assertEquals(SimulationWarning.BAD_QPOS, error.warning());
      assertEquals("joint free", error.owner());
    }
  }

  @Test
  void aBadStateIsFoundWithoutAStep() {
    try (Model model = Model.shipped("half-cheetah");
        Simulation simulation = model.newSimulation()) {
      simulation.checkState();
      simulation.qvel().put(model.qvelAddress("fshin"), 1.1e10);
      DivergedException error = assertThrows(DivergedException.class, simulation::checkState);
      assertEquals(SimulationWarning.BAD_QVEL, error.warning());
      assertEquals("joint fshin", error.owner());
      simulation.qpos().put(model.qposAddress("bfoot"), Double.NaN);
      error = assertThrows(DivergedException.class, simulation::checkState);
      assertEquals("joint bfoot", error.owner());
      assertEquals(0, simulation.time());
    }
  }

  @Test
  void anExplodingModelIsNoticedInTheStepThatBlowsUp() {
    String unstable =
        TestModels.PENDULUM.replace(
            "axis=\"0 1 0\"", "axis=\"0 1 0\" stiffness=\"1e16\" damping=\"-1e9\"");
    try (Model model = Model.parse("unstable", unstable);
        Simulation simulation = model.newSimulation()) {
      simulation.qpos().put(0, 0.1);
      DivergedException error =
          assertThrows(DivergedException.class, () -> simulation.step(100_000));
      assertEquals("joint hinge", error.owner());
      assertTrue(error.time() < 10, error.getMessage());
    }
  }

  @Test
  void aBadControlNamesItsActuator() {
    try (Model model = Model.shipped("hopper");
        Simulation simulation = model.newSimulation()) {
      simulation.ctrl().put(1, Double.NaN);
      DivergedException error = assertThrows(DivergedException.class, () -> simulation.step(1));
      String actuator = model.names(Element.ACTUATOR).get(1);
      assertEquals(
          "simulation of "
              + model.name()
              + " diverged: bad number in ctrl at index 1 (actuator "
              + actuator
              + "), time 0.002 s",
          error.getMessage());
    }
  }

  @Test
  void aWarningEnumNamesWhatMujocoCounts() {
    for (SimulationWarning warning : SimulationWarning.values()) {
      assertSame(warning, SimulationWarning.ofCode(warning.code));
    }
    assertArrayEquals(
        new int[] {0, 1, 2, 3, 4, 5, 6},
        java.util.Arrays.stream(SimulationWarning.values()).mapToInt(w -> w.code).toArray());
  }
}
