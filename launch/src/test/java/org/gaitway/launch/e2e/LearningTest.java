package org.gaitway.launch.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training leads somewhere. */
class LearningTest {
  @TempDir Path folder;

  @Test
  void theInvertedPendulumStandsAfterAHundredThousandSteps() throws Exception {
    Program.Outcome training =
        Program.run(folder, "train", "inverted-pendulum", "--steps", "100000", "--out", "run");
    assertEquals(0, training.code(), training.err());
    Program.Outcome evaluation = Program.run(folder, "evaluate", "run", "--episodes", "20");
    assertEquals(0, evaluation.code(), evaluation.err());
    double mean = Figures.inTable("return.mean", evaluation.out());
    assertTrue(mean >= 950, "expected a return of at least 950 of 1000, found " + mean);
  }
}
