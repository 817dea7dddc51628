package org.gaitway.sim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.DoubleBuffer;
import java.nio.ReadOnlyBufferException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ModelCopyTest {
  static final List<String> SHIPPED = Model.SHIPPED;

  @ParameterizedTest
  @FieldSource("SHIPPED")
  void aCopyStepsWithTheSameBits(String name) {
    try (Model model = Model.shipped(name);
        Model copy = model.copy()) {
      assertArrayEquals(afterSteps(model), afterSteps(copy));
      assertArrayEquals(model.toBytes(), copy.toBytes());
      assertEquals(model.sha256(), copy.sha256());
    }
  }

  private static double[] afterSteps(Model model) {
    try (Simulation simulation = model.newSimulation()) {
      return afterSteps(simulation);
    }
  }

  private static double[] afterSteps(Simulation simulation) {
    for (int i = 0; i < simulation.model().nu(); i++) {
      simulation.ctrl().put(i, i % 2 == 0 ? 0.3 : -0.2);
    }
    simulation.step(50);
    return simulation.save().values();
  }

  @ParameterizedTest
  @FieldSource("SHIPPED")
  void derivingTheConstantsOfUnchangedParametersChangesNothing(String name) {
    try (Model model = Model.shipped(name);
        Model copy = model.copy();
        Simulation simulation = copy.newSimulation()) {
      copy.setConstants(simulation);
      assertArrayEquals(model.toBytes(), copy.toBytes());
      simulation.reset();
      assertArrayEquals(afterSteps(model), afterSteps(simulation));
    }
  }

  @Test
  void copiesVaryApartFromEachOtherAndTheirOriginal() {
    try (Model model = Model.parse("ball", TestModels.BALL);
        Model heavy = model.copy();
        Model light = model.copy()) {
      weigh(heavy, 5);
      weigh(light, 0.5);
      assertEquals(2 * 9.81, weightAtRest(model), 1e-2);
      assertEquals(5 * 9.81, weightAtRest(heavy), 1e-2);
      assertEquals(0.5 * 9.81, weightAtRest(light), 1e-2);
    }
  }

  private static void weigh(Model copy, double mass) {
    copy.field(ModelField.BODY_MASS).put(copy.id(Element.BODY, "ball"), mass);
    try (Simulation scratch = copy.newSimulation()) {
      copy.setConstants(scratch);
    }
  }

  private static double weightAtRest(Model model) {
    try (Simulation simulation = model.newSimulation()) {
      simulation.qpos().put(2, 0.1);
      simulation.step(2000);
      return simulation.qfrcConstraint().get(2);
    }
  }

  @Test
  void derivedConstantsAreThoseOfTheParametersAsChanged() {
    String heavier = TestModels.BALL.replace("mass=\"2\"", "mass=\"5\"");
    try (Model expected = Model.parse("ball", heavier);
        Model model = Model.parse("ball", TestModels.BALL);
        Model copy = model.copy();
        Simulation simulation = copy.newSimulation()) {
      int ball = copy.id(Element.BODY, "ball");
      copy.field(ModelField.BODY_MASS).put(ball, 5);
      for (int axis = 0; axis < 3; axis++) {
        double inertia = expected.field(ModelField.BODY_INERTIA).get(3 * ball + axis);
        copy.field(ModelField.BODY_INERTIA).put(3 * ball + axis, inertia);
      }
      copy.setConstants(simulation);
      simulation.reset();
      assertArrayEquals(afterSteps(expected), afterSteps(simulation));
    }
  }

  @Test
  void aChangeActsOnSimulationsThatAreOpen() {
    try (Model model = Model.parse("ball", TestModels.BALL);
        Model copy = model.copy();
        Simulation simulation = copy.newSimulation()) {
      copy.field(ModelField.GRAVITY).put(2, -1.62);
      simulation.step(1);
      assertEquals(-1.62, simulation.qacc().get(2), 1e-9);
      assertEquals(-9.81, model.gravity()[2]);
    }
  }

  @Test
  void resettingGivesBackWhatTheOriginalHas() {
    try (Model model = Model.shipped("ant");
        Model copy = model.copy();
        Simulation simulation = copy.newSimulation()) {
      for (ModelField field : ModelField.values()) {
        scale(copy.field(field), 1.01);
      }
      copy.setConstants(simulation);
      assertNotEquals(
          model.field(ModelField.BODY_MASS).get(1), copy.field(ModelField.BODY_MASS).get(1));
      copy.resetParameters();
      assertArrayEquals(model.toBytes(), copy.toBytes());
      simulation.reset();
      assertArrayEquals(afterSteps(model), afterSteps(simulation));
    }
  }

  private static void scale(DoubleBuffer values, double factor) {
    for (int i = 0; i < values.capacity(); i++) {
      values.put(i, values.get(i) * factor);
    }
  }

  @Test
  void everyFieldHasItsRowsAndCanBeWrittenOnACopyAlone() {
    try (Model model = Model.shipped("ant");
        Model copy = model.copy()) {
      for (ModelField field : ModelField.values()) {
        DoubleBuffer values = copy.field(field);
        int rows = field.element().map(e -> copy.names(e).size()).orElse(-1);
        assertEquals(0, values.capacity() % field.columns(), field::name);
        assertTrue(rows < 0 || rows * field.columns() == values.capacity(), field::name);
        assertFalse(values.isReadOnly(), field::name);
        assertTrue(model.field(field).isReadOnly(), field::name);
      }
      assertThrows(
          ReadOnlyBufferException.class, () -> model.field(ModelField.GRAVITY).put(2, -1.62));
    }
  }

  @Test
  void copiesOnDifferentThreadsDoNotDisturbEachOther() {
    try (Model model = Model.shipped("quadruped")) {
      List<double[]> alone = IntStream.range(0, 8).mapToObj(i -> staggered(model, i)).toList();
      List<double[]> together =
          IntStream.range(0, 8).parallel().mapToObj(i -> staggered(model, i)).toList();
      for (int i = 0; i < 8; i++) {
        assertArrayEquals(alone.get(i), together.get(i), "copy " + i);
        assertTrue(i == 0 || alone.get(i)[3] != alone.get(i - 1)[3], "masses make a difference");
      }
    }
  }

  /** Where a robot is after a second whose trunk got heavier again and again. */
  private static double[] staggered(Model model, int kilograms) {
    try (Model copy = model.copy();
        Simulation simulation = copy.newSimulation()) {
      for (int i = 0; i < 20; i++) {
        copy.resetParameters();
        copy.field(ModelField.BODY_MASS).put(1, 5 + 0.1 * kilograms * i);
        copy.setConstants(simulation);
        simulation.resetToKeyframe("home");
        simulation.step(50);
      }
      return simulation.save().values();
    }
  }

  @Test
  void varyingAndReadingAllocateNothing() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (Model model = Model.shipped("quadruped");
        Model copy = model.copy();
        Simulation simulation = copy.newSimulation();
        ContactForces forces = new ContactForces(simulation)) {
      FreeBase trunk = new FreeBase(simulation, "trunk");
      Runnable cycle =
          () -> {
            copy.resetParameters();
            copy.setConstants(simulation);
            simulation.resetToKeyframe("home");
            simulation.step(4);
            forces.read();
            simulation.velocity(Element.SITE, 0, false);
            trunk.projectedGravity(0);
          };
      long least = Long.MAX_VALUE;
      for (int i = 0; i < 20; i++) {
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int k = 0; k < 50; k++) {
          cycle.run();
        }
        least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
      }
      assertEquals(0, least, "bytes");
    }
  }

  @Test
  void aCopyOutlivesItsOriginal() {
    Model model = Model.shipped("ant");
    Model copy = model.copy();
    Model copyOfCopy = copy.copy();
    double[] expected = afterSteps(model);
    model.close();
    copy.close();
    assertArrayEquals(expected, afterSteps(copyOfCopy));
    assertTrue(copyOfCopy.isCopy());
    copyOfCopy.close();
    copyOfCopy.close();
    assertThrows(IllegalStateException.class, copyOfCopy::copy);
  }

  @Test
  void onlyCopiesVary() {
    try (Model model = Model.parse("ball", TestModels.BALL);
        Simulation simulation = model.newSimulation();
        Model copy = model.copy()) {
      assertThrows(IllegalStateException.class, model::resetParameters);
      assertThrows(IllegalStateException.class, () -> model.setConstants(simulation));
      assertThrows(IllegalArgumentException.class, () -> copy.setConstants(simulation));
      assertThrows(IllegalStateException.class, () -> copy.changed(m -> {}));
      assertThrows(IllegalStateException.class, () -> model.changed(m -> {}));
    }
  }

  @Test
  void statesGoBetweenAModelAndItsCopies() {
    try (Model model = Model.parse("ball", TestModels.BALL);
        Model copy = model.copy();
        Simulation first = model.newSimulation();
        Simulation second = copy.newSimulation()) {
      first.step(100);
      second.restore(first.save());
      assertArrayEquals(first.save().values(), second.save().values());
    }
  }
}
