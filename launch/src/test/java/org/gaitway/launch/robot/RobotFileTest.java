package org.gaitway.launch.robot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gaitway.adapter.mqtt.MqttSettings;
import org.gaitway.adapter.ros1.robot.Ros1RobotSettings;
import org.gaitway.adapter.ros1.robot.Ros1Topics;
import org.gaitway.adapter.sim.Scenario;
import org.gaitway.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RobotFileTest {
  @TempDir Path temp;

  @Test
  void theSampleOfTheDocsIsARobotFile() {
    RobotFile file =
        RobotFile.read(
            Path.of(System.getProperty("gaitway.root"), "docs/examples/robot.yaml"), List.of());
    assertEquals(RobotKind.MOCK, file.robot().kind());
    assertEquals(List.of("velocity"), List.copyOf(file.command().keySet()));
    assertEquals(3, file.drive().gamepad().axes().size());
    assertEquals(4, file.drive().gamepad().deadMan().orElseThrow());
  }

  @Test
  void aWrittenFileReadsBackAsItWas() throws IOException {
    try (Scenario scenario = Scenarios.task("ant", "v5", 1)) {
      for (RobotSettings robot :
          List.of(
              RobotSettings.of(Ros1RobotSettings.DEFAULTS.with(Ros1Topics.BODY)),
              RobotSettings.of(MqttSettings.defaults()),
              RobotSettings.DEFAULTS)) {
        RobotFile written = RobotFile.simulated(robot, scenario);
        Path file = temp.resolve("robot.yaml");
        Files.writeString(file, RobotFileText.of(written, "about"));
        assertEquals(written, RobotFile.read(file, List.of()));
      }
    }
  }

  @Test
  void aWrittenFileHasTheSectionOfItsKindAlone() {
    try (Scenario scenario = Scenarios.task("half-cheetah", "v5", 1)) {
      String text =
          RobotFileText.of(
              RobotFile.simulated(RobotSettings.of(Ros1RobotSettings.DEFAULTS), scenario), "it");
      assertTrue(text.startsWith("# it\nrobot:\n  kind: ros1\n  ros1:\n    node: gaitway\n"), text);
      assertFalse(text.contains("mqtt"), text);
      assertTrue(text.contains("max-effort: 120"), "the gear of a thigh: " + text);
    }
  }

  @Test
  void overridesWinAndMistakesAreToldWithTheirLine() throws IOException {
    Path file = temp.resolve("robot.yaml");
    Files.writeString(file, "robot:\n  kind: ros1\nloop:\n  rate: 100\n");
    assertEquals(50, RobotFile.read(file, List.of("loop.rate=50")).loop().rate().orElseThrow());
    Files.writeString(file, "robot:\n  kind: ros2\n");
    String message =
        assertThrows(ConfigException.class, () -> RobotFile.read(file, List.of())).getMessage();
    assertTrue(message.contains("robot.kind") && message.contains("line 2"), message);
  }

  @Test
  void latenciesAreInMillisecondsOrSteps() {
    assertEquals(5, Latency.parse("5ms").milliseconds(0.02));
    assertEquals(40, Latency.parse("2 steps").milliseconds(0.02));
    assertEquals(10, Latency.parse("0.5step").milliseconds(0.02));
    for (String wrong : List.of("5", "ms", "-1ms", "5 s")) {
      assertThrows(IllegalArgumentException.class, () -> Latency.parse(wrong));
    }
  }
}
