package org.gaitway.rollout;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gaitway.checkpoint.Checkpoint;
import org.gaitway.config.ConfigBinder;
import org.gaitway.ppo.SegmentTrainer;
import org.gaitway.ppo.TrainingSettings;
import org.gaitway.random.RandomStream;
import org.gaitway.sim.Model;
import org.gaitway.task.Environment;
import org.gaitway.task.TaskDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tasks that keep more than the state of their simulation, as {@link CommandedMass} does. */
class RememberingTaskTest {
  private static final TaskDefinition TASK = CommandedMass.task().build();

  @TempDir Path folder;
  private int files;

  private static SegmentTrainer trainer(int threads) {
    TrainingSettings settings =
        ConfigBinder.bind(
            TrainingSettings.Preset.DEFAULT.forTask("commanded-mass"),
            Optional.empty(),
            List.of("run.envs=3", "run.threads=" + threads, "ppo.horizon=27", "ppo.minibatch=27"));
    return new SegmentTrainer(settings, TASK);
  }

  /** The checkpoint after some rounds. */
  private Path advanced(SegmentTrainer trainer, int rounds) throws IOException {
    for (int i = 0; i < rounds; i++) {
      trainer.advance();
    }
    Path file = folder.resolve("checkpoint-" + files++);
    trainer.save().write(file);
    return file;
  }

  private static void assertSame(Path expected, Path found) throws IOException {
    assertEquals(-1, Files.mismatch(expected, found));
  }

  @Test
  void aRunThatIsResumedAnywhereInAnEpisodeEndsAsOneThatNeverStopped() throws IOException {
    for (int before = 0; before < 4; before++) {
      try (SegmentTrainer whole = trainer(1);
          SegmentTrainer resumed = trainer(1)) {
        Checkpoint saved = Checkpoint.read(advanced(whole, before));
        resumed.restore(saved);
        assertSame(advanced(whole, 3), advanced(resumed, 3));
      }
    }
  }

  @Test
  void threadsChangeNothing() throws IOException {
    try (SegmentTrainer one = trainer(1);
        SegmentTrainer two = trainer(2)) {
      assertSame(advanced(one, 4), advanced(two, 4));
    }
  }

  @Test
  void lookingDoesNotChangeWhatIsSeen() {
    try (Model model = TASK.model().get();
        Environment seen = environment(model);
        Environment unseen = environment(model)) {
      double[] twice = new double[seen.observationSize()];
      double[] once = new double[seen.observationSize()];
      double[] control = {0.3, -0.2};
      for (int step = 0; step < 30; step++) {
        seen.observe(once);
        seen.observe(twice);
        assertArrayEquals(once, twice);
        seen.step(control);
        unseen.step(control);
      }
      seen.observe(once);
      unseen.observe(twice);
      assertArrayEquals(once, twice);
    }
  }

  @Test
  void aStateComesBackFromHowItCameAbout() {
    try (Model model = TASK.model().get();
        Environment environment = environment(model);
        Environment again = new Environment(TASK, model, new RandomStream(5, 5))) {
      double[] control = {1, 1};
      StateOrigin origin = null;
      for (int step = 1; step <= 25; step++) {
        origin =
            StateOrigin.step(
                step, environment.simulation().save(), environment.saveMemory(), control);
        environment.step(control);
      }
      origin.recreate(again);
      for (int step = 0; step < 10; step++) {
        assertArrayEquals(observed(environment), observed(again));
        environment.step(control);
        again.step(control);
        assertEquals(environment.reward(), again.reward());
      }
    }
  }

  @Test
  void episodesDifferInMassAndWhatLastsGoesOn() {
    try (Model model = TASK.model().get();
        Environment environment = environment(model)) {
      double first = environment.simulation().model().bodyMass().get(1);
      environment.reset();
      double second = environment.simulation().model().bodyMass().get(1);
      assertNotEquals(first, second);
      assertTrue(first >= 0.5 && first <= 2 && second >= 0.5 && second <= 2);
      assertEquals(1, model.bodyMass().get(1));
      assertArrayEquals(new double[] {2}, environment.saveMemory().lasting());
    }
  }

  @Test
  void aStateOfAnotherTaskIsRefused() {
    TaskDefinition plain = PushedMass.task().build();
    try (Model model = plain.model().get();
        Environment environment = new Environment(plain, model, new RandomStream(1, 1));
        Environment remembering = environment(model)) {
      StateOrigin origin = StateOrigin.resetOf(remembering);
      assertThrows(IllegalArgumentException.class, () -> origin.recreate(environment));
    }
  }

  private static Environment environment(Model model) {
    Environment environment = new Environment(TASK, model, new RandomStream(3, 1));
    environment.reset();
    return environment;
  }

  private static double[] observed(Environment environment) {
    double[] values = new double[environment.observationSize()];
    environment.observe(values);
    return values;
  }
}
