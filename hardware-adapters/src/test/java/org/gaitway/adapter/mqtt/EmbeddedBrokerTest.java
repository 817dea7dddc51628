package org.gaitway.adapter.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.gaitway.robot.JointCommand;
import org.gaitway.robot.RobotState;
import org.junit.jupiter.api.Test;

/** The broker that comes with the program. */
class EmbeddedBrokerTest {
  @Test
  void robotAndControllerMeetOnIt() throws Exception {
    try (EmbeddedBroker broker = new EmbeddedBroker(0)) {
      MqttSettings settings =
          Samples.with(Samples.settings(1, PayloadKind.BINARY), "broker: " + broker.address());
      try (MqttRobotHost host = new MqttRobotHost(settings, line -> {});
          MqttRobot robot = new MqttRobot(settings, System::nanoTime, line -> {})) {
        host.open(Samples.ROBOT);
        robot.configure(Samples.LOOP);
        robot.activate();
        RobotState state = new RobotState(Samples.LOOP);
        JointCommand command = Samples.command(Samples.LOOP.commanded(), 3);
        JointCommand received = new JointCommand(Samples.ROBOT.commanded());
        for (int i = 0; i < 200; i++) {
          long before = state.stamp();
          host.publish(Samples.state(Samples.ROBOT, i, i));
          Eventually.holds("the state comes", () -> robot.read(state) && state.stamp() != before);
          assertTrue(robot.write(command));
          assertTrue(host.await(received, 10_000_000_000L));
          assertEquals(command.kp()[0], received.kp()[1], 0);
        }
      }
    }
  }

  @Test
  void aTakenPortIsAnErrorThatNamesIt() throws Exception {
    try (EmbeddedBroker broker = new EmbeddedBroker(0)) {
      int port = Integer.parseInt(broker.address().replaceAll(".*:", ""));
      IOException e = assertThrows(IOException.class, () -> new EmbeddedBroker(port).close());
      assertTrue(e.getMessage().contains(EmbeddedBroker.LOOPBACK + ":" + port), e.getMessage());
    }
  }
}
