package org.gaitway.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.gaitway.config.ConfigBinder;
import org.gaitway.config.ConfigException;
import org.gaitway.episode.LogSettings;
import org.gaitway.observation.TermSettings;
import org.gaitway.robot.JointMapping;
import org.gaitway.safety.EnvelopeLimits;
import org.gaitway.safety.Intervention;
import org.gaitway.safety.Response;
import org.gaitway.safety.SafetySettings;
import org.gaitway.safety.SafetySettings.WantedJoint;
import org.junit.jupiter.api.Test;

class RobotFileTest {
  private static final Path SAMPLE =
      Path.of(System.getProperty("gaitway.root"), "docs/examples/robot.yaml");

  private static final List<WantedJoint> JOINTS =
      List.of(new WantedJoint("front-left-hip", 30, 1), new WantedJoint("front-right-hip", 25, 2));

  /** A robot file of a robot that has no settings but its kind. */
  record Sections(
      Map<String, String> robot,
      LoopSettings loop,
      Map<String, JointMapping> joints,
      Map<String, TermSettings> observation,
      Map<String, CommandSettings> command,
      SafetySettings safety,
      LogSettings log) {
    static final Sections DEFAULTS =
        new Sections(
            Map.of(),
            LoopSettings.DEFAULTS,
            Map.of(),
            Map.of(),
            Map.of(),
            SafetySettings.DEFAULTS,
            LogSettings.DEFAULTS);
  }

  private static Sections read(String yaml) {
    return ConfigBinder.bindText(Sections.DEFAULTS, "robot.yaml", yaml);
  }

  @Test
  void theSampleIsARobotFile() throws IOException {
    // Who drives it, the last section, is not known in this module.
    Sections file = read(Files.readString(SAMPLE).replaceFirst("(?s)\ndrive:.*", "\n"));
    assertEquals(2_000_000, file.loop().periodNs(0.02));
    assertEquals("FL_hip_joint", file.joints().get("front-left-hip").name().orElseThrow());
    assertEquals(40, file.observation().get("base-angular-velocity").cutoff().orElseThrow());
    assertEquals(3, file.command().get("velocity").input("velocity").size());
    EnvelopeLimits limits = file.safety().resolve(JOINTS, 2_000_000);
    assertEquals(15, limits.joints().get(0).maxEffort());
    assertEquals(20, limits.joints().get(1).maxEffort());
    assertEquals(8, limits.joints().get(0).maxRate());
    assertEquals(30, limits.joints().get(0).maxKp());
    assertEquals(1.5, limits.joints().get(0).maxKd());
    assertEquals(2, limits.joints().get(1).maxKd());
    assertEquals(40_000_000, limits.maxStateAge());
    assertEquals(Response.DAMP, limits.responses().get(Intervention.MEASURED_POSITION));
    assertEquals(Response.STOP, limits.responses().get(Intervention.TILT));
  }

  @Test
  void everyCheckIsOnUnlessAFileSaysOtherwise() {
    EnvelopeLimits limits =
        read("safety: {all-joints: {min-position: -1, max-position: 1, max-velocity: 1, max-effort: 1}}")
            .safety()
            .resolve(JOINTS, 1_000_000);
    for (Intervention kind : Intervention.values()) {
      assertTrue(limits.responses().get(kind) != Response.OFF, kind.word());
    }
  }

  @Test
  void aMissingLimitIsNamedWithItsJoint() {
    SafetySettings safety =
        read("safety: {all-joints: {min-position: -1, max-position: 1, max-velocity: 5}}").safety();
    String message =
        assertThrows(IllegalArgumentException.class, () -> safety.resolve(JOINTS, 1_000_000))
            .getMessage();
    assertTrue(message.startsWith("safety.joints.front-left-hip.max-effort is missing"), message);
  }

  @Test
  void aJointMovedByEffortNeedsNoPositionLimits() {
    SafetySettings safety =
        read("safety: {all-joints: {max-velocity: 5, max-effort: 3, damping: 1}}").safety();
    EnvelopeLimits limits = safety.resolve(List.of(new WantedJoint("wheel", 0, 0)), 1_000_000);
    assertEquals(Double.NEGATIVE_INFINITY, limits.joints().get(0).minPosition());
    assertEquals(0, limits.joints().get(0).maxKp());
  }

  @Test
  void limitsOfAJointThatNobodyCommandsAreRefused() {
    SafetySettings safety = read("safety: {joints: {frnt-left-hip: {max-effort: 3}}}").safety();
    String message =
        assertThrows(IllegalArgumentException.class, () -> safety.resolve(JOINTS, 1_000_000))
            .getMessage();
    assertTrue(message.contains("frnt-left-hip") && message.contains("front-left-hip"), message);
  }

  @Test
  void aLimitCannotBeTurnedIntoAWarning() {
    SafetySettings safety =
        read("safety: {responses: {position-limit: warn}, all-joints: {min-position: -1,"
                + " max-position: 1, max-velocity: 1, max-effort: 1}}")
            .safety();
    String message =
        assertThrows(IllegalArgumentException.class, () -> safety.resolve(JOINTS, 1_000_000))
            .getMessage();
    assertEquals("check position-limit: expected one of [limit, damp, stop], found warn", message);
  }

  @Test
  void wrongValuesAreToldWithTheirLine() {
    String message =
        assertThrows(ConfigException.class, () -> read("loop:\n  rate: 2000\n")).getMessage();
    assertTrue(message.contains("loop.rate") && message.contains("robot.yaml, line 2"), message);
    message =
        assertThrows(ConfigException.class, () -> read("safety:\n  max-til: 1\n")).getMessage();
    assertTrue(message.contains("safety.max-tilt"), message);
  }
}
