package org.gaitway.launch.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class Sb3TrainingTest {

  @Test
  void tasksHaveTheNamesThatGymnasiumGivesThem() {
    assertEquals("HalfCheetah-v4", Sb3Training.environment("half-cheetah", "v4"));
    assertEquals(
        "InvertedDoublePendulum-v5", Sb3Training.environment("inverted-double-pendulum", "v5"));
    assertEquals("Walker2d-v4", Sb3Training.environment("walker2d", "v4"));
  }
}
