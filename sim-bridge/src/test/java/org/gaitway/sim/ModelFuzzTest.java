package org.gaitway.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** No file, however damaged, ends the JVM: it loads and steps, or there is an exception. */
class ModelFuzzTest {
  private static final int FILES = 1_000;
  private static final long SEED = 20_261_121;

  private enum Outcome {
    STEPPED,
    REFUSED,
    DIVERGED,
    FAILED
  }

  @Test
  @Timeout(value = 120, unit = TimeUnit.SECONDS)
  void damagedModelsLoadOrThrow() throws Exception {
    // Outside of a temporary folder, so that the file which ends the JVM can be looked at.
    Path file = Files.createDirectories(Path.of("target")).resolve("fuzzed-model.xml");
    Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    for (int i = 0; i < FILES; i++) {
      Random random = new Random(SEED + i);
      String original = ModelTest.shippedText(Model.SHIPPED.get(i % Model.SHIPPED.size()));
      Files.write(file, new MjcfMutator(random).mutate(original));
      counts.merge(loadAndStep(file, random), 1, Integer::sum);
    }
    Files.delete(file);
    System.out.println("damaged models: " + counts);
    assertEquals(FILES, counts.values().stream().mapToInt(Integer::intValue).sum());
    assertTrue(counts.get(Outcome.STEPPED) > FILES / 10, "some damage is harmless");
    assertTrue(counts.get(Outcome.REFUSED) > FILES / 10, "some is not");
  }

  private static Outcome loadAndStep(Path file, Random random) {
    try (Model model = Model.load(file);
        Simulation simulation = model.newSimulation()) {
      try {
        for (int step = 0; step < 10; step++) {
          SimulationTest.control(simulation, random);
          simulation.step(1);
          simulation.rnePostConstraint();
        }
        return Outcome.STEPPED;
      } catch (DivergedException e) {
        return afterReset(simulation, Outcome.DIVERGED);
      } catch (MujocoException e) {
        return afterReset(simulation, Outcome.FAILED);
      }
    } catch (ModelLoadException e) {
      return Outcome.REFUSED;
    }
  }

  private static Outcome afterReset(Simulation simulation, Outcome outcome) {
    simulation.reset();
    assertEquals(0, simulation.time());
    return outcome;
  }
}
