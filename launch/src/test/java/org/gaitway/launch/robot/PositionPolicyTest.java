package org.gaitway.launch.robot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.gaitway.adapter.sim.EpisodeEnd;
import org.gaitway.adapter.sim.ExtraSensor;
import org.gaitway.adapter.sim.Scenario;
import org.gaitway.adapter.sim.SimulationListener;
import org.gaitway.observation.ObservationSource;
import org.gaitway.policy.ActionKind;
import org.gaitway.policy.Activation;
import org.gaitway.policy.ActuatedJoint;
import org.gaitway.policy.DenseLayer;
import org.gaitway.policy.ObservationLayout;
import org.gaitway.policy.ObservationTerm;
import org.gaitway.policy.PdGains;
import org.gaitway.policy.PolicyFile;
import org.gaitway.policy.PolicyMetadata;
import org.gaitway.policy.PolicyNetwork;
import org.gaitway.sim.Model;
import org.gaitway.sim.Simulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A policy that commands positions, on a model by itself. */
class PositionPolicyTest {
  private static final double TARGET = 0.5;
  private static final int STEPS = 100;
  private static final String ARM =
      """
      <mujoco>
        <compiler angle="radian"/>
        <option timestep="0.005" gravity="0 0 0"/>
        <worldbody>
          <body>
            <joint name="elbow" axis="0 1 0"/>
            <inertial pos="0 0 0" mass="1" diaginertia="0.1 0.1 0.1"/>
          </body>
        </worldbody>
        <actuator>ACTUATOR</actuator>
      </mujoco>
      """;

  @TempDir Path temp;

  @Test
  void aServoOfTheSameGainsIsDrivenAsInTraining() throws Exception {
    List<Double> expected = new ArrayList<>();
    try (Model model = model("<position name='servo' joint='elbow' kp='20' kv='2'/>");
        Simulation simulation = model.newSimulation()) {
      simulation.ctrl().put(0, TARGET);
      for (int k = 0; k < STEPS; k++) {
        simulation.step(4);
        expected.add(simulation.qpos().get(0));
      }
    }
    assertEquals(expected, run("<position name='servo' joint='elbow' kp='20' kv='2'/>"));
  }

  @Test
  void aPlainMotorFollowsByTheGainsOfThePolicy() throws Exception {
    List<Double> positions = run("<motor name='motor' joint='elbow' gear='3'/>");
    // 0.1 q'' = 20 (0.5 - q) - 2 q': 14 rad/s and a damping ratio of 0.7, at rest long before 2 s.
    assertEquals(TARGET, positions.get(STEPS - 1), 1e-3);
  }

  /** Positions after each control step. */
  private List<Double> run(String actuator) throws Exception {
    Path file = temp.resolve("arm.xml");
    Files.writeString(file, ARM.replace("ACTUATOR", actuator));
    LoadedPolicy policy = LoadedPolicy.read(policy());
    Recorded scenario = new Recorded(Scenarios.model(PolicyModel.named(file.toString()), 0.02));
    RobotFile robot = RobotFile.simulated(RobotSettings.DEFAULTS.inLockstep(), scenario);
    try (Session session =
        new Session(
            RunPlan.simulated(policy, robot, scenario), SimulationListener.NONE, line -> {})) {
      session.start();
      scenario.await();
      session.loop().deactivate();
    }
    return scenario.positions.subList(0, STEPS);
  }

  private Model model(String actuator) {
    return Model.parse("arm", ARM.replace("ACTUATOR", actuator));
  }

  /** Wants the elbow at the target, whatever it observes. */
  private Path policy() throws IOException {
    float[] none = {0, 0};
    PolicyNetwork network =
        new PolicyNetwork(
            none,
            new float[] {1, 1},
            Float.POSITIVE_INFINITY,
            List.of(new DenseLayer(none, new float[] {(float) TARGET}, 2, 1, Activation.IDENTITY)),
            new float[] {1},
            new float[] {0},
            new float[] {-1},
            new float[] {1});
    ObservationTerm state =
        ObservationTerm.plain("state", 2)
            .from(ObservationSource.parse("joint-position(elbow)+joint-velocity"));
    PolicyMetadata metadata =
        new PolicyMetadata(
            new ObservationLayout(List.of(state)),
            List.of(
                new ActuatedJoint(
                    "elbow", "servo", 0, ActionKind.POSITION, 1, Optional.of(new PdGains(20, 2)))),
            0.02,
            Optional.empty(),
            Optional.empty());
    Path file = temp.resolve("hold.onnx");
    PolicyFile.write(file, network, metadata);
    return file;
  }

  /** Notes where the elbow is after each control step. */
  private record Recorded(Scenario inner, List<Double> positions) implements Scenario {
    Recorded(Scenario inner) {
      this(inner, new ArrayList<>());
    }

    @Override
    public Simulation simulation() {
      return inner.simulation();
    }

    @Override
    public int substeps() {
      return inner.substeps();
    }

    @Override
    public List<ExtraSensor> sensors() {
      return inner.sensors();
    }

    @Override
    public void begin() {
      inner.begin();
    }

    @Override
    public synchronized Optional<EpisodeEnd> step(Physics physics) {
      Optional<EpisodeEnd> end = inner.step(physics);
      positions.add(simulation().qpos().get(0));
      notifyAll();
      return end;
    }

    synchronized void await() throws InterruptedException {
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
      while (positions.size() < STEPS && System.nanoTime() < deadline) {
        wait(100);
      }
      assertTrue(positions.size() >= STEPS, "only " + positions.size() + " control steps in 20 s");
    }

    @Override
    public void close() {
      inner.close();
    }
  }
}
