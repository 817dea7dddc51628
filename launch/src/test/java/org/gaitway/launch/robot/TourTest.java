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
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.gaitway.adapter.sim.NodeSettings;
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
  void aRobotThatIsHeldToLittleEffortFalls() throws Exception {
    Map<String, Double> figures =
        tour(script("stand", 0, 0, 3), List.of("safety.all-joints.max-effort=0.5"));
    assertEquals(1, figures.get("falls"));
  }

  @Test
  void aRobotWithWeakMotorsFalls() throws Exception {
    MotorSettings weak = new MotorSettings(Optional.of(0.5), Optional.of(0.01));
    try (Session session = session(script("stand", 0, 0, 3), List.of(), Map.of(".*", weak))) {
      assertEquals(1, tour(session).get("falls"));
    }
  }

  @Test
  void aJointThatMatchesTwoMotorsIsNamed() {
    MotorSettings motor = new MotorSettings(Optional.of(1.0), Optional.empty());
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    session(
                        script("stand", 0, 0, 1), List.of(), Map.of(".*", motor, "FR.*", motor)))
            .getMessage();
    assertTrue(message.contains("'FR_hip_joint'") && message.contains("FR.*"), message);
  }

  @Test
  void aJointThatIsCalledOtherwiseAndTurnsTheOtherWayStandsToo() throws Exception {
    Path model = BareQuadruped.write(temp);
    String joint = "name=\"RL_calf_joint\" axis=\"0 1 0\" range=\"-2.8 -0.8\"";
    String text = Files.readString(model);
    assertTrue(text.contains(joint));
    Files.writeString(
        model, text.replace(joint, "name=\"knee\" axis=\"0 -1 0\" range=\"0.8 2.8\""));
    LoadedPolicy policy = LoadedPolicy.read(Policies.standing(temp));
    List<String> mapping =
        List.of("joints.RL_calf_joint.name=knee", "joints.RL_calf_joint.inverted=true");
    RobotFile mapped = ConfigBinder.bind(RobotFile.DEFAULTS, Optional.empty(), mapping);
    Scenario scenario =
        Scenarios.of(MujocoSettings.DEFAULTS.with(model.toString()), policy, mapped.joints());
    try (Session session = session(policy, scenario, mapping, script("stand", 0, 0, 3))) {
      Map<String, Double> figures = tour(session);
      assertEquals(0, figures.get("falls"));
      assertEquals(0, figures.get("tracking.linear-velocity-error"), 0.06, "it rocks at first");
    }
  }

  @Test
  void whoStandsIsHeldInItsPose() throws Exception {
    CommandScript script = script("stand", 0, 0, 4);
    try (Session session = session(script, List.of("drive.stand.after=0.5"), Map.of())) {
      assertEquals(0, tour(session).get("falls"));
      assertEquals(StandPolicy.NAME, session.loop().policies().active());
    }
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
        new PolicyModel(
                MujocoSettings.DEFAULTS,
                Optional.of(policy.metadata()),
                Map.of("FR_calf_joint", other))
            .pose();
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
                () -> Scenarios.of(MujocoSettings.DEFAULTS.with(file.toString()), policy, Map.of()))
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
    try (Session session = session(script, settings, Map.of())) {
      return tour(session);
    }
  }

  private static Map<String, Double> tour(Session session) throws Exception {
    session.start();
    Tour tour = session.drivers().tour().orElseThrow();
    await(tour::ended);
    session.stop();
    return new TourReport(tour)
        .figures().stream().collect(Collectors.toMap(Measurement::name, Measurement::value));
  }

  private Session session(
      CommandScript script, List<String> settings, Map<String, MotorSettings> motors)
      throws IOException {
    LoadedPolicy policy = LoadedPolicy.read(Policies.standing(temp));
    MujocoSettings model =
        new MujocoSettings(
            Optional.empty(),
            Optional.empty(),
            Optional.of(BareQuadruped.write(temp).toString()),
            Optional.of(0.005),
            motors,
            1,
            NodeSettings.DEFAULTS);
    Scenario scenario = Scenarios.of(model, policy, Map.of());
    return session(policy, scenario, settings, script);
  }

  private static Session session(
      LoadedPolicy policy, Scenario scenario, List<String> settings, CommandScript script)
      throws IOException {
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
