package org.gaitway.launch.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

@EnabledOnOs(OS.LINUX)
class SoakTest {

  @Test
  void memoryIsReportedByName(@TempDir Path folder) throws Exception {
    Program.Outcome outcome = Program.run(folder, "bench", "soak", "--steps", "60000", "--json");
    assertEquals(0, outcome.code(), outcome.err());
    Map<?, ?> report =
        (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(outcome.out());
    List<?> results = (List<?>) report.get("results");
    assertEquals(
        List.of(
            "soak.inverted-pendulum.resident-10",
            "soak.inverted-pendulum.resident-50",
            "soak.inverted-pendulum.resident-100",
            "soak.inverted-pendulum.growth-per-million-steps"),
        results.stream().map(r -> ((Map<?, ?>) r).get("name")).toList());
    for (Object resident : results.subList(0, 3)) {
      double kibibytes = ((Number) ((Map<?, ?>) resident).get("value")).doubleValue();
      assertTrue(kibibytes > 10_000, resident.toString());
    }
  }

  @Test
  void anUnknownTaskIsTold(@TempDir Path folder) throws Exception {
    Refusal.assertRefused(
        Program.run(folder, "bench", "soak", "--task", "pendulum"), "unknown task pendulum");
  }
}
