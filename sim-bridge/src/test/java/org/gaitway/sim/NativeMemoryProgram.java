package org.gaitway.sim;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gaitway.sim.terrain.HeightField;

/** Repeats what takes native memory and prints by how many KiB the process grew. */
final class NativeMemoryProgram {
  private static final int WARM_UP = 3_000;
  private static final int CYCLES = 10_000;

  private static final ModelEdits EDITS =
      ModelEdits.NONE
          .withTerrain(new HeightField(2, 2, 1, new float[] {0, 0, 0, 1}))
          .withServo("hinge", new PositionServo(10, 1, 5));

  private NativeMemoryProgram() {}

  /** What is done again and again. */
  enum Cycle {
    LOAD {
      @Override
      void run() {
        Model.parse("pendulum", TestModels.PENDULUM).close();
      }
    },
    SIMULATE {
      @Override
      void run() {
        try (Model model = Model.parse("pendulum", TestModels.PENDULUM);
            Simulation simulation = model.newSimulation()) {
          simulation.step(2);
          simulation.restore(simulation.save());
        }
      }
    },
    CHANGE {
      @Override
      void run() {
        try (Model model = Model.parse("ball", TestModels.BALL)) {
          model.changed(m -> m.geomFriction().put(0, 2));
        }
      }
    },
    COPY {
      @Override
      void run() {
        try (Model model = Model.parse("ball", TestModels.BALL);
            Model copy = model.copy();
            Simulation simulation = copy.newSimulation();
            ContactForces forces = new ContactForces(simulation)) {
          copy.field(ModelField.BODY_MASS).put(1, 5);
          copy.setConstants(simulation);
          forces.read();
          copy.resetParameters();
        }
      }
    },
    EDIT {
      @Override
      void run() {
        Model.parse("pendulum", TestModels.PENDULUM, EDITS).close();
      }
    },
    FAIL_TO_LOAD {
      @Override
      void run() {
        expectError(() -> Model.parse("text", "<mujoco><worldbody><geom/></worldbody></mujoco>"));
      }
    },
    FAIL_TO_STEP {
      @Override
      void run() {
        try (Model model = Model.parse("cramped", TestModels.CRAMPED);
            Simulation simulation = model.newSimulation()) {
          expectError(() -> simulation.step(1));
        }
      }
    };

    abstract void run();

    private static void expectError(Runnable call) {
      try {
        call.run();
      } catch (MujocoException e) {
        return;
      }
      throw new AssertionError("no error");
    }
  }

  public static void main(String[] args) throws IOException {
    Cycle cycle = Cycle.valueOf(args[0]);
    repeat(cycle, WARM_UP);
    long before = residentKib();
    repeat(cycle, CYCLES);
    System.out.println(residentKib() - before);
  }

  private static void repeat(Cycle cycle, int times) {
    for (int i = 0; i < times; i++) {
      cycle.run();
    }
    System.gc();
  }

  private static long residentKib() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }
}
