package org.gaitway.launch.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gaitway.launch.robot.Policies;
import org.gaitway.launch.robot.Policies.Evaluated;
import org.gaitway.rollout.Episode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A simulated robot and a policy in two processes, over a real ROS master and a real broker. */
class RobotLinksTest {
  @TempDir Path temp;

  @ParameterizedTest
  @ValueSource(strings = {"half-cheetah", "ant"})
  void inLockstepOverRosThePolicyDoesWhatItDoesInEvaluation(String task) throws Exception {
    try (Daemon master = Daemon.rosMaster(temp)) {
      assertSameAsEvaluation(task, "--ros", "--master", master.rosUri());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"half-cheetah", "ant"})
  void inLockstepOverMqttThePolicyDoesWhatItDoesInEvaluation(String task) throws Exception {
    try (Daemon broker = Daemon.mosquitto(temp)) {
      assertSameAsEvaluation(task, "--mqtt", broker.mqttUri());
    }
  }

  private void assertSameAsEvaluation(String task, String... link) throws Exception {
    Path policy = Policies.untrained(temp, task, "v5");
    try (Program robot = simulate(task, link, "--lockstep", "--episodes", "1", "--json")) {
      Program.Outcome run =
          Program.run(
              temp,
              "run",
              policy.toString(),
              "--robot",
              "robot.yaml",
              "--lockstep",
              "--max-silence",
              "2",
              "--json");
      assertEquals(0, run.code(), run.err());
      Program.Outcome simulated = robot.outcome();
      assertEquals(0, simulated.code(), simulated.err());

      Evaluated expected = Policies.evaluate(policy, task, "v5", 1);
      Episode episode = expected.result().episodes().get(0);
      assertEquals(episode.totalReward(), Double.parseDouble(value(simulated, "return")));
      assertEquals(episode.length(), Integer.parseInt(value(simulated, "steps")));
      assertEquals(expected.digest(), value(simulated, "controls"));
      assertEquals(expected.digest(), value(run, "digest"));
      assertEquals("" + expected.actions(), value(run, "count"));
    }
  }

  @Test
  void aRobotInRealTimeOutlivesItsMasterAndObeysTheStop() throws Exception {
    Path policy = Policies.untrained(temp, "half-cheetah", "v5");
    try (Daemon master = Daemon.rosMaster(temp);
        Program robot =
            simulate("half-cheetah", new String[] {"--ros", "--master", master.rosUri()});
        Program run =
            Program.start(
                temp,
                "run",
                policy.toString(),
                "--robot",
                "robot.yaml",
                "--set",
                "loop.priority=0")) {
      run.awaitLine("mode run");
      master.kill();
      master.start();
      // The nodes register again within a second or two; then the service can be found.
      String answer = "";
      for (int i = 0; i < 20 && !answer.contains("success: True"); i++) {
        answer = ros(master, "rosservice", "call", "/gaitway/soft_stop");
      }
      assertTrue(answer.contains("success: True"), answer);
      run.awaitLine("mode stopped");
      ros(master, "rosservice", "call", "/gaitway/rearm");
      run.awaitLine("mode run");
      String rate = hz(master);
      assertTrue(rate.contains("average rate"), rate);
      run.signal("INT");
      Program.Outcome ended = run.outcome();
      assertEquals(0, ended.code(), ended.out() + ended.err());
      assertTrue(ended.out().contains("stopped by SIGINT"), ended.out());
      robot.signal("TERM");
      assertEquals(0, robot.outcome().code());
    }
  }

  @Test
  void aBrokerThatHangsOrDiesDampsTheRobotUntilItIsBack() throws Exception {
    Path policy = Policies.untrained(temp, "half-cheetah", "v5");
    try (Daemon broker = Daemon.mosquitto(temp);
        Program robot = simulate("half-cheetah", new String[] {"--mqtt", broker.mqttUri()});
        Program run =
            Program.start(
                temp,
                "run",
                policy.toString(),
                "--robot",
                "robot.yaml",
                "--set",
                "loop.priority=0")) {
      run.awaitLine("mode run");
      broker.pause(true);
      run.awaitLine("state-age");
      run.awaitLine("mode damp");
      broker.pause(false);
      run.awaitLine("mode run");
      broker.kill();
      run.awaitLine("mode damp");
      broker.start();
      run.awaitLine("mode run");
      run.signal("INT");
      Program.Outcome ended = run.outcome();
      assertEquals(0, ended.code(), ended.out() + ended.err());
      robot.signal("TERM");
      assertEquals(0, robot.outcome().code());
    }
  }

  private static String hz(Daemon master) throws IOException, InterruptedException {
    return ros(master, "timeout", "-s", "INT", "4", "rostopic", "hz", "-w", "50", "/joint_states");
  }

  @Test
  void aSecondSignalEndsTheRunAtOnce() throws Exception {
    Path policy = Policies.untrained(temp, "hopper", "v5");
    try (Program run = Program.start(temp, "run", policy.toString(), "--set", "loop.priority=0")) {
      run.awaitLine("mode run");
      run.signal("INT");
      run.signal("INT");
      int code = run.outcome().code();
      assertTrue(code == 0 || code == 130, "ended in time or at once, code " + code);
    }
  }

  @Test
  void theKeyboardStopsArmsAndEnds() throws Exception {
    Path policy = Policies.untrained(temp, "half-cheetah", "v5");
    try (Program run =
        Program.start(temp, "run", policy.toString(), "--keyboard", "--set", "loop.priority=0")) {
      run.awaitLine("mode run");
      run.type("");
      run.awaitLine("mode stopped");
      run.type("r");
      run.awaitLine("mode run");
      run.type("q");
      Program.Outcome ended = run.outcome();
      assertEquals(0, ended.code(), ended.out() + ended.err());
      assertTrue(ended.out().contains("ended by keyboard"), ended.out());
    }
  }

  /** Starts a simulated robot and waits until it is served; its robot file is robot.yaml. */
  private Program simulate(String task, String[] link, String... options)
      throws IOException, InterruptedException {
    return ServedRobot.start(temp, task, List.of(link), options);
  }

  private static String ros(Daemon master, String... command)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("ROS_MASTER_URI", master.rosUri());
    builder.environment().put("PYTHONUNBUFFERED", "1");
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output;
  }

  private static String value(Program.Outcome outcome, String key) {
    Matcher matcher = Pattern.compile("\"" + key + "\": \"?([^\",\\s]+)").matcher(outcome.out());
    assertTrue(matcher.find(), key + " in " + outcome.out() + outcome.err());
    return matcher.group(1);
  }
}
