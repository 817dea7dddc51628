package org.gaitway.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.gaitway.launch.view.feed.EpisodeFeed;
import org.gaitway.random.RandomStream;
import org.gaitway.record.FaultEpisodeWriter;
import org.gaitway.rollout.RecordedFault;
import org.gaitway.rollout.StateOrigin;
import org.gaitway.sim.Model;
import org.gaitway.sim.SimState;
import org.gaitway.task.Environment;
import org.gaitway.task.Fault;
import org.gaitway.task.TaskDefinition;
import org.gaitway.task.Tasks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What commands for episodes make of faults. */
class FaultEpisodeCommandsTest {
  private static final TaskDefinition TASK = Tasks.define("hopper", "");

  @TempDir Path folder;

  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("fault.mcap");
  }

  /** A step of hopper, 0 for a reset, that leaves the physics with a number that is none. */
  private void diverge(int episodeStep) throws IOException {
    try (Model model = TASK.model().get();
        Environment environment = new Environment(TASK, model, new RandomStream(1, 0))) {
      StateOrigin origin = StateOrigin.resetOf(environment);
      environment.reset();
      double[] control = new double[episodeStep == 0 ? 0 : environment.actionSize()];
      Arrays.fill(control, 0.25);
      for (int step = 1; step < episodeStep; step++) {
        origin =
            StateOrigin.step(
                step, environment.simulation().save(), environment.saveMemory(), control);
        environment.step(control);
      }
      double[] observation = new double[environment.observationSize()];
      environment.observe(observation);
      SimState before = environment.simulation().save();
      environment.simulation().qpos().put(1, Double.NaN);
      SimState broken = environment.simulation().save();
      boolean inReset = episodeStep == 0;
      FaultEpisodeWriter.write(
          new RecordedFault(
              new Fault(Fault.Source.SIMULATION, "a bad position", 1, Double.NaN, "joint rootz"),
              new RecordedFault.Place(
                  TASK.name(),
                  TASK.version(),
                  Optional.empty(),
                  model.name(),
                  1,
                  0,
                  7,
                  episodeStep),
              origin,
              inReset ? broken : before,
              inReset ? null : broken,
              new float[control.length],
              control,
              observation,
              new double[0],
              new double[inReset ? 0 : TASK.rewards().size()]),
          TASK,
          "test",
          "2026-01-01T00:00:00Z",
          file);
    }
  }

  private static String done(String command) {
    Outcome outcome = Outcome.of(command.split(" "));
    assertEquals(0, outcome.code(), outcome.out() + outcome.err());
    return outcome.out();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5})
  void aFaultIsRenderedPlayedAndListed(int episodeStep) throws IOException {
    diverge(episodeStep);
    Path picture = folder.resolve("fault.png");
    done("render " + file + " --out " + picture + " --size 64x48 --fast");
    assertEquals(64, ImageIO.read(picture.toFile()).getWidth());
    done("replay --speed 0 " + file);
    String info = done("episodes info " + file);
    assertTrue(info.contains("fault.message") && info.contains("joint rootz"), info);
    String listed = done("episodes list " + folder);
    assertTrue(listed.contains("fault") && listed.contains("hopper"), listed);
    done("episodes statistics " + folder);
    done("episodes export --format csv --out " + folder.resolve("tables") + " " + file);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5})
  void aFaultIsViewed(int episodeStep) throws IOException {
    diverge(episodeStep);
    int states = Math.min(episodeStep, 2) + 1;
    try (EpisodeFeed feed = new EpisodeFeed(file)) {
      feed.poll();
      assertTrue(feed.recording().problem().isEmpty(), feed.recording().problem().toString());
      assertTrue(feed.recording().isComplete());
      assertEquals(states, feed.recording().frameCount());
      feed.scene().orElseThrow().poses(feed.recording(), 0, 1, states);
      assertEquals("diverged", feed.recording().marks().get(0).text());
    }
  }

  @Test
  void aFaultThatIsNoneIsToldWhenTheStepIsTakenAgain() throws IOException {
    diverge(5);
    Outcome inspection = Outcome.of("inspect", file.toString());
    assertEquals(1, inspection.code(), inspection.err());
    assertTrue(inspection.out().contains("state before the step, time "), inspection.out());
    assertTrue(inspection.out().endsWith("the step again: all numbers are finite\n"));
    Outcome verified = Outcome.of("replay", "--verify", file.toString());
    assertEquals(1, verified.code(), verified.err());
    assertTrue(verified.out().contains("first at step 4, reward[0]"), verified.out());
  }
}
