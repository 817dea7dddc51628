package org.gaitway.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Errors inside MuJoCo that would end the process if nobody caught them. */
class NativeErrorsTest {
  /** Has malloc fill the memory that it hands out with this byte. */
  private static final Map<String, String> FILLED = Map.of("MALLOC_PERTURB_", "165");

  /** Steps until the heap of balls needs more memory than the arena has. */
  private static MujocoException overflow(Simulation simulation) {
    return assertThrows(MujocoException.class, () -> simulation.step(1000));
  }

  @Test
  void anArenaThatOverflowsIsAnError() {
    try (Model model = Model.parse("cramped", TestModels.CRAMPED);
        Simulation simulation = model.newSimulation()) {
      String message = overflow(simulation).getMessage();
      assertTrue(message.startsWith("step of cramped failed: mj_stackAlloc: "), message);
      assertTrue(message.contains("increase <size memory"), message);
      assertFalse(message.contains("\n"), "one line");
    }
  }

  @Test
  void afterAnErrorResetMakesTheSimulationAsGoodAsNew() {
    try (Model model = Model.parse("cramped", TestModels.CRAMPED);
        Simulation simulation = model.newSimulation()) {
      SimState initial = simulation.save();
      String first = overflow(simulation).getMessage();
      for (int i = 0; i < 100; i++) {
        simulation.reset();
        assertEquals(initial, simulation.save());
        assertEquals(
            first, overflow(simulation).getMessage(), "as much of the arena is free as at first");
      }
    }
  }

  @Test
  void aFailedSimulationCanBeClosed() {
    try (Model model = Model.parse("cramped", TestModels.CRAMPED)) {
      for (int i = 0; i < 100; i++) {
        Simulation simulation = model.newSimulation();
        overflow(simulation);
        simulation.close();
      }
    }
  }

  @Test
  void anErrorOnOneThreadDoesNotDisturbOthers() throws Exception {
    try (Model cramped = Model.parse("cramped", TestModels.CRAMPED);
        Model ant = Model.shipped("ant")) {
      List<Callable<String>> calls = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        calls.add(() -> errorOf(cramped));
        calls.add(() -> stateOf(ant));
      }
      String error = errorOf(cramped);
      String state = stateOf(ant);
      List<String> results = onThreads(calls);
      for (int i = 0; i < results.size(); i += 2) {
        assertEquals(error, results.get(i));
        assertEquals(state, results.get(i + 1));
      }
    }
  }

  private static String errorOf(Model model) {
    try (Simulation simulation = model.newSimulation()) {
      return overflow(simulation).getMessage();
    }
  }

  private static String stateOf(Model model) {
    try (Simulation simulation = model.newSimulation()) {
      SimulationTest.drive(simulation, 1, 30);
      return java.util.Arrays.toString(simulation.save().values());
    }
  }

  @Test
  void modelsLoadConcurrently() throws Exception {
    List<Callable<String>> calls = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      for (String name : Model.SHIPPED) {
        calls.add(() -> hashOf(name));
      }
      int line = i + 2;
      calls.add(() -> lineOf("<mujoco>" + "\n".repeat(line - 1) + "<leg/></mujoco>"));
      calls.add(() -> lineOf(TestModels.IMPOSSIBLE_GRID));
    }
    List<String> serial = new ArrayList<>();
    for (Callable<String> call : calls) {
      serial.add(call.call());
    }
    assertEquals(serial, onThreads(calls));
  }

  private static String hashOf(String name) {
    try (Model model = Model.shipped(name)) {
      return model.sha256();
    }
  }

  private static String lineOf(String text) {
    ModelLoadException error =
        assertThrows(ModelLoadException.class, () -> Model.parse("text", text));
    return error.line().toString();
  }

  private static List<String> onThreads(List<Callable<String>> calls) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<String> results = new ArrayList<>();
      for (Future<String> future : threads.invokeAll(calls)) {
        results.add(future.get());
      }
      return results;
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void afterABreakdownOfTheCompilerTheThreadsOtherErrorsAreCaught() {
    try (Model model = Model.parse("cramped", TestModels.CRAMPED);
        Simulation simulation = model.newSimulation()) {
      assertThrows(ModelLoadException.class, () -> Model.parse("text", TestModels.IMPOSSIBLE_GRID));
      assertTrue(overflow(simulation).getMessage().contains("mj_stackAlloc"));
    }
  }

  @Test
  void anErrorOutsideOfEveryGuardIsAnExceptionToo() {
    Exception error = assertThrows(RuntimeException.class, NativeErrorsProgram::overflowUnguarded);
    assertTrue(error.getMessage().startsWith("mj_stackAlloc: out of memory"), error.getMessage());
  }

  @Test
  void aProcessSurvivesEveryKindOfError(@TempDir Path folder) throws Exception {
    ChildProcess child = ChildProcess.run(folder, Map.of(), NativeErrorsProgram.class, "guarded");
    assertEquals(0, child.exitCode(), child.output());
    assertTrue(child.output().endsWith("survived 6 errors\n"), child.output());
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(), files.toList(), "no MUJOCO_LOG.TXT in the working directory");
    }
  }

  @Test
  void withoutTheHandlerTheSameErrorEndsTheProcess(@TempDir Path folder) throws Exception {
    ChildProcess child = ChildProcess.run(folder, Map.of(), NativeErrorsProgram.class, "unguarded");
    assertEquals(1, child.exitCode(), child.output());
  }

  @Test
  void theHashDoesNotDependOnWhatMemoryHeld(@TempDir Path folder) throws Exception {
    List<String> hashes = Model.SHIPPED.stream().map(NativeErrorsTest::hashOf).toList();
    ChildProcess child = ChildProcess.run(folder, FILLED, NativeErrorsProgram.class, "hashes");
    assertEquals(hashes, child.output().lines().toList());
  }
}
