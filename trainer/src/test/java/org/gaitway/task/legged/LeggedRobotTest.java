package org.gaitway.task.legged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.gaitway.policy.PdGains;
import org.gaitway.random.RandomStream;
import org.gaitway.sim.Model;
import org.gaitway.task.Environment;
import org.gaitway.task.Reflection;
import org.gaitway.task.TaskDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A robot of a user's own: two legs on each side of a box, without motors and without a floor. */
class LeggedRobotTest {
  private static final List<String> LEGS = List.of("rf", "lf", "rh", "lh");

  @TempDir Path folder;

  private Path robot(String description) throws IOException {
    Files.writeString(folder.resolve("walker.xml"), mjcf());
    return Files.writeString(folder.resolve("walker.yaml"), description);
  }

  private static String mjcf() {
    String legs =
        LEGS.stream()
            .map(
                leg ->
                    """
                    <body pos="%s %s 0">
                      <joint name="%s_abduct" axis="1 0 0" range="-0.8 0.8"/>
                      <geom type="sphere" size="0.03" mass="0.3" contype="0"/>
                      <body>
                        <joint name="%s_swing" axis="0 %s 0" range="-1.5 1.5"/>
                        <geom type="capsule" fromto="0 0 0 0 0 -0.3" size="0.02" mass="0.3"/>
                        <geom name="%s_foot" type="sphere" size="0.03" pos="0 0 -0.3" mass="0.1"/>
                      </body>
                    </body>
                    """
                        .formatted(
                            leg.endsWith("f") ? "0.2" : "-0.2",
                            leg.startsWith("l") ? "0.1" : "-0.1",
                            leg,
                            leg,
                            // The left legs' axes point the other way, as on some robots.
                            leg.startsWith("l") ? "-1" : "1",
                            leg))
            .collect(Collectors.joining());
    return "<mujoco><worldbody><body name='trunk' pos='0 0 0.4'><freejoint/>"
        + "<geom name='trunk' type='box' size='0.25 0.1 0.05' mass='5'/>"
        + legs
        + "</body></worldbody></mujoco>";
  }

  private static String description(String groups) {
    return """
        model: walker.xml
        base: trunk
        stand-height: 0.33
        timestep: 0.005
        joints: [rf_abduct, rf_swing, lf_abduct, lf_swing, rh_abduct, rh_swing, lh_abduct, lh_swing]
        groups:
        """
        + groups
        + """
        feet: [rf_foot, lf_foot, rh_foot, lh_foot]
        touching: [rf_foot, lf_foot, rh_foot, lh_foot, trunk]
        """;
  }

  private static final String GROUPS =
      """
        - {names: ".*_abduct", position: 0, action-scale: 0.2, stiffness: 40, damping: 1, effort-limit: 20}
        - {names: ".*_swing", position: 0, action-scale: 0.3, stiffness: 30, damping: 1, armature: 0.02}
      """;

  private LeggedSettings settings(String groups) throws IOException {
    return LeggedTasks.exact().withRobot(LeggedRobot.read(robot(description(groups))));
  }

  @Test
  void aRobotThatIsNotShippedStandsAndIsMovedByItsJoints() throws IOException {
    TaskDefinition task = LeggedTasks.task(settings(GROUPS));
    try (Model model = task.model().get();
        Environment environment = new Environment(task, model, new RandomStream(1, 1))) {
      environment.reset();
      for (int step = 0; step < 100; step++) {
        environment.step(new double[8]);
        assertTrue(!environment.terminated(), "fell at step " + step);
      }
      assertEquals(new PdGains(40, 1), task.motors().orElseThrow().servos(model).get(0).gains());
      assertEquals(new PdGains(30, 1), task.motors().orElseThrow().servos(model).get(1).gains());
    }
  }

  @Test
  void leftAndRightAreFoundByMovingTheJoints() throws IOException {
    TaskDefinition task = LeggedTasks.task(settings(GROUPS));
    Reflection action = task.symmetry().orElseThrow().action();
    int[] from = {2, 3, 0, 1, 6, 7, 4, 5};
    float[] sign = {-1, -1, -1, -1, -1, -1, -1, -1};
    for (int i = 0; i < 8; i++) {
      assertEquals(from[i], action.from(i));
      assertEquals(sign[i], action.sign(i));
    }
  }

  @Test
  void theShippedRobotsAbductionsTurnOppositeWays() {
    TaskDefinition task = LeggedTasks.task(LeggedTasks.exact());
    Reflection action = task.symmetry().orElseThrow().action();
    for (int i = 0; i < 12; i++) {
      assertEquals(i / 3 % 2 == 0 ? i + 3 : i - 3, action.from(i));
      assertEquals(i % 3 == 0 ? -1 : 1, action.sign(i));
    }
  }

  @Test
  void aJointInNoGroupIsNamed() throws IOException {
    LeggedSettings settings =
        settings(
            "  - {names: \".*_abduct\", position: 0, action-scale: 0.2, stiffness: 4, damping: 1}\n");
    assertMessage(() -> LeggedTasks.task(settings), "rf_swing", ".*_abduct");
  }

  @Test
  void aJointWithoutAMotorIsNamed() throws IOException {
    LeggedSettings settings = settings("  - {names: \".*\", position: 0, action-scale: 0.2}\n");
    assertMessage(() -> LeggedTasks.task(settings), "rf_abduct", "stiffness");
  }

  @Test
  void aMistakeInTheDescriptionIsToldWithItsLine() throws IOException {
    Path file = robot(description(GROUPS).replace("base:", "bases:"));
    assertMessage(() -> LeggedRobot.read(file), "bases", "line 2", "key is base");
  }

  @Test
  void whatIsMissingIsNamed() throws IOException {
    Path file = robot("model: walker.xml\n");
    assertMessage(() -> LeggedRobot.read(file), "walker.yaml", "base");
  }

  private static void assertMessage(Runnable failing, String... parts) {
    String message = assertThrows(RuntimeException.class, failing::run).getMessage();
    for (String part : parts) {
      assertTrue(message.contains(part), message);
    }
  }
}
