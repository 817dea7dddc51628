package org.gaitway.adapter.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.gaitway.adapter.mqtt.client.LinkEvent;
import org.gaitway.robot.JointCommand;
import org.gaitway.robot.RobotState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong between robot and controller, with a real broker. */
@Timeout(60)
class MqttFailureTest {
  private static final int MANY = 20_000;

  @TempDir private Path folder;
  private final List<String> robotLog = new CopyOnWriteArrayList<>();
  private final List<String> hostLog = new CopyOnWriteArrayList<>();
  private final RobotState state = new RobotState(Samples.LOOP);
  private final JointCommand command = Samples.command(Samples.LOOP.commanded(), 2);
  private Mosquitto broker;
  private Wire wire;
  private MqttRobotHost host;
  private MqttRobot robot;
  private long stamp;

  @BeforeEach
  void connect() throws Exception {
    broker = Mosquitto.start(folder);
    wire = new Wire(broker.port());
    host = new MqttRobotHost(Samples.settings(broker.port(), PayloadKind.JSON), hostLog::add);
    robot =
        new MqttRobot(
            Samples.settings(wire.port(), PayloadKind.JSON), System::nanoTime, robotLog::add);
    host.open(Samples.ROBOT);
    robot.configure(Samples.LOOP);
    robot.activate();
    expectExchange();
  }

  @AfterEach
  void disconnect() throws Exception {
    robot.close();
    host.close();
    wire.close();
    broker.close();
  }

  /** States come in, commands go out: if need be after the link has come back. */
  private void expectExchange() throws Exception {
    long before = state.stamp();
    JointCommand received = new JointCommand(Samples.ROBOT.commanded());
    Eventually.holds(
        "states come",
        () -> {
          host.publish(Samples.state(Samples.ROBOT, ++stamp, stamp));
          return robot.read(state) && state.stamp() != before;
        });
    Eventually.holds("commands come", () -> robot.write(command) && host.receive(received));
    assertEquals(command.kp()[0], received.kp()[1], 0);
  }

  /**
   * The loop goes on, and its state grows old, once what was on its way has come; were it to wait
   * for anything, the test would run out of time.
   */
  private void expectLoopRuns() throws Exception {
    Eventually.holds(
        "the state grows old",
        () -> {
          long before = state.stamp();
          for (int i = 0; i < MANY; i++) {
            assertTrue(robot.read(state));
            robot.write(command);
          }
          return state.stamp() == before;
        });
  }

  @Test
  void aKilledBrokerIsSurvivedAndFoundAgain() throws Exception {
    broker.kill();
    Eventually.holds("the loss is noticed", () -> !robot.status().connected());
    Eventually.holds("the loss is noticed", () -> !host.status().connected());
    expectLoopRuns();
    host.receive(new JointCommand(Samples.ROBOT.commanded())); // One of before may have come.
    assertFalse(robot.write(command));
    host.publish(Samples.state(Samples.ROBOT, ++stamp, 1));
    broker.start();
    Eventually.holds("it is found again", () -> robot.status().connected());
    Eventually.holds("it is found again", () -> host.status().connected());
    // Neither the state nor a command of the time without a link comes late.
    RobotState late = new RobotState(Samples.LOOP);
    assertTrue(robot.read(late));
    assertEquals(state.stamp(), late.stamp());
    assertFalse(host.receive(new JointCommand(Samples.ROBOT.commanded())));
    expectExchange();
    assertEquals(1, robot.status().count(LinkEvent.LOST));
    assertTrue(robot.status().count(LinkEvent.NOT_SENT) > MANY);
    expectSaidOnce(robotLog, "connection lost");
    expectSaidOnce(robotLog, "connected again");
    expectSaidOnce(hostLog, "connection lost");
  }

  private static void expectSaidOnce(List<String> log, String what) {
    assertEquals(1, log.stream().filter(line -> line.contains(what)).count(), log.toString());
  }

  @Test
  void aSuspendedBrokerDelaysNothingInTheLoop() throws Exception {
    broker.suspend(true);
    expectLoopRuns();
    Eventually.holds("the silence is noticed", () -> !robot.status().connected());
    assertTrue(robot.status().problem().orElseThrow().contains("no sign of life"));
    expectLoopRuns();
    broker.suspend(false);
    expectExchange();
  }

  @Test
  void commandsOfATimeWithoutBrokerAreNotSentLater() throws Exception {
    broker.suspend(true);
    JointCommand old = Samples.command(Samples.LOOP.commanded(), 77);
    Eventually.holds("the silence is noticed", () -> !robot.write(old));
    broker.kill(); // With what was on its way.
    broker.start();
    Eventually.holds("it is found again", () -> robot.status().connected());
    Eventually.holds("it is found again", () -> host.status().connected());
    expectExchange(); // Fails if the first command that comes is the old one.
  }

  @Test
  void aConnectionThatIsDeadWithoutAWordIsMadeAgain() throws Exception {
    wire.pull(true);
    expectLoopRuns();
    Eventually.holds("the silence is noticed", () -> !robot.status().connected());
    wire.pull(false);
    expectExchange();
    assertTrue(host.status().connected());
    assertEquals(0, host.status().count(LinkEvent.LOST));
  }

  @Test
  void aPeerThatStopsReadingDisturbsNobody() throws Exception {
    Process slow = broker.client("mosquitto_sub", "-t", "test/#");
    slow.inputReader().readLine(); // It listens: a status or the layout came.
    new ProcessBuilder("kill", "-STOP", String.valueOf(slow.pid())).start().waitFor();
    for (int i = 0; i < MANY; i++) {
      host.publish(Samples.state(Samples.ROBOT, ++stamp, 1));
      robot.write(command);
    }
    expectExchange();
    assertEquals(0, robot.status().count(LinkEvent.LOST));
    slow.destroyForcibly();
  }

  @Test
  void theLastWillSaysThatTheControllerIsGone() throws Exception {
    Process peer = broker.client("mosquitto_sub", "-t", "test/status/controller");
    BufferedReader lines = peer.inputReader();
    assertEquals("active", lines.readLine());
    wire.cut();
    assertEquals("offline", lines.readLine());
    assertEquals("active", lines.readLine()); // It has come back.
    peer.destroyForcibly();
    expectExchange();
  }

  @Test
  void aRobotThatGoesIsReported() throws Exception {
    host.close();
    Eventually.holds("it is counted", () -> robot.status().count(LinkEvent.PEER_GONE) == 1);
    expectLoopRuns();
    expectSaidOnce(robotLog, "the robot is offline");
    host = new MqttRobotHost(Samples.settings(broker.port(), PayloadKind.JSON), hostLog::add);
    host.open(Samples.ROBOT);
    stamp = 0; // Its clock begins anew.
    expectExchange();
  }

  @Test
  void badStatesAreCountedAndChangeNothing() throws Exception {
    for (String bad :
        List.of(
            "",
            "{",
            "no JSON",
            "[1,2]",
            "{\"stamp\":1.5,\"names\":[\"hip\",\"knee\"],\"position\":[1,2]}",
            "{\"stamp\":900000,\"names\":[\"hip\",\"knee\"],\"position\":[1]}",
            "{\"stamp\":900000,\"names\":[\"hip\",\"knee\"],\"position\":[1,NaN]}",
            "{\"stamp\":900000,\"names\":[\"hip\",\"knee\"],\"position\":[1,1e999]}",
            "{\"stamp\":900000,\"names\":[\"hip\",\"hip\"],\"position\":[1,2]}",
            "{\"stamp\":900000,\"x\":" + "[".repeat(20_000) + "}",
            "{\"stamp\":900000,\"position\":[" + "1,".repeat(30_000) + "1]}")) {
      long before = robot.status().count(LinkEvent.MALFORMED);
      broker.publish("test/state", bad, "-q", "1");
      Eventually.holds(
          "it is counted: " + bad, () -> robot.status().count(LinkEvent.MALFORMED) == before + 1);
    }
    expectLoopRuns();
    broker.publish("test/state", "{\"stamp\":900000,\"names\":[\"hip\"],\"position\":[1]}");
    Eventually.holds("it is counted", () -> robot.status().count(LinkEvent.WRONG_LAYOUT) == 1);
    expectSaidOnce(robotLog, "test/state: the payload: expected an object, found the end");
    expectExchange();
  }

  @Test
  void oversizeMessagesAreSkipped() throws Exception {
    Path big = folder.resolve("big");
    Files.write(big, new byte[3_000_000]);
    broker.publish("test/state", big);
    Eventually.holds("it is counted", () -> robot.status().count(LinkEvent.OVERSIZE) == 1);
    broker.publish("test/command", big);
    Eventually.holds("it is counted", () -> host.status().count(LinkEvent.OVERSIZE) == 1);
    expectExchange();
    assertEquals(0, robot.status().count(LinkEvent.LOST));
  }

  @Test
  void badCommandsMoveNothing() throws Exception {
    String start =
        "{\"stamp\":1,\"names\":[\"hip\",\"knee\"],\"position\":[0,0],\"velocity\":[0,0],";
    for (String bad :
        List.of(
            "{}",
            start + "\"effort\":[0,0],\"kp\":[0,0]}",
            start + "\"effort\":[0,0],\"kp\":[0,0],\"kd\":[0,null]}",
            start + "\"effort\":[0,0],\"kp\":[0,0],\"kd\":[0,\"1\"]}",
            "{\"stamp\":1,\"stamp\":2}")) {
      long before = host.status().count(LinkEvent.MALFORMED);
      broker.publish("test/command", bad);
      Eventually.holds(
          "it is counted: " + bad, () -> host.status().count(LinkEvent.MALFORMED) == before + 1);
    }
    broker.publish(
        "test/command",
        start.replace("knee", "nose") + "\"effort\":[0,0],\"kp\":[0,0],\"kd\":[0,0]}");
    Eventually.holds("it is counted", () -> host.status().count(LinkEvent.WRONG_LAYOUT) == 1);
    JointCommand received = new JointCommand(Samples.ROBOT.commanded());
    if (host.receive(received)) { // A good one from before.
      assertEquals(command.kp()[0], received.kp()[1], 0);
    }
    expectExchange();
  }

  @Test
  void commandsThatAnswerLongPastStatesMoveNothing() throws Exception {
    JointCommand received = new JointCommand(Samples.ROBOT.commanded());
    Eventually.holds("a command comes", () -> robot.write(command) && host.receive(received));
    stamp += 1_000_000_000;
    host.publish(Samples.state(Samples.ROBOT, stamp, 1));
    broker.publish(
        "test/command",
        "{\"stamp\":1,\"names\":[\"hip\",\"knee\"],\"position\":[0,0],\"velocity\":[0,0],"
            + "\"effort\":[0,0],\"kp\":[0,0],\"kd\":[0,0]}");
    Eventually.holds(
        "it is counted",
        () -> {
          assertFalse(host.receive(received));
          return host.status().count(LinkEvent.STALE) == 1;
        });
    expectExchange();
  }

  @Test
  void whatTheBrokerKeptIsNeitherStateNorCommand() throws Exception {
    host.close();
    broker.publish(
        "test/command",
        "{\"stamp\":1,\"names\":[\"hip\",\"knee\"],\"position\":[0,0],\"velocity\":[0,0],"
            + "\"effort\":[0,0],\"kp\":[0,0],\"kd\":[0,0]}",
        "-r");
    host = new MqttRobotHost(Samples.settings(broker.port(), PayloadKind.JSON), hostLog::add);
    host.open(Samples.ROBOT);
    Eventually.holds("it is counted", () -> host.status().count(LinkEvent.RETAINED) == 1);
    assertFalse(host.receive(new JointCommand(Samples.ROBOT.commanded())));
  }

  @Test
  void nothingCommandedIsKept() throws Exception {
    Process peer = broker.client("mosquitto_sub", "-t", "test/#", "-F", "%t %r", "-W", "1");
    List<String> kept =
        peer.inputReader().lines().filter(line -> line.endsWith(" 1")).sorted().toList();
    assertEquals(List.of("test/layout 1", "test/status/controller 1", "test/status/robot 1"), kept);
  }
}
