package org.gaitway.launch.e2e;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gaitway.report.MetricsTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One option chooses the learner, in one JVM with the simulator; nobody else pays for ND4J. */
class LearnerChoiceTest {
  private static final List<String> SAME_SEGMENTS = List.of("return_100", "episodes");
  private static final List<String> CLOSE = List.of("kl", "surrogate", "value_loss", "entropy");

  @TempDir Path folder;

  @Test
  void eitherLearnerTrainsAlike() throws Exception {
    MetricsTable cpu = train("cpu");
    MetricsTable reference = train("nd4j");
    assertEquals(2, reference.rows());
    // Before the first update policies are the same, before the second they differ by rounding.
    for (String column : SAME_SEGMENTS) {
      assertEquals(cpu.column(column)[0], reference.column(column)[0], column);
    }
    for (String column : CLOSE) {
      assertArrayEquals(cpu.column(column), reference.column(column), 1e-3, column);
    }
  }

  @Test
  void withoutTheReferenceNothingOfItIsLoaded() throws Exception {
    assertFalse(loadedClasses("cpu").contains("org.nd4j"));
    assertTrue(loadedClasses("nd4j").contains("org.nd4j"));
  }

  private String loadedClasses(String learner) throws Exception {
    String log = "-Xlog:class+load:file=" + learner + ".log";
    Program.Outcome outcome =
        Program.runBy(List.of("env", "JDK_JAVA_OPTIONS=" + log), folder, training(learner));
    assertEquals(0, outcome.code(), outcome.err());
    String classes = Files.readString(folder.resolve(learner + ".log"));
    assertTrue(classes.contains("org.gaitway.ppo.CpuLearner") == learner.equals("cpu"), learner);
    return classes;
  }

  private MetricsTable train(String learner) throws Exception {
    Program.Outcome outcome = Program.run(folder, training(learner));
    assertEquals(0, outcome.code(), outcome.err());
    assertEquals("", outcome.err());
    return MetricsTable.read(folder.resolve(learner).resolve("metrics.csv"));
  }

  private static String[] training(String learner) {
    return ("train inverted-pendulum --steps 4096 --set ppo.horizon=256 --set ppo.epochs=2 --learner "
            + learner
            + " --out "
            + learner)
        .split(" ");
  }
}
