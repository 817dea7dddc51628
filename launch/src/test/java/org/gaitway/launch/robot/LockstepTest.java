package org.gaitway.launch.robot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.gaitway.adapter.sim.EpisodeEnd;
import org.gaitway.adapter.sim.Scenario;
import org.gaitway.adapter.sim.SimulationListener;
import org.gaitway.launch.robot.Policies.Evaluated;
import org.gaitway.task.Tasks;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LockstepTest {
  private static final int EPISODES = 2;

  @TempDir Path temp;

  /** Those that need nobody who commands. */
  static Stream<Arguments> allTasks() {
    return Tasks.all().stream()
        .filter(task -> task.define(task.versions().get(0)).commands().isEmpty())
        .flatMap(
            task ->
                task.versions().stream()
                    .filter(version -> hasEpisodes(task.name(), version))
                    .map(version -> Arguments.of(task.name(), version)));
  }

  /** Not so the robots that wait to be told where to go. */
  private static boolean hasEpisodes(String task, String version) {
    try (Scenario scenario = Scenarios.task(task, version, 1)) {
      return scenario instanceof TaskScenario;
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("allTasks")
  void aSimulatedRobotInLockstepDoesWhatEvaluationDoes(String task, String version)
      throws Exception {
    Path file = Policies.untrained(temp, task, version);
    Evaluated expected = Policies.evaluate(file, task, version, EPISODES);
    Episodes episodes = new Episodes();
    try (Session session = session(file, episodes)) {
      session.start();
      episodes.await();
      session.loop().deactivate();
      assertEquals(Map.of(), session.loop().interventions());
    }
    for (int i = 0; i < EPISODES; i++) {
      assertEquals(
          expected.result().episodes().get(i).totalReward(), episodes.ends.get(i).totalReward());
      assertEquals(expected.result().episodes().get(i).length(), episodes.ends.get(i).steps());
    }
  }

  private static Session session(Path file, SimulationListener listener) throws IOException {
    LoadedPolicy policy = LoadedPolicy.read(file);
    Scenario scenario = Scenarios.of(MujocoSettings.DEFAULTS, policy, Map.of());
    RobotFile robot = RobotFile.simulated(RobotSettings.DEFAULTS.inLockstep(), scenario);
    return new Session(RunPlan.simulated(policy, robot, scenario), listener, line -> {});
  }

  private static final class Episodes implements SimulationListener {
    private final List<EpisodeEnd> ends = new ArrayList<>();
    private final CountDownLatch done = new CountDownLatch(EPISODES);

    @Override
    public void ended(long index, EpisodeEnd end) {
      if (ends.size() < EPISODES) {
        ends.add(end);
      }
      done.countDown();
    }

    void await() throws InterruptedException {
      if (!done.await(60, TimeUnit.SECONDS)) {
        throw new AssertionError("only " + ends.size() + " episodes in a minute");
      }
    }
  }
}
