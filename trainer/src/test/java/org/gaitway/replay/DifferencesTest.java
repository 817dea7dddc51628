package org.gaitway.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.gaitway.cdr.MessageValue;
import org.gaitway.episode.EpisodeHeader;
import org.gaitway.episode.Topics;
import org.gaitway.nn.Parameters;
import org.gaitway.ppo.Trainer;
import org.gaitway.record.RecordKeys;
import org.gaitway.run.PolicyFreezer;
import org.gaitway.run.Provenance;
import org.gaitway.run.Trainers;
import org.gaitway.sim.Model;
import org.gaitway.task.Tasks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is changed, the first step at which it shows is told. */
class DifferencesTest {
  private static final String TASK = "hopper";

  @TempDir Path folder;
  private Path policy;
  private Path evaluated;
  private Path trained;

  @BeforeEach
  void record() throws IOException {
    policy = RecordedEpisodes.policy(folder, TASK);
    evaluated = RecordedEpisodes.evaluate(folder, policy, TASK, 1).get(0);
    trained =
        RecordedEpisodes.train(folder.resolve("training"), RecordedEpisodes.settings(TASK, 1))
            .get(0);
  }

  @Test
  void aChangedGearIsRefusedAndShowsAtTheFirstStep() throws IOException {
    Path file = folder.resolve("changed.xml");
    String text = resource().replaceFirst("gear=\"([0-9.]+)\"", "gear=\"201\"");
    assertFalse(text.equals(resource()));
    Files.writeString(file, text);
    assertRefused(evaluated, with(Optional.of(file), Optional.empty()), "model's hash");
    ReplayReport report = drift(evaluated, with(Optional.of(file), Optional.empty()));
    assertEquals(0, report.first().orElseThrow().step(), "what the first step earns differs");
    assertTrue(report.drift().get(1).greatest().get("qpos") > 0, report.toString());
    assertEquals(1, report.notes().size());
  }

  private static String resource() throws IOException {
    try (var in = Model.class.getResourceAsStream("models/hopper.xml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void anotherNumberOfSubstepsIsRefusedAndShowsAtTheFirstStep() throws IOException {
    ReplaySettings other =
        new ReplaySettings(false, Optional.empty(), Optional.empty(), OptionalInt.of(3));
    assertRefused(evaluated, other, "number of substeps differs: logged with 4, here is 3");
    assertEquals(0, drift(evaluated, other).first().orElseThrow().step());
  }

  @Test
  void aChangedPolicyIsRefusedAndShowsAtTheFirstStep() throws IOException {
    Path changed = folder.resolve("changed.onnx");
    try (Trainer trainer =
        Trainers.create(RecordedEpisodes.settings(TASK, 1), Tasks.define(TASK, ""))) {
      Parameters parameters = trainer.policy().parameters();
      int at = parameters.biasOffset(parameters.shape().layers() - 1);
      parameters.block().buffer().put(at, 0x1p-20f);
      Provenance provenance = new Provenance("default", "0", "0", "17", java.time.Instant.EPOCH);
      PolicyFreezer.freeze(trainer, provenance, Double.NaN, changed);
    }
    ReplaySettings other = with(Optional.empty(), Optional.of(changed));
    assertRefused(evaluated, other, "policy's hash");
    Difference first = drift(evaluated, other).first().orElseThrow();
    assertEquals(0, first.step());
    assertTrue(first.field().startsWith("action[0] ("), first.toString());
  }

  @Test
  void aBitOfAStateShowsWhereItIs() throws IOException {
    Path file =
        changed(
            evaluated,
            Topics.SIMULATION,
            5,
            message -> {
              double[] state = message.doubles("state");
              state[3] = Math.nextUp(state[3]);
            });
    ReplayReport report = RecordedEpisodes.verify(file, ReplaySettings.EXACT);
    Difference first = report.first().orElseThrow();
    assertEquals(5, first.step());
    assertEquals("qpos[2] (joint rooty)", first.field());
    assertEquals(1, report.differences(), "the replay runs by itself");
    long apart =
        Long.parseUnsignedLong(first.loggedBits().substring(2), 16)
            - Long.parseUnsignedLong(first.replayedBits().substring(2), 16);
    assertEquals(1, Math.abs(apart));
  }

  @Test
  void aControlShowsAgainstTheActionAndInWhatFollows() throws IOException {
    Path file =
        changed(
            evaluated,
            Topics.SIMULATION,
            7,
            message -> {
              double[] ctrl = message.doubles("ctrl");
              ctrl[1] += 1e-9;
            });
    ReplayReport report = RecordedEpisodes.verify(file, ReplaySettings.EXACT);
    assertEquals(7, report.first().orElseThrow().step());
    assertTrue(report.first().get().field().startsWith("control[1] ("));
    assertTrue(report.differences() > 1, "the states after it differ too");
  }

  @Test
  void aBitOfAnActionOfATrainingShowsWhereItIs() throws IOException {
    Path file =
        changed(
            trained,
            Topics.ACTION,
            4,
            message -> {
              float[] action = message.floats("data");
              action[2] = Math.nextUp(action[2]);
            });
    Difference first = RecordedEpisodes.verify(file, ReplaySettings.EXACT).first().orElseThrow();
    assertEquals(4, first.step());
    assertTrue(first.field().startsWith("action[2] ("), first.toString());
    assertEquals(10, first.loggedBits().length(), "single precision has eight hexadecimal digits");
  }

  @Test
  void aParameterOfATrainingsPolicyShowsAtTheFirstStep() throws IOException {
    Path file =
        changed(
            trained,
            Topics.POLICY_PARAMETERS,
            0,
            message -> {
              for (MessageValue block : message.messages("float32_blocks")) {
                if (block.text("name").equals("parameters")) {
                  float[] values = block.floats("value");
                  int last = values.length - 1;
                  while (values[last] == 0) {
                    last--;
                  }
                  values[last] += 1e-6f;
                }
              }
            });
    Difference first = RecordedEpisodes.verify(file, ReplaySettings.EXACT).first().orElseThrow();
    assertEquals(0, first.step());
    assertTrue(first.field().startsWith("standard deviation of the action"), first.toString());
  }

  @Test
  void aBitOfARewardTermShowsByItsName() throws IOException {
    Path file =
        changed(
            trained,
            Topics.REWARD,
            2,
            message -> {
              double[] terms = message.doubles("value");
              terms[0] = Math.nextUp(terms[0]);
            });
    Difference first = RecordedEpisodes.verify(file, ReplaySettings.EXACT).first().orElseThrow();
    assertEquals(2, first.step());
    assertTrue(first.field().matches("reward\\[0] \\(.+\\)"), first.toString());
  }

  @Test
  void anotherMujocoIsRefused() throws IOException {
    Path file = folder.resolve("other.mcap");
    ChangedEpisode.copy(
        evaluated, file, header -> header.with(EpisodeHeader.MUJOCO_VERSION, "3.9.9"), any -> {});
    assertRefused(file, ReplaySettings.EXACT, "MuJoCo version differs: logged with 3.9.9");
    assertTrue(drift(file, ReplaySettings.EXACT).isExact());
  }

  @Test
  void aTrainingThatWasComputedWithOtherInstructionsIsRefused() throws IOException {
    Path file = folder.resolve("other.mcap");
    ChangedEpisode.copy(
        trained,
        file,
        header -> header.with(RecordKeys.NETWORK_INSTRUCTIONS, "x86-64-v9"),
        any -> {});
    assertRefused(file, ReplaySettings.EXACT, "set of instructions differs: logged with x86-64-v9");
  }

  private Path changed(Path file, String topic, long step, Consumer<MessageValue> change)
      throws IOException {
    return ChangedEpisode.copy(
        file,
        folder.resolve("copy.mcap"),
        header -> header,
        message -> {
          if (message.topic().equals(topic) && message.step() == step) {
            change.accept(message.value());
          }
        });
  }

  private static ReplaySettings with(Optional<Path> model, Optional<Path> policy) {
    return new ReplaySettings(false, model, policy, OptionalInt.empty());
  }

  private static void assertRefused(Path file, ReplaySettings settings, String reason) {
    String message =
        assertThrows(ReplayRefusedException.class, () -> RecordedEpisodes.verify(file, settings))
            .getMessage();
    assertTrue(message.contains(reason), message);
  }

  private static ReplayReport drift(Path file, ReplaySettings settings) throws IOException {
    return RecordedEpisodes.verify(
        file, new ReplaySettings(true, settings.model(), settings.policy(), settings.substeps()));
  }
}
