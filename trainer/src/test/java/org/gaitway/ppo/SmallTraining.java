package org.gaitway.ppo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaitway.config.ConfigBinder;
import org.gaitway.rollout.CommandedMass;
import org.gaitway.task.Observations;
import org.gaitway.task.Reflection;
import org.gaitway.task.Symmetry;
import org.gaitway.task.TaskDefinition;

/** Runs of a task that has everything, which take a fraction of a second. */
final class SmallTraining {
  /** Of the slide and the hinge, in a mirror that swaps up and down. */
  static final Reflection HINGE_FLIPPED = Reflection.signs(1, -1);

  private SmallTraining() {}

  /** The task; its value function sees the position once more, up is as down. */
  static TaskDefinition.Builder task() {
    return CommandedMass.task()
        .privileged("place", Observations.qpos(0))
        .symmetry(
            new Symmetry(
                Map.of(
                    "position", HINGE_FLIPPED,
                    "velocity", HINGE_FLIPPED,
                    "noisy", HINGE_FLIPPED,
                    "told", Reflection.none(1),
                    "last-action", HINGE_FLIPPED,
                    "place", HINGE_FLIPPED),
                HINGE_FLIPPED));
  }

  /** Four environments, 24 steps each, two epochs; then what is said. */
  static TrainingSettings settings(int threads, String... overrides) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "run.envs=4",
                "run.threads=" + threads,
                "ppo.horizon=24",
                "ppo.epochs=2",
                "ppo.minibatch=40",
                "network.policy-hidden=[24, 16]",
                "network.value-hidden=[20]"));
    all.addAll(List.of(overrides));
    return ConfigBinder.bind(
        TrainingSettings.Preset.DEFAULT.forTask("mass"), Optional.empty(), all);
  }

  /** A run after so many rounds, the caller's to close. */
  static SegmentTrainer run(TaskDefinition task, TrainingSettings settings, int rounds) {
    SegmentTrainer trainer = new SegmentTrainer(settings, task);
    for (int round = 0; round < rounds; round++) {
      trainer.advance();
    }
    return trainer;
  }

  /** Everything a checkpoint holds is the same, bit for bit. */
  static void assertSameState(SegmentTrainer expected, SegmentTrainer found, Path folder)
      throws IOException {
    Path a = folder.resolve("expected");
    Path b = folder.resolve("found");
    expected.save().write(a);
    found.save().write(b);
    assertArrayEquals(Files.readAllBytes(a), Files.readAllBytes(b));
  }

  /** The run is the same on two threads, and when it is resumed after its second round. */
  static void assertExact(TaskDefinition task, Path folder, String... overrides)
      throws IOException {
    try (SegmentTrainer one = run(task, settings(1, overrides), 2);
        SegmentTrainer two = run(task, settings(2, overrides), 4);
        SegmentTrainer resumed = new SegmentTrainer(settings(1, overrides), task)) {
      resumed.restore(one.save());
      for (int round = 0; round < 2; round++) {
        one.advance();
        resumed.advance();
      }
      assertSameState(one, two, folder);
      assertSameState(one, resumed, folder);
    }
  }
}
