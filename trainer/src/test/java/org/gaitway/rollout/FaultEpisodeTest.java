package org.gaitway.rollout;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.gaitway.checkpoint.Checkpoint;
import org.gaitway.episode.EpisodeHeader;
import org.gaitway.episode.EpisodeKind;
import org.gaitway.episode.EpisodeReader;
import org.gaitway.episode.EpisodeWriter;
import org.gaitway.episode.LogSettings;
import org.gaitway.random.RandomStream;
import org.gaitway.record.FaultEpisodeReader;
import org.gaitway.record.FaultEpisodeWriter;
import org.gaitway.replay.EpisodeVerification;
import org.gaitway.replay.ReplayReport;
import org.gaitway.replay.ReplaySettings;
import org.gaitway.sim.Model;
import org.gaitway.sim.Simulation;
import org.gaitway.task.Environment;
import org.gaitway.task.Fault;
import org.gaitway.task.Observation;
import org.gaitway.task.Observations;
import org.gaitway.task.Reset;
import org.gaitway.task.Resets;
import org.gaitway.task.TaskDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultEpisodeTest {
  @TempDir Path folder;

  /** Fails in the reset for step 0, otherwise in that step of the first episode. */
  private static TaskDefinition failing(int step) {
    Reset breaking = (simulation, random) -> simulation.qpos().put(1, Double.NaN);
    TaskDefinition.Builder task =
        PushedMass.task().reward("late", 3, e -> () -> e.stepCount() == step ? Double.NaN : 1);
    return step == 0 ? task.reset(breaking).build() : task.build();
  }

  /** The velocities: the second one is bad after that step. */
  private static TaskDefinition observedBadAfter(int step, double bad) {
    return PushedMass.task().observe("late", late(step, bad)).build();
  }

  private static Observation late(int step, double bad) {
    return scene ->
        new Observation.Reader() {
          private final Simulation simulation = scene.simulation();

          @Override
          public int size() {
            return 1;
          }

          @Override
          public void read(double[] out, int at) {
            boolean reached = Math.round(simulation.time() / simulation.timestep()) >= 2 * step;
            out[at] = reached ? bad : simulation.qvel().get(1);
          }
        };
  }

  private static RecordedFault fault(TaskDefinition task) {
    try (Rollout rollout = new Rollout(task, 2, 30, 1, FaultResponse.STOP)) {
      return stop(rollout);
    }
  }

  private static RecordedFault stop(Rollout rollout) {
    return assertThrows(RolloutFaultException.class, rollout::collect).recorded();
  }

  private Path write(RecordedFault recorded, TaskDefinition task) throws IOException {
    Path file = folder.resolve("fault.mcap");
    FaultEpisodeWriter.write(recorded, task, "test", "2026-01-01T00:00:00Z", file);
    return file;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 20})
  void aFaultOfAResetOrARewardIsReadBackToTheLastBit(int step) throws IOException {
    TaskDefinition task = failing(step);
    RecordedFault written = fault(task);
    assertEquals(step, written.place().episodeStep());
    assertComesBack(written, task);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.NEGATIVE_INFINITY, 1e39})
  void aFaultOfAnObservationIsReadBackToTheLastBit(double bad) throws IOException {
    TaskDefinition task = observedBadAfter(3, bad);
    RecordedFault written = fault(task);
    assertEquals(Fault.Source.OBSERVATION, written.fault().source());
    assertEquals(bad, written.observationAfter()[4]);
    assertComesBack(written, task);
  }

  @Test
  void aFaultOfThePolicyIsReadBackToTheLastBit() throws IOException {
    TaskDefinition task = PushedMass.task().build();
    try (Rollout rollout = new Rollout(task, 1, 30, 1, FaultResponse.STOP)) {
      rollout.collect();
      rollout.policy.fillExtra(Float.NaN);
      RecordedFault written = stop(rollout);
      assertEquals(Fault.Source.POLICY, written.fault().source());
      assertTrue(written.place().episodeStep() > 1);
      assertComesBack(written, task);
    }
  }

  @Test
  void aFaultOfThePhysicsIsReadBackToTheLastBit() throws IOException {
    TaskDefinition task =
        PushedMass.task().model(FaultTest::explosive).reset(Resets.uniformQpos(0.2)).build();
    RecordedFault written = fault(task);
    assertEquals(Fault.Source.SIMULATION, written.fault().source());
    assertComesBack(written, task);
  }

  private void assertComesBack(RecordedFault written, TaskDefinition task) throws IOException {
    Path file = write(written, task);
    RecordedFault read = FaultEpisodeReader.read(file);
    assertSame(written, read);
    try (Model model = task.model().get();
        Environment environment = new Environment(task, model, new RandomStream(0, 0))) {
      assertTrue(read.approach(environment));
      assertTrue(read.fault().isSameAs(read.takeAgain(environment).orElseThrow()));
    }
    assertReplays(file);
  }

  private static void assertSame(RecordedFault written, RecordedFault read) {
    assertEquals(written.fault(), read.fault());
    assertEquals(written.place(), read.place());
    assertEquals(written.origin().episodeStep(), read.origin().episodeStep());
    assertArrayEquals(written.origin().random(), read.origin().random());
    assertEquals(written.origin().before(), read.origin().before());
    assertArrayEquals(written.origin().control(), read.origin().control());
    assertEquals(written.before(), read.before());
    assertEquals(written.after(), read.after());
    assertArrayEquals(written.output(), read.output());
    assertArrayEquals(written.control(), read.control());
    assertArrayEquals(written.observation(), read.observation());
    assertArrayEquals(written.observationAfter(), read.observationAfter());
    assertArrayEquals(written.rewardTerms(), read.rewardTerms());
  }

  /** Like any episode; the task is not registered, so that this is of the physics. */
  private static void assertReplays(Path file) throws IOException {
    try (EpisodeReader episode = EpisodeReader.open(file)) {
      ReplayReport report = EpisodeVerification.run(episode, ReplaySettings.EXACT);
      assertEquals(0, report.differences(), report.first().toString());
      assertEquals(0, report.gaps());
    }
  }

  @Test
  void aFaultOfAnotherTaskIsRefused() {
    RecordedFault recorded = fault(failing(3));
    TaskDefinition heavier = PushedMass.task().model(PushedMass::heavier).build();
    try (Model model = heavier.model().get();
        Environment environment = new Environment(heavier, model, new RandomStream(0, 0))) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> recorded.approach(environment))
              .getMessage();
      assertTrue(message.contains(model.sha256().substring(0, 12)), message);
    }
    TaskDefinition wider = PushedMass.task().observe("more", Observations.qvel()).build();
    try (Model model = wider.model().get();
        Environment environment = new Environment(wider, model, new RandomStream(0, 0))) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> recorded.approach(environment))
              .getMessage();
      assertTrue(message.contains("expected 4 observed values, found 6"), message);
    }
  }

  @Test
  void aFileThatIsCutShortIsRefusedWhereverItIsCut() throws IOException {
    Path file = write(fault(failing(2)), failing(2));
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length += 7) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertRefused(file, file.toString());
    }
  }

  @Test
  void aFileThatIsDamagedIsRefusedWhereverItIs() throws IOException {
    Path file = write(fault(failing(2)), failing(2));
    byte[] whole = Files.readAllBytes(file);
    for (int at = 0; at < whole.length; at += 13) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 4;
      Files.write(file, damaged);
      assertRefused(file, file.toString());
    }
  }

  private static void assertRefused(Path file, String words) {
    String message =
        assertThrows(IOException.class, () -> FaultEpisodeReader.read(file)).getMessage();
    assertTrue(message.contains(words), message);
    assertFalse(message.contains("null"), message);
  }

  @Test
  void whatIsNoFaultIsRefused() throws IOException {
    Path file = folder.resolve("other");
    Files.writeString(file, "<mujoco/>");
    assertRefused(file, "foreign");
    new Checkpoint().put("run.steps", 1).write(file);
    assertRefused(file, "is a run's checkpoint, not the file of a fault");
    new Checkpoint().put("fault.format", 1).write(file);
    assertRefused(file, "was saved by an earlier version, whose faults are not read any more");
    EpisodeHeader training = EpisodeHeader.begin(EpisodeKind.TRAIN, "test");
    EpisodeWriter.create(file, training, LogSettings.DEFAULTS).close();
    assertRefused(file, "expected an episode of kind fault, found train");
    EpisodeHeader bare = EpisodeHeader.begin(EpisodeKind.FAULT, "test");
    EpisodeWriter.create(file, bare, LogSettings.DEFAULTS).close();
    assertRefused(file, "damaged: its header has no entry task.name");
  }
}
