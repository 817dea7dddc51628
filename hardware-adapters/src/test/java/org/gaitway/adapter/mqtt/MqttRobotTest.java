package org.gaitway.adapter.mqtt;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.gaitway.adapter.mqtt.client.LinkEvent;
import org.gaitway.robot.IllegalLifecycleException;
import org.gaitway.robot.JointCommand;
import org.gaitway.robot.Lifecycle;
import org.gaitway.robot.RobotLayout;
import org.gaitway.robot.RobotState;
import org.gaitway.robot.SensorLayout;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both sides of the link, with a real broker between them. */
@Timeout(60)
class MqttRobotTest {
  private static final long SECONDS = TimeUnit.SECONDS.toNanos(1);

  @TempDir private static Path folder;
  private static Mosquitto broker;

  private final List<String> log = new CopyOnWriteArrayList<>();
  private final Consumer<String> logging = log::add;

  @BeforeAll
  static void startBroker() throws Exception {
    broker = Mosquitto.start(folder);
  }

  @AfterAll
  static void stopBroker() throws Exception {
    broker.close();
  }

  private static MqttSettings settings(PayloadKind payload) {
    return Samples.settings(broker.port(), payload);
  }

  private static void publishUntilRead(MqttRobotHost host, RobotState sent, MqttRobot robot)
      throws Exception {
    RobotState read = new RobotState(Samples.LOOP);
    host.publish(sent);
    Eventually.holds("the state arrives", () -> robot.read(read));
  }

  @ParameterizedTest
  @EnumSource
  void statesArriveByNameBitForBit(PayloadKind payload) throws Exception {
    try (MqttRobotHost host = new MqttRobotHost(settings(payload), logging);
        MqttRobot robot = new MqttRobot(settings(payload), System::nanoTime, logging)) {
      host.open(Samples.ROBOT);
      robot.configure(Samples.LOOP);
      RobotState sent = Samples.state(Samples.ROBOT, 17, 1);
      sent.effort()[1] = Double.NaN;
      host.publish(sent);
      RobotState read = new RobotState(Samples.LOOP);
      Eventually.holds("the state arrives", () -> robot.read(read));
      for (String joint : List.of("knee", "hip")) {
        int from = sent.index(joint);
        int to = read.index(joint);
        assertEquals(sent.position()[from], read.position()[to], 0);
        assertEquals(sent.velocity()[from], read.velocity()[to], 0);
        assertEquals(sent.effort()[from], read.effort()[to], 0);
      }
      assertArrayEquals(sent.basePosition(), read.basePosition());
      assertArrayEquals(sent.baseLinearVelocity(), read.baseLinearVelocity());
      assertArrayEquals(sent.orientation(), read.orientation());
      assertArrayEquals(sent.angularVelocity(), read.angularVelocity());
      assertArrayEquals(sent.linearAcceleration(), read.linearAcceleration());
      assertArrayEquals(sent.sensor("battery"), read.sensor("battery"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void commandsAnswerTheStateThatWasRead(PayloadKind payload) throws Exception {
    try (MqttRobotHost host = new MqttRobotHost(settings(payload), logging);
        MqttRobot robot = new MqttRobot(settings(payload), System::nanoTime, logging)) {
      host.open(Samples.ROBOT);
      robot.configure(Samples.LOOP);
      robot.activate();
      publishUntilRead(host, Samples.state(Samples.ROBOT, 99, 1), robot);
      JointCommand sent = Samples.command(Samples.LOOP.commanded(), 2);
      assertTrue(robot.write(sent));
      JointCommand received = new JointCommand(Samples.ROBOT.commanded());
      assertTrue(host.await(received, 10 * SECONDS));
      for (String joint : received.joints()) {
        int to = received.index(joint);
        int from = sent.index(joint);
        assertEquals(sent.position()[from], received.position()[to], 0);
        assertEquals(sent.velocity()[from], received.velocity()[to], 0);
        assertEquals(sent.effort()[from], received.effort()[to], 0);
        assertEquals(sent.kp()[from], received.kp()[to], 0);
        assertEquals(sent.kd()[from], received.kd()[to], 0);
      }
      assertFalse(host.receive(received));
    }
  }

  @Test
  void waitingTakesNoCommandForAnotherState() throws Exception {
    try (MqttRobotHost host = new MqttRobotHost(settings(PayloadKind.BINARY), logging);
        MqttRobot robot = new MqttRobot(settings(PayloadKind.BINARY), System::nanoTime, logging)) {
      host.open(Samples.ROBOT);
      robot.configure(Samples.LOOP);
      robot.activate();
      publishUntilRead(host, Samples.state(Samples.ROBOT, 1, 1), robot);
      host.publish(Samples.state(Samples.ROBOT, 2, 1));
      robot.write(Samples.command(Samples.LOOP.commanded(), 2)); // Answers state 1.
      JointCommand received = new JointCommand(Samples.ROBOT.commanded());
      assertFalse(host.await(received, SECONDS / 5));
    }
  }

  @Test
  void theStampIsTheArrivalUnlessTheSendersIsAskedFor() throws Exception {
    try (MqttRobotHost host = new MqttRobotHost(settings(PayloadKind.BINARY), logging);
        MqttRobot robot = new MqttRobot(settings(PayloadKind.BINARY), () -> 123, logging)) {
      host.open(Samples.ROBOT);
      robot.configure(Samples.LOOP);
      host.publish(Samples.state(Samples.ROBOT, 7, 1));
      RobotState read = new RobotState(Samples.LOOP);
      Eventually.holds("the state arrives", () -> robot.read(read));
      assertEquals(123, read.stamp());
    }
  }

  @Test
  void repeatedStampsAreNoNewStates() throws Exception {
    try (MqttRobotHost host = new MqttRobotHost(settings(PayloadKind.BINARY), logging);
        MqttRobot robot = new MqttRobot(settings(PayloadKind.BINARY), System::nanoTime, logging)) {
      host.open(Samples.ROBOT);
      robot.configure(Samples.LOOP);
      RobotState first = Samples.state(Samples.ROBOT, 7, 1);
      publishUntilRead(host, first, robot);
      host.publish(Samples.state(Samples.ROBOT, 7, 2));
      Eventually.holds("it was counted", () -> robot.status().count(LinkEvent.REPEATED) == 1);
      RobotState read = new RobotState(Samples.LOOP);
      assertTrue(robot.read(read));
      assertEquals(first.position()[0], read.position()[1], 0);
    }
  }

  @Test
  void aRobotThatLacksAJointOrSensorDoesNotFit() throws Exception {
    try (MqttRobotHost host = new MqttRobotHost(settings(PayloadKind.BINARY), logging)) {
      host.open(Samples.ROBOT);
      expectMisfit(RobotLayout.of(List.of("hip", "knee", "nose")), "no joint 'nose'");
      expectMisfit(
          new RobotLayout(
              List.of("hip", "knee"), List.of("hip", "knee"), List.of(new SensorLayout("foot", 2))),
          "no sensor 'foot' of 2 values");
      expectMisfit(
          new RobotLayout(List.of("hip", "knee"), List.of("hip"), List.of()),
          "joint 'knee' must be commanded too");
    }
  }

  private void expectMisfit(RobotLayout layout, String problem) {
    for (PayloadKind payload : PayloadKind.values()) {
      try (MqttRobot robot = new MqttRobot(settings(payload), System::nanoTime, logging)) {
        IllegalArgumentException e =
            assertThrows(IllegalArgumentException.class, () -> robot.configure(layout));
        assertTrue(e.getMessage().contains(problem), e.getMessage());
        assertEquals(Lifecycle.UNCONFIGURED, robot.lifecycle());
      }
    }
  }

  @Test
  void withoutARobotConfiguringSaysWhatIsMissing() throws Exception {
    MqttSettings silent = Samples.with(settings(PayloadKind.BINARY), "topics: {prefix: nobody}");
    try (MqttRobot robot = new MqttRobot(silent, System::nanoTime, logging)) {
      IOException e = assertThrows(IOException.class, () -> robot.configure(Samples.LOOP));
      assertTrue(e.getMessage().contains("nobody/layout"), e.getMessage());
    }
  }

  @Test
  void withoutABrokerConfiguringSaysWhereItWasLookedFor() throws Exception {
    int port = Mosquitto.freePort();
    try (MqttRobot robot =
        new MqttRobot(Samples.settings(port, PayloadKind.JSON), System::nanoTime, logging)) {
      IOException e = assertThrows(IOException.class, () -> robot.configure(Samples.LOOP));
      assertTrue(e.getMessage().contains("tcp://127.0.0.1:" + port), e.getMessage());
      assertEquals(Lifecycle.UNCONFIGURED, robot.lifecycle());
    }
  }

  @Test
  void nothingIsWrittenUnlessActiveAndFinite() throws Exception {
    try (MqttRobotHost host = new MqttRobotHost(settings(PayloadKind.BINARY), logging);
        MqttRobot robot = new MqttRobot(settings(PayloadKind.BINARY), System::nanoTime, logging)) {
      JointCommand command = Samples.command(Samples.LOOP.commanded(), 2);
      assertFalse(robot.write(command));
      assertFalse(robot.read(new RobotState(Samples.LOOP)));
      assertThrows(IllegalLifecycleException.class, robot::activate);
      host.open(Samples.ROBOT);
      robot.configure(Samples.LOOP);
      assertFalse(robot.write(command));
      robot.activate();
      command.kd()[0] = Double.NaN;
      assertFalse(robot.write(command));
      robot.deactivate();
      command.kd()[0] = 0;
      assertFalse(robot.write(command));
    }
  }

  @ParameterizedTest
  @EnumSource
  void readingAndWritingAllocateNothing(PayloadKind payload) throws Exception {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (MqttRobotHost host = new MqttRobotHost(settings(payload), logging);
        MqttRobot robot = new MqttRobot(settings(payload), System::nanoTime, logging)) {
      host.open(Samples.ROBOT);
      robot.configure(Samples.LOOP);
      robot.activate();
      publishUntilRead(host, Samples.state(Samples.ROBOT, 1, 1), robot);
      RobotState state = new RobotState(Samples.LOOP);
      JointCommand command = Samples.command(Samples.LOOP.commanded(), 2);
      long least = Long.MAX_VALUE;
      // The JVM's own compilation may allocate now and then; the methods would each time.
      for (int i = 0; i < 5; i++) {
        long before = threads.getCurrentThreadAllocatedBytes();
        exchange(robot, state, command);
        least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
      }
      assertEquals(0, least);
    }
  }

  private static void exchange(MqttRobot robot, RobotState state, JointCommand command) {
    for (int i = 0; i < 2000; i++) {
      assertTrue(robot.read(state));
      assertTrue(robot.write(command));
    }
  }

  @Test
  void statusTellsPeersWhoIsThere() throws Exception {
    MqttSettings settings = Samples.with(settings(PayloadKind.BINARY), "topics: {prefix: status}");
    broker.publish("status/status/first", "there", "-r");
    Process peer = broker.client("mosquitto_sub", "-t", "status/status/#", "-F", "%t %p");
    BufferedReader lines = peer.inputReader();
    assertEquals("status/status/first there", lines.readLine()); // It listens.
    try (MqttRobotHost host = new MqttRobotHost(settings, logging);
        MqttRobot robot = new MqttRobot(settings, System::nanoTime, logging)) {
      host.open(Samples.ROBOT);
      robot.configure(Samples.LOOP);
      robot.activate();
      // What has not been said when the next is to be said is left out.
      assertEquals("status/status/robot online", lines.readLine());
      assertEquals("status/status/controller online", lines.readLine());
      assertEquals("status/status/controller active", lines.readLine());
    }
    List<String> rest = new ArrayList<>();
    for (String line = lines.readLine();
        line != null && !line.equals("status/status/robot offline");
        line = lines.readLine()) {
      rest.add(line);
    }
    assertTrue(rest.contains("status/status/controller offline"), rest.toString());
    peer.destroy();
  }
}
