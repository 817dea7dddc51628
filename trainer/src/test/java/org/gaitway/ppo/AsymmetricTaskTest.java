package org.gaitway.ppo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.gaitway.task.TaskDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AsymmetricTaskTest {
  private static final TaskDefinition SMALL = SmallTraining.task().build();

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"ppo", "trpo", "a2c", "a2c-trust-region", "vanilla"})
  void runsAreExactWithEveryAlgorithm(String algorithm) throws IOException {
    SmallTraining.assertExact(SMALL, folder, "algorithm.name=" + algorithm);
  }

  /** Positions, velocities, those again with errors, a command, actions; and the position. */
  @Test
  void theValueFunctionSeesMoreThanThePolicy() {
    try (SegmentTrainer trainer = new SegmentTrainer(SmallTraining.settings(1), SMALL)) {
      float[] parameters = trainer.save().floats("learner.value.parameters");
      // Rows are padded to 16 floats: 11 inputs to 20, their biases, 20 inputs to 1, its bias.
      assertEquals((11 + 1) * 32 + (20 + 1) * 16, parameters.length);
      // The policy has the velocities with errors of three steps.
      assertEquals(13, trainer.policy().parameters().shape().inputs());
    }
  }

  @Test
  void networksThatSeeDifferentThingsCannotShareTheirTrunk() {
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    new SegmentTrainer(
                        SmallTraining.settings(1, "network.share-trunk=true"), SMALL))
            .getMessage();
    assertTrue(message.contains("network.share-trunk must be false"), message);
    assertTrue(message.contains("pushed-mass"), message);
  }
}
