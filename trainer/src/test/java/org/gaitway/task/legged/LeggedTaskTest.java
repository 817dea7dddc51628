package org.gaitway.task.legged;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaitway.checkpoint.Checkpoint;
import org.gaitway.config.ConfigBinder;
import org.gaitway.config.ConfigWriter;
import org.gaitway.ppo.SegmentTrainer;
import org.gaitway.ppo.TrainingSettings;
import org.gaitway.random.RandomStream;
import org.gaitway.sim.Simulation;
import org.gaitway.task.Environment;
import org.gaitway.task.Reflection;
import org.gaitway.task.TaskDefinition;
import org.gaitway.task.Tasks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeggedTaskTest {
  @TempDir Path folder;

  private static TrainingSettings training(String version) {
    List<String> small =
        List.of(
            "run.envs=6",
            "ppo.horizon=70",
            "ppo.minibatch=105",
            "ppo.epochs=2",
            "network.policy-hidden=[16]",
            "network.value-hidden=[16]",
            "legged.episode=2",
            "legged.sensing.loss=0.1",
            "legged.randomise.gravity=0.3",
            "legged.command.curriculum=true",
            "legged.push.interval={low: 0.1, high: 0.5}",
            "legged.terrain.spacing=0.2");
    return ConfigBinder.bind(
        TrainingSettings.Preset.DEFAULT.forTask("quadruped", version), Optional.empty(), small);
  }

  private static Path advanced(SegmentTrainer trainer, int rounds, Path file) throws IOException {
    for (int i = 0; i < rounds; i++) {
      trainer.advance();
    }
    trainer.save().write(file);
    return file;
  }

  @ParameterizedTest
  @ValueSource(strings = {"flat", "rough"})
  void aTrainingThatIsResumedEndsAsOneThatNeverStopped(String version) throws IOException {
    TrainingSettings settings = training(version);
    TaskDefinition task = settings.definition();
    try (SegmentTrainer whole = new SegmentTrainer(settings, task);
        SegmentTrainer resumed = new SegmentTrainer(settings.withThreads(1), task)) {
      resumed.restore(Checkpoint.read(advanced(whole, 2, folder.resolve("half"))));
      Path expected = advanced(whole, 2, folder.resolve("expected"));
      Path found = advanced(resumed, 2, folder.resolve("found"));
      assertEquals(-1, Files.mismatch(expected, found));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"flat", "rough"})
  void aStepAllocatesNothing(String version) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    LeggedSettings settings = training(version).legged().orElseThrow();
    TaskDefinition task = LeggedTask.define("quadruped", version, settings);
    try (LeggedTasks.Open open = LeggedTasks.Open.of(task, 1)) {
      Environment environment = open.environment();
      double[] observed = new double[environment.observationSize()];
      double[] privileged = new double[environment.privilegedSize()];
      double[] action = new double[environment.actionSize()];
      long least = Long.MAX_VALUE;
      for (int round = 0; round < 20; round++) {
        environment.reset();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int step = 0; step < 200; step++) {
          environment.observe(observed);
          environment.observePrivileged(privileged);
          environment.step(action);
        }
        least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
      }
      assertEquals(0, least, "bytes");
    }
  }

  @Test
  void whatIsObservedHasTheSourcesOfARobot() {
    TaskDefinition task = LeggedTasks.task(LeggedSettings.of("flat"));
    try (LeggedTasks.Open open = LeggedTasks.Open.of(task, 1)) {
      List<String> sources =
          task.observations().stream()
              .map(term -> term.source(open.model(), 1).toString())
              .toList();
      assertEquals(
          List.of(
              "base-angular-velocity",
              "projected-gravity",
              "command(velocity,3)",
              "joint-offset",
              "joint-velocity",
              "last-action"),
          sources);
    }
  }

  /** A state, its action and command as a mirror shows them must look as the mirror shows it. */
  @Test
  void aMirroredStateGivesTheMirroredObservation() {
    TaskDefinition task = LeggedTasks.task(LeggedTasks.exact("sensing.linear-velocity=true"));
    try (LeggedTasks.Open left = LeggedTasks.Open.of(task, 1);
        LeggedTasks.Open right = LeggedTasks.Open.of(task, 1)) {
      Reflection actions = task.symmetry().orElseThrow().action(left.environment());
      RandomStream random = new RandomStream(5, 0);
      left.environment().reset();
      right.environment().reset();
      command(left.environment(), 0.5, 0.2, -0.4);
      command(right.environment(), 0.5, -0.2, 0.4);
      for (int step = 0; step < 12; step++) {
        float[] action = new float[12];
        for (int i = 0; i < 12; i++) {
          action[i] = (float) random.uniform(-1, 1);
        }
        float[] mirrored = new float[12];
        actions.apply(action, mirrored);
        left.environment().step(wide(action));
        right.environment().step(wide(mirrored));
        assertMirrored(task, left.environment(), right.environment());
        assertEquals(left.environment().reward(), right.environment().reward(), 1e-6);
      }
    }
  }

  private static void command(Environment environment, double... values) {
    environment.command("velocity").write(values, 0, 3);
  }

  private static double[] wide(float[] narrow) {
    double[] values = new double[narrow.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = narrow[i];
    }
    return values;
  }

  private static void assertMirrored(TaskDefinition task, Environment left, Environment right) {
    float[] seen = new float[left.observationSize()];
    float[] image = new float[left.observationSize()];
    float[] found = new float[left.observationSize()];
    left.observe(seen);
    right.observe(found);
    task.symmetry().orElseThrow().observation(left).apply(seen, image);
    assertArrayEquals(image, found, 1e-4f);
    double[] all = new double[left.privilegedSize()];
    double[] other = new double[left.privilegedSize()];
    left.observePrivileged(all);
    right.observePrivileged(other);
    float[] known = new float[all.length];
    float[] mirrored = new float[all.length];
    for (int i = 0; i < all.length; i++) {
      known[i] = (float) all[i];
    }
    task.symmetry().orElseThrow().privileged(left).apply(known, mirrored);
    for (int i = 0; i < all.length; i++) {
      assertEquals(mirrored[i], other[i], 1e-3, "value " + i);
    }
  }

  @Test
  void aRobotThatLiesOnItsSideHasFallen() {
    TaskDefinition task = LeggedTasks.task(LeggedTasks.exact());
    try (LeggedTasks.Open open = LeggedTasks.Open.of(task, 1)) {
      open.environment().reset();
      assertFalls(open.environment(), Math.cos(0.5), Math.sin(0.5), false);
      assertFalls(open.environment(), Math.cos(0.7), Math.sin(0.7), true);
    }
  }

  @Test
  void aStepCostsNothingUnlessTheRobotFalls() {
    LeggedSettings settings =
        LeggedTasks.exact().withRewards(Map.of("termination", -1.0, "pose", -10.0));
    try (LeggedTasks.Open open = LeggedTasks.Open.of(LeggedTasks.task(settings), 1)) {
      open.environment().reset();
      assertFalls(open.environment(), Math.cos(0.5), Math.sin(0.5), false);
      assertEquals(0, open.environment().reward());
      assertFalls(open.environment(), Math.cos(0.7), Math.sin(0.7), true);
      assertEquals(-1 - 10 * 0.02, open.environment().reward(), 1e-9);
    }
  }

  /** In the air, turned about x by twice the angle whose cosine and sine these are. */
  private static void assertFalls(Environment environment, double w, double x, boolean falls) {
    environment.step(
        (simulation, substeps, action) -> {
          simulation.qpos().put(2, 1).put(3, w).put(4, x).put(5, 0).put(6, 0);
          simulation.forward();
        });
    assertEquals(falls, environment.terminated());
  }

  @Test
  void errorsAreMeasuredOnceTheRobotHasHadASecond() {
    TaskDefinition task =
        LeggedTasks.task(LeggedTasks.exact("command.standing=1", "command.single-axis=0"));
    try (LeggedTasks.Open open = LeggedTasks.Open.of(task, 1)) {
      Environment environment = open.environment();
      environment.reset();
      for (int step = 1; step <= 50; step++) {
        environment.step(LeggedTaskTest::slide);
        assertTrue(Double.isNaN(environment.metrics()[0]), "at step " + step);
      }
      environment.step(LeggedTaskTest::slide);
      assertEquals(0.3, environment.metrics()[0], 1e-9);
      assertEquals(0.2, environment.metrics()[1], 1e-9);
      assertEquals(0.3, environment.metrics()[2], 1e-9);
      command(environment, 0.3, 0, 0.2);
      environment.step(LeggedTaskTest::slide);
      assertTrue(Double.isNaN(environment.metrics()[0]));
    }
  }

  @Test
  void theGaitIsMeasuredWhileTheRobotIsToMove() {
    try (LeggedTasks.Open open =
        LeggedTasks.Open.of(LeggedTasks.task(LeggedTasks.exact("command.standing=0")), 1)) {
      Environment environment = open.environment();
      environment.reset();
      command(environment, 0.5, 0, 0);
      atHeight(environment, 0.28);
      assertGait(environment, 1, Double.NaN, Double.NaN);
      for (int step = 0; step < 10; step++) {
        atHeight(environment, 0.287 + 0.1);
        assertGait(environment, 0, Double.NaN, Double.NaN);
      }
      atHeight(environment, 0.28);
      // Thighs and calves of 0.213 m, each turned by 0.9 rad from the vertical.
      assertGait(environment, 1, 0.2, 0.287 + 0.1 - 2 * 0.213 * Math.cos(0.9));
      command(environment, 0, 0, 0);
      atHeight(environment, 0.28);
      assertGait(environment, Double.NaN, Double.NaN, Double.NaN);
    }
  }

  /** A step that ends at rest in the default pose with the base at a height [m]. */
  private static void atHeight(Environment environment, double height) {
    environment.step(
        (simulation, substeps, action) -> {
          simulation.qpos().put(2, height);
          for (int i = 0; i < 18; i++) {
            simulation.qvel().put(i, 0);
          }
          simulation.forward();
        });
  }

  private static void assertGait(
      Environment environment, double duty, double swingTime, double swingHeight) {
    assertEquals(duty, environment.metrics()[3], 1e-9);
    assertEquals(swingTime, environment.metrics()[4], 1e-9);
    assertEquals(swingHeight, environment.metrics()[5], 1e-6);
  }

  private static void slide(Simulation simulation, int substeps, double[] action) {
    simulation.qvel().put(0, 0.3).put(1, 0).put(5, 0.2);
    simulation.forward();
  }

  @Test
  void settingsAreStoredAsTheyCameIntoEffectAndReadBack() {
    TrainingSettings settings = training("rough");
    String yaml = ConfigWriter.toYaml(settings);
    TrainingSettings read =
        ConfigBinder.bindText(TrainingSettings.Preset.DEFAULT.forTask(""), "config.yaml", yaml);
    assertEquals(settings, read);
  }

  @Test
  void aTaskIsMadeAgainFromItsSettings() {
    TaskDefinition task =
        LeggedTasks.task(LeggedTasks.exact("rewards.torques=null", "rewards.foot-slip=-7"));
    TaskDefinition again = Tasks.define("quadruped", "flat", task.settings());
    assertEquals(names(task), names(again));
    assertEquals(task.settings(), again.settings());
  }

  private static List<String> names(TaskDefinition task) {
    return task.rewards().stream().map(term -> term.name() + " " + term.weight()).toList();
  }

  @Test
  void aClassicTasksSettingsSayNothingOfLegs() {
    String yaml = ConfigWriter.toYaml(TrainingSettings.Preset.DEFAULT.forTask("ant"));
    assertTrue(!yaml.contains("legged"), yaml);
  }

  @Test
  void aControlPeriodThatIsNoMultipleOfThePhysicsStepIsRefused() {
    LeggedSettings odd = LeggedTasks.exact("control-period=0.013");
    String message =
        assertThrows(IllegalArgumentException.class, () -> LeggedTasks.task(odd)).getMessage();
    assertTrue(message.contains("0.005") && message.contains("0.013"), message);
  }

  @Test
  void theTermsThatAreSwitchedOffAreNotThere() {
    TaskDefinition task = LeggedTasks.task(LeggedTasks.exact("rewards.torques=0"));
    assertTrue(task.rewards().stream().noneMatch(term -> term.name().equals("torques")));
    assertTrue(task.disturbances().size() == 1, "the start alone");
    assertTrue(task.randomisations().isEmpty());
  }
}
