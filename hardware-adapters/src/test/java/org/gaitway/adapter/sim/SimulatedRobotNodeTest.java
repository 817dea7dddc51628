package org.gaitway.adapter.sim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.gaitway.adapter.host.RobotHost;
import org.gaitway.robot.JointCommand;
import org.gaitway.robot.RobotLayout;
import org.gaitway.robot.RobotState;
import org.gaitway.sim.Model;
import org.gaitway.sim.Simulation;
import org.junit.jupiter.api.Test;

class SimulatedRobotNodeTest {
  private static final long START_NS = 1_000_000_000;
  private static final long STEP_NS = 10_000_000;

  /** Answers each state at once, with an effort at the elbow that depends on the state. */
  private static final class Answering implements RobotHost {
    final List<Long> stamps = new ArrayList<>();
    final List<Double> positions = new ArrayList<>();
    final int silentFor;
    SimulatedRobotNode node;
    int stopAfter = Integer.MAX_VALUE;
    Runnable kick = () -> {};

    Answering(int silentFor) {
      this.silentFor = silentFor;
    }

    @Override
    public void open(RobotLayout layout) {
      assertEquals(List.of("elbow", "rail"), layout.commanded());
    }

    @Override
    public void publish(RobotState state) {
      kick.run();
      stamps.add(state.stamp() - START_NS);
      positions.add(state.position()[0]);
      if (stamps.size() == stopAfter) {
        node.stop();
      }
    }

    @Override
    public boolean receive(JointCommand command) {
      if (stamps.size() <= silentFor) {
        return false;
      }
      command.clear();
      command.effort()[0] = 1 + positions.get(positions.size() - 1);
      return true;
    }

    @Override
    public boolean await(JointCommand command, long timeoutNs) {
      return receive(command);
    }

    @Override
    public void close() {}
  }

  @Test
  void lockstepIsTheSimulationSteppedByHand() throws IOException {
    Answering host = new Answering(0);
    run(host, settings(true), 20);
    List<Double> expected = new ArrayList<>();
    try (Model model = Robots.arm(Robots.MOTORS);
        Simulation simulation = model.newSimulation()) {
      for (int k = 0; k < 20; k++) {
        expected.add(simulation.qpos().get(0));
        simulation.ctrl().put(0, (1 + simulation.qpos().get(0)) / 5);
        simulation.step(4);
      }
    }
    assertEquals(expected, host.positions);
    for (int k = 0; k < 20; k++) {
      assertEquals(4 * k * STEP_NS, host.stamps.get(k));
    }
  }

  @Test
  void aStateThatNobodyAnswersIsPublishedAgainWithItsStamp() throws IOException {
    Answering host = new Answering(3);
    run(host, settings(true), 6);
    assertEquals(List.of(0L, 0L, 0L, 0L, 4 * STEP_NS, 8 * STEP_NS), host.stamps);
  }

  @Test
  void inRealTimeAnAnswerWithinAPhysicsStepActsFromItsBeginning() throws IOException {
    Answering host = new Answering(3);
    run(host, settings(false), 20);
    List<Double> expected = new ArrayList<>(List.of(0.0, 0.0, 0.0));
    try (Model model = Robots.arm(Robots.MOTORS);
        Simulation simulation = model.newSimulation()) {
      while (expected.size() < 20) {
        expected.add(simulation.qpos().get(0));
        simulation.ctrl().put(0, (1 + simulation.qpos().get(0)) / 5);
        simulation.step(1);
      }
    }
    assertEquals(expected, host.positions, "it stands still until the first command");
    for (int k = 0; k < 20; k++) {
      assertEquals(k * STEP_NS, host.stamps.get(k));
    }
  }

  @Test
  void realTimeIsNotShorterThanSimulatedTime() throws IOException {
    Answering host = new Answering(0);
    long start = System.nanoTime();
    run(host, new NodeSettings(BodySettings.DEFAULTS, false, 2, 50), 4);
    long realNs = System.nanoTime() - start;
    assertEquals(List.of(0L, 2 * STEP_NS, 4 * STEP_NS, 6 * STEP_NS), host.stamps, "at 50 Hz");
    assertTrue(realNs >= 6 * STEP_NS / 2, "twice as fast as real time, took " + realNs + " ns");
  }

  @Test
  void episodesThatDivergeAreToldAndFollowedByOthers() throws IOException {
    List<String> ends = new ArrayList<>();
    SimulationListener listener =
        new SimulationListener() {
          @Override
          public void ended(long index, EpisodeEnd end) {
            ends.add(index + " after " + end.steps() + ": " + end.reason().split(":")[0]);
          }
        };
    Answering host = new Answering(0);
    try (Model model = Robots.arm(Robots.MOTORS);
        FreeRun scenario = new FreeRun(model, 4)) {
      host.kick = () -> scenario.simulation().qvel().put(0, 1e12);
      new SimulatedRobotNode(scenario, settings(true), listener).run(host, 2);
    }
    assertEquals(List.of("0 after 1: diverged", "1 after 1: diverged"), ends);
  }

  @Test
  void moreStatesThanPhysicsStepsAreRefused() {
    try (Model model = Robots.arm(Robots.MOTORS);
        FreeRun scenario = new FreeRun(model, 1)) {
      String message =
          assertThrows(
                  IllegalArgumentException.class,
                  () ->
                      new SimulatedRobotNode(
                          scenario,
                          new NodeSettings(BodySettings.DEFAULTS, false, 1, 500),
                          SimulationListener.NONE))
              .getMessage();
      assertTrue(message.contains("100.0 Hz") && message.contains("500.0 Hz"), message);
    }
  }

  @Test
  void theControlsOfEachControlStepAreDigested() throws IOException {
    assertEquals(
        run(new Answering(0), settings(true), 9), run(new Answering(2), settings(true), 11));
  }

  private static NodeSettings settings(boolean lockstep) {
    return new NodeSettings(BodySettings.DEFAULTS, lockstep, 50, 0);
  }

  /** Runs until so many states are published; gives the digest of the controls. */
  private static String run(Answering host, NodeSettings settings, int states) throws IOException {
    try (Model model = Robots.arm(Robots.MOTORS);
        FreeRun scenario = new FreeRun(model, 4)) {
      host.node = new SimulatedRobotNode(scenario, settings, SimulationListener.NONE);
      host.stopAfter = states;
      host.node.run(host, 0);
      return host.node.digest().toString();
    }
  }

  @Test
  void everythingTheModelHasIsServed() {
    try (Model model = Robots.arm(Robots.MOTORS);
        FreeRun scenario = new FreeRun(model, 1)) {
      RobotLayout layout =
          new SimulatedRobotNode(scenario, NodeSettings.DEFAULTS, SimulationListener.NONE).layout();
      assertEquals(List.of("elbow", "rail"), layout.joints());
      assertArrayEquals(
          new String[] {"place"},
          layout.sensors().stream().map(s -> s.name()).toArray(String[]::new));
    }
  }
}
