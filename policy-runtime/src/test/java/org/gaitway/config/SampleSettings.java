package org.gaitway.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings with a component of every supported type. */
record SampleSettings(
    Optimiser optimiser,
    @Setting(value = "steps to take", min = 1) long steps,
    Surrogate surrogate,
    boolean verbose,
    String label,
    List<Integer> hidden,
    List<Double> weights,
    List<String> joints,
    Optional<Double> targetKl,
    Optional<Optimiser> critic,
    Map<String, Double> rewardWeights,
    Named task) {

  enum Surrogate {
    CLIP,
    ADAPTIVE_KL,
    NONE
  }

  /** Stands for settings that a plug-in brings. */
  interface Named {
    String name();
  }

  record RunningTask(String name, @Setting("forward reward per m/s") double forwardWeight)
      implements Named {}

  record Optimiser(
      @Setting(value = "half-width of the ratio interval", source = "PPO paper, Table 3")
          double clipRange,
      @Setting(value = "discount", min = 0, max = 1) double gamma,
      int epochs) {
    Optimiser {
      if (!(clipRange > 0)) {
        throw new IllegalArgumentException("clipRange must be > 0, was " + clipRange);
      }
      if (epochs > 100 && clipRange > 0.5) {
        throw new IllegalArgumentException("too many epochs for so wide an interval");
      }
    }
  }

  static SampleSettings defaults() {
    return new SampleSettings(
        new Optimiser(0.2, 0.99, 10),
        1_000_000,
        Surrogate.CLIP,
        false,
        "baseline",
        List.of(64, 64),
        List.of(0.5),
        List.of("hip", "knee"),
        Optional.empty(),
        Optional.empty(),
        Map.of("forward", 1.0, "control", 0.1),
        new RunningTask("run", 1));
  }
}
