package org.gaitway.launch.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The run that the benchmark times, here without a GPU. */
class GpuTrainingTest {
  @Test
  void aRunIsTimedAndEvaluatedOnTheWay() throws IOException {
    List<String> said = new ArrayList<>();
    List<String> changes = List.of("run.envs=4", "run.steps=96", "ppo.minibatch=48");
    List<Measurement> figures = new GpuTraining("quadruped", changes, 2, said::add).run();
    assertEquals(
        List.of("gpu.train.quadruped.seconds", "gpu.train.quadruped.steps-per-second"),
        figures.stream().map(Measurement::name).toList());
    assertTrue(figures.stream().allMatch(figure -> figure.value() > 0), figures::toString);
    assertTrue(said.get(0).contains("tracking within"), said::toString);
  }
}
