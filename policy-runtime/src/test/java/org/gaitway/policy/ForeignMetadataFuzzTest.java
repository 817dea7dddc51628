package org.gaitway.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.gaitway.config.ConfigBinder;
import org.gaitway.config.ConfigException;
import org.junit.jupiter.api.Test;

/** Damaged and hostile descriptions end in the errors of their readers and in nothing else. */
class ForeignMetadataFuzzTest {
  private static final int CASES = 25_000;

  private static final String YAML =
      """
      graph: {observation: [obs], action: a, states: {h: i}}
      observation:
        base-angular-velocity: {scale: 0.25, clip: 5}
        walk: {source: "command(velocity,3)+phase(0.8)", history: 2}
        rest: {}
      joints:
        names: [hip, knee]
        default-positions: [0.1, -0.2]
        action-scales: [0.25]
        kinds: [position, effort]
        kp: [20]
        kd: [0.5, 0.6]
      control-period: 0.02
      """;

  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ":",
          "- ",
          "\n",
          "  ",
          "1e999",
          ".inf",
          "-.nan",
          "&a ",
          "*a",
          "!!int ",
          "\"",
          "'",
          "|",
          "2147483648",
          "-1",
          "null",
          "joints",
          "size: ",
          "history: 99999999, ",
          "+",
          "(",
          ")",
          ",",
          "\t",
          "%",
          "\0",
          "sensor(a,2)",
          "x".repeat(300));

  /** A policy that takes 24 values and gives 2. */
  private static final Policy POLICY =
      new Policy() {
        @Override
        public int observationSize() {
          return 24;
        }

        @Override
        public int actionSize() {
          return 2;
        }

        @Override
        public void act(float[] observation, float[] action) {
          throw new AssertionError("reading a description runs no policy");
        }
      };

  private static boolean isComplete(ForeignPolicySettings settings, List<String> commands) {
    try {
      PolicyMetadata metadata =
          new ForeignMetadata("fuzz", "fuzz.yaml", settings, commands, POLICY).build();
      assertEquals(24, metadata.observation().size());
      return true;
    } catch (PolicyFormatException e) {
      return false;
    }
  }

  private static String mutate(String text, Random random) {
    StringBuilder mutated = new StringBuilder(text);
    for (int i = random.nextInt(3); i >= 0; i--) {
      int at = random.nextInt(mutated.length());
      switch (random.nextInt(4)) {
        case 0 -> mutated.setCharAt(at, (char) (1 + random.nextInt(255)));
        case 1 -> mutated.insert(at, PIECES.get(random.nextInt(PIECES.size())));
        case 2 -> mutated.delete(at, Math.min(mutated.length() - 1, at + random.nextInt(20)));
        default -> mutated.insert(at, mutated.substring(at / 2, at));
      }
    }
    return mutated.toString();
  }

  @Test
  void mutatedYamlIsReadOrRefused() {
    Random random = new Random(10);
    int complete = 0;
    int refused = 0;
    for (int i = 0; i < CASES; i++) {
      try {
        ForeignPolicySettings settings =
            ConfigBinder.bindText(ForeignPolicySettings.EMPTY, "fuzz", mutate(YAML, random));
        complete += isComplete(settings, List.of()) ? 1 : 0;
      } catch (ConfigException e) {
        refused++;
      }
    }
    assertTrue(complete > CASES / 100, complete + " were complete");
    assertTrue(refused > CASES / 100, refused + " were refused");
  }

  @Test
  void mutatedExporterMetadataAreReadOrIncomplete() {
    Random random = new Random(11);
    Map<String, String> whole =
        Map.of(
            "joint_names", "hip,knee",
            "joint_stiffness", "20.000,40.000",
            "joint_damping", "1.000,2.000",
            "default_joint_pos", "0.900,-1.800",
            "action_scale", "0.25",
            "command_names", "twist",
            "observation_names", "base_ang_vel,projected_gravity,command,joint_pos,actions",
            "observation_terms_scale", "0.200,1.000,1.000,1.000,1.000",
            "observation_terms_history_length", "0,0,0,2,0",
            "observation_terms_clip", "-inf;inf,-1;1,-2;2,-9.000;9.000,-1.000;2.000");
    int terms = 0;
    for (int i = 0; i < CASES; i++) {
      Map<String, String> properties = new HashMap<>(whole);
      properties.replaceAll((key, value) -> random.nextInt(4) == 0 ? mutate(value, random) : value);
      ForeignPolicySettings settings = ExporterMetadata.read(properties);
      terms += settings.observation().size();
      isComplete(settings, ExporterMetadata.commands(properties));
    }
    assertTrue(terms > CASES, terms + " terms were read");
  }
}
