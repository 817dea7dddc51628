package org.gaitway.robot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MappedRobotTest {
  private static final Map<String, JointMapping> MAPPINGS =
      Map.of(
          "knee",
          new JointMapping(
              Optional.of("FL_calf"),
              Optional.of(true),
              Optional.of(0.5),
              Optional.empty(),
              Optional.empty()));

  /** Keeps what it is told. */
  private static final class Recorder implements Robot {
    private RobotLayout layout;
    private JointCommand command;

    @Override
    public void configure(RobotLayout wanted) {
      layout = wanted;
    }

    @Override
    public boolean read(RobotState state) {
      state.position()[0] = 0.1;
      state.position()[1] = 0.75;
      state.velocity()[1] = 2;
      state.effort()[1] = 3;
      state.stamp(7);
      return true;
    }

    @Override
    public boolean write(JointCommand given) {
      command = given;
      return true;
    }

    @Override
    public void activate() {}

    @Override
    public void deactivate() {}

    @Override
    public void close() {}
  }

  @Test
  void namesTurnsAndZeroesAreTheRobotsOnItsSide() throws IOException {
    Recorder recorder = new Recorder();
    RobotLayout layout = RobotLayout.of(List.of("hip", "knee"));
    try (MappedRobot robot = new MappedRobot(recorder, MAPPINGS)) {
      robot.configure(layout);
      assertEquals(List.of("hip", "FL_calf"), recorder.layout.joints());
      RobotState state = new RobotState(layout);
      assertTrue(robot.read(state));
      assertEquals(0.1, state.position()[0]);
      assertEquals(-0.25, state.position()[1]);
      assertEquals(-2, state.velocity()[1]);
      assertEquals(-3, state.effort()[1]);
      assertEquals(7, state.stamp());
      JointCommand command = new JointCommand(layout.commanded());
      command.position()[1] = -0.25;
      command.velocity()[1] = 1;
      command.effort()[1] = -4;
      command.kp()[1] = 9;
      assertTrue(robot.write(command));
      assertEquals(0.75, recorder.command.position()[1]);
      assertEquals(-1, recorder.command.velocity()[1]);
      assertEquals(4, recorder.command.effort()[1]);
      assertEquals(9, recorder.command.kp()[1]);
    }
  }

  @Test
  void aMappingOfAnUnknownJointIsRefused() {
    try (MappedRobot robot = new MappedRobot(new Recorder(), MAPPINGS)) {
      String message =
          assertThrows(
                  IllegalArgumentException.class,
                  () -> robot.configure(RobotLayout.of(List.of("hip"))))
              .getMessage();
      assertTrue(message.contains("[knee]") && message.contains("[hip]"), message);
    }
  }
}
