package org.gaitway.sim;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.gaitway.sim.mujoco.Mujoco;
import org.gaitway.sim.mujoco.mjData;

/** What {@link NativeErrorsTest} runs in a process of its own, since it could end it. */
final class NativeErrorsProgram {
  private static final PrintStream OUT = System.out;

  private NativeErrorsProgram() {}

  public static void main(String[] args) throws InterruptedException {
    switch (args[0]) {
      case "guarded" -> survive();
      case "unguarded" -> {
        MujocoLibrary.ensureLoaded();
        Mujoco.mju_clearHandlers();
        overflowUnguarded();
      }
      case "hashes" -> Model.SHIPPED.forEach(name -> OUT.println(Model.shipped(name).sha256()));
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  private static void survive() throws InterruptedException {
    List<Runnable> errors =
        List.of(
            () -> Model.parse("text", "<mujoco>"),
            () -> Model.load(Path.of("/proc/self/exe")),
            () -> Model.parse("text", TestModels.IMPOSSIBLE_GRID),
            () -> Model.parse("cramped", TestModels.CRAMPED).newSimulation().step(1000),
            NativeErrorsProgram::diverge,
            NativeErrorsProgram::overflowUnguarded);
    int survived = 0;
    for (Runnable error : errors) {
      survived += survives(error) ? 1 : 0;
    }
    OUT.println("survived " + survived + " errors");
  }

  /** Calls MuJoCo directly for more memory than an arena has. */
  static void overflowUnguarded() {
    try (Model model = Model.parse("ball", TestModels.BALL)) {
      mjData data = Mujoco.mj_makeData(model.handle());
      try {
        Mujoco.mj_stackAllocNum(data, 1 << 30);
      } finally {
        Mujoco.mj_deleteData(data);
      }
    }
  }

  private static void diverge() {
    Simulation simulation = Model.parse("ball", TestModels.BALL).newSimulation();
    simulation.qpos().put(0, Double.NaN);
    simulation.step(1);
  }

  /** Whether an error on another thread comes back as an exception. */
  private static boolean survives(Runnable error) throws InterruptedException {
    boolean[] thrown = {false};
    Thread thread =
        new Thread(
            () -> {
              try {
                error.run();
              } catch (RuntimeException e) {
                thrown[0] = true;
              }
            });
    thread.start();
    thread.join();
    return thrown[0];
  }
}
