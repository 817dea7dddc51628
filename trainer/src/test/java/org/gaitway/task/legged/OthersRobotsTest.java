package org.gaitway.task.legged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gaitway.config.ConfigBinder;
import org.gaitway.ppo.Trainer;
import org.gaitway.ppo.TrainingSettings;
import org.gaitway.random.RandomStream;
import org.gaitway.run.Trainers;
import org.gaitway.sim.ContactForces;
import org.gaitway.sim.Model;
import org.gaitway.task.Environment;
import org.gaitway.task.TaskDefinition;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Robots that others modelled, Unitree's Go1 and G1 as the Python package mjlab has them, by the
 * descriptions among the documentation's examples and without a class of their own.
 */
class OthersRobotsTest {
  private static final String ROBOTS = "gaitway.test.robots";

  @TempDir Path folder;

  private TrainingSettings settings(String name, String... changes) throws IOException {
    Path models = Path.of(System.getProperty(ROBOTS, "")).resolve("unitree_" + name + "/xmls");
    assertTrue(
        Files.isDirectory(models),
        "this test needs mjlab's folder asset_zoo/robots: name it by -D"
            + ROBOTS
            + " or GAITWAY_TEST_ROBOTS, as ./gaitway test does; there is no "
            + models);
    Path examples = Path.of(System.getProperty("gaitway.root"), "docs", "examples");
    Path description = folder.resolve(name + ".yaml");
    Files.copy(examples.resolve(name + ".yaml"), description);
    Files.createSymbolicLink(folder.resolve("xmls"), models);
    return ConfigBinder.bind(
        TrainingSettings.Preset.DEFAULT
            .forTask("quadruped")
            .withRobot(LeggedRobot.read(description)),
        Optional.empty(),
        List.of(changes));
  }

  @ParameterizedTest
  @CsvSource({"go1, 12, 4", "g1, 29, 2"})
  void itStandsOnItsFeet(String name, int joints, int feet) throws IOException {
    TrainingSettings settings = settings(name, "legged.randomise.enabled=false");
    TaskDefinition task = settings.definition();
    try (Model model = task.model().get();
        Environment environment = new Environment(task, model, new RandomStream(1, 1));
        ContactForces contacts = new ContactForces(environment.simulation())) {
      assertEquals(joints, environment.actionSize());
      assertEquals(joints, task.symmetry().orElseThrow().action().size());
      List<Foot> soles = Foot.of(settings.legged().orElseThrow().robot(), model);
      assertEquals(feet, soles.size());
      environment.reset();
      for (int step = 0; step < 15; step++) {
        environment.step(new double[joints]);
        assertFalse(environment.terminated(), "it fell in step " + step);
      }
      contacts.read();
      double carried = soles.stream().mapToDouble(foot -> foot.normal(contacts)).sum();
      assertTrue(carried > 0, "nothing but air under its feet");
    }
  }

  @ParameterizedTest
  @CsvSource({"go1", "g1"})
  void itTrains(String name) throws IOException {
    TrainingSettings settings =
        settings(name, "run.envs=4", "ppo.horizon=12", "ppo.minibatch=24", "run.steps=144");
    try (Trainer trainer = Trainers.create(settings, settings.definition())) {
      while (!trainer.finished()) {
        assertTrue(Double.isFinite(trainer.advance().statistics().policy().kl()), name);
      }
      assertEquals(144, trainer.steps());
    }
  }
}
