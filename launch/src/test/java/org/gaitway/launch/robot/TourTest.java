package org.gaitway.launch.robot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.gaitway.adapter.sim.Scenario;
import org.gaitway.adapter.sim.SimulationListener;
import org.gaitway.config.ConfigBinder;
import org.gaitway.config.ConfigException;
import org.gaitway.launch.bench.Measurement;
import org.gaitway.robot.JointMapping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A standing policy goes on a tour, on a model that somebody else made. */
class TourTest {
  private static final double LOOK_NS = 60e9;

  @TempDir Path temp;

  @Test
  void aRobotWithoutFloorMotorsAndPoseStandsAsItsPolicySays() throws Exception {
    Map<String, Double> figures = tour(script("forward", 0.4, 0.2, 3), List.of());
    assertEquals(0, figures.get("falls"));
    // It stands, whatever it is told.
    assertEquals(0.4, figures.get("tracking.linear-velocity-error"), 0.02);
    assertEquals(0.2, figures.get("tracking.yaw-rate-error"), 0.02);
  }

  @Test
  void aTourIsTheSameEveryTime() throws Exception {
    CommandScript script = script("forward", 0.4, 0, 2);
    assertEquals(tour(script, List.of()), tour(script, List.of()));
  }

  @Test
  void aRobotWithoutStrengthFalls() throws Exception {
    Map<String, Double> figures =
        tour(script("stand", 0, 0, 3), List.of("safety.all-joints.max-effort=0.5"));
    assertEquals(1, figures.get("falls"));
  }

  @Test
  void whoStandsIsHeldUntilToldToGo() throws Exception {
    CommandScript script =
        new CommandScript(
            0,
            1,
            0.5,
            List.of(
                new CommandScript.Leg("stand", List.of(0.0, 0.0, 0.0), 3),
                new CommandScript.Leg("forward", List.of(0.4, 0.0, 0.0), 1)));
    List<String> selected = new CopyOnWriteArrayList<>();
    try (Session session = session(script, List.of("drive.stand.after=0.5"))) {
      session.start();
      await(() -> note(selected, session) && session.tour().orElseThrow().ended());
      session.stop();
    }
    assertTrue(selected.contains(StandPolicy.NAME), selected.toString());
    assertEquals("standing", selected.get(selected.size() - 1), selected.toString());
  }

  private static boolean note(List<String> selected, Session session) {
    selected.add(session.loop().policies().active());
    return true;
  }

  @Test
  void jointsOfOtherNamesAreMapped() throws IOException {
    LoadedPolicy policy = LoadedPolicy.read(Policies.standing(temp));
    JointMapping other =
        new JointMapping(
            Optional.of("knee"),
            Optional.of(true),
            Optional.of(0.1),
            Optional.empty(),
            Optional.empty());
    Map<String, Double> pose =
        Scenarios.pose(policy.metadata(), Map.of("FR_calf_joint", other));
    assertEquals(12, pose.size());
    assertEquals(1.9, pose.get("knee"), 1e-12);
    assertEquals(0.9, pose.get("FL_thigh_joint"), 1e-12);
  }

  @Test
  void aJointThatTheModelLacksIsNamed() throws Exception {
    Path file = BareQuadruped.write(temp);
    Files.writeString(file, Files.readString(file).replace("RL_calf_joint", "knee"));
    LoadedPolicy policy = LoadedPolicy.read(Policies.standing(temp));
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    Scenarios.of(
                        MujocoSettings.DEFAULTS.with(file.toString()),
                        policy.metadata(),
                        Map.of()))
            .getMessage();
    assertTrue(message.contains("RL_calf_joint") && message.contains("knee"), message);
  }

  @Test
  void mistakesInAScriptAreToldWithTheirLine() throws IOException {
    Path file = temp.resolve("script.yaml");
    Files.writeString(file, "legs:\n  - {name: go, command: [1, 0], seconds: 1}\n");
    String message =
        assertThrows(ConfigException.class, () -> CommandScript.read(file)).getMessage();
    assertTrue(message.contains("command") && message.contains("line 2"), message);
  }

  private static CommandScript script(String name, double forward, double turn, double seconds) {
    return new CommandScript(
        0.5, 1, 0.5, List.of(new CommandScript.Leg(name, List.of(forward, 0.0, turn), seconds)));
  }

  private Map<String, Double> tour(CommandScript script, List<String> settings) throws Exception {
    try (Session session = session(script, settings)) {
      session.start();
      Tour tour = session.tour().orElseThrow();
      await(tour::ended);
      session.stop();
      return new TourReport(tour)
          .figures().stream()
              .collect(
                  Collectors.toMap(Measurement::name, Measurement::value));
    }
  }

  private Session session(CommandScript script, List<String> settings) throws IOException {
    LoadedPolicy policy = LoadedPolicy.read(Policies.standing(temp));
    MujocoSettings model = MujocoSettings.DEFAULTS.with(BareQuadruped.write(temp).toString());
    Scenario scenario = Scenarios.of(model, policy.metadata(), Map.of());
    RobotFile robot =
        ConfigBinder.bind(
            RobotFile.simulated(RobotSettings.DEFAULTS.inLockstep(), scenario),
            Optional.empty(),
            settings);
    return new Session(
        new RunPlan(
            List.of(policy),
            robot,
            true,
            Optional.of(scenario),
            Optional.empty(),
            Optional.of(script)),
        SimulationListener.NONE,
        line -> {});
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() - start < LOOK_NS, "not over in a minute");
      Thread.sleep(2);
    }
  }
}
