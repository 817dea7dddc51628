package org.gaitway.rollout;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.gaitway.checkpoint.Checkpoint;
import org.gaitway.checkpoint.CheckpointException;
import org.gaitway.random.RandomStream;
import org.gaitway.sim.Model;
import org.gaitway.task.Environment;
import org.gaitway.task.Observations;
import org.gaitway.task.Reset;
import org.gaitway.task.TaskDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultFileTest {
  @TempDir Path folder;

  /** Fails in the reset for step 0, otherwise in that step of the first episode. */
  private static TaskDefinition failing(int step) {
    Reset breaking = (simulation, random) -> simulation.qpos().put(1, Double.NaN);
    TaskDefinition.Builder task =
        PushedMass.task().reward("late", 3, e -> () -> e.stepCount() == step ? Double.NaN : 1);
    return step == 0 ? task.reset(breaking).build() : task.build();
  }

  private static RecordedFault fault(int step) {
    try (Rollout rollout = new Rollout(failing(step), 2, 30, 1, FaultResponse.STOP)) {
      return assertThrows(RolloutFaultException.class, rollout::collect).recorded();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 20})
  void aFaultIsReadBackAsItWasWritten(int step) throws IOException {
    RecordedFault written = fault(step);
    Path file = folder.resolve("a.fault");
    FaultFile.write(written, file);
    RecordedFault read = FaultFile.read(file);
    assertEquals(written.fault(), read.fault());
    assertEquals(written.place(), read.place());
    assertEquals(written.before(), read.before());
    assertArrayEquals(written.output(), read.output());
    assertArrayEquals(written.control(), read.control());
    assertArrayEquals(written.observation(), read.observation());
    assertArrayEquals(written.observationAfter(), read.observationAfter());
    assertArrayEquals(written.rewardTerms(), read.rewardTerms());
    TaskDefinition definition = failing(step);
    try (Model model = definition.model().get();
        Environment environment = new Environment(definition, model, new RandomStream(0, 0))) {
      assertTrue(read.approach(environment));
      assertTrue(read.fault().isSameAs(read.takeAgain(environment).orElseThrow()));
    }
  }

  @Test
  void aFaultOfAnotherTaskIsRefused() {
    RecordedFault recorded = fault(3);
    TaskDefinition heavier = PushedMass.task().model(PushedMass::heavier).build();
    try (Model model = heavier.model().get();
        Environment environment = new Environment(heavier, model, new RandomStream(0, 0))) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> recorded.approach(environment))
              .getMessage();
      assertTrue(message.contains(model.sha256().substring(0, 12)), message);
    }
    TaskDefinition wider = PushedMass.task().observe("more", Observations.qvel()).build();
    try (Model model = wider.model().get();
        Environment environment = new Environment(wider, model, new RandomStream(0, 0))) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> recorded.approach(environment))
              .getMessage();
      assertTrue(message.contains("expected 4 observed values, found 6"), message);
    }
  }

  @Test
  void aFileThatIsCutShortIsRefusedWhereverItIsCut() throws IOException {
    Path file = folder.resolve("a.fault");
    FaultFile.write(fault(2), file);
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length += 7) {
      Files.write(file, Arrays.copyOf(whole, length));
      String message =
          assertThrows(CheckpointException.class, () -> FaultFile.read(file)).getMessage();
      assertTrue(message.contains(file.toString()), message);
    }
  }

  @Test
  void aFileOfALaterFormatIsRefused() throws IOException {
    Path file = folder.resolve("a.fault");
    new Checkpoint().put("fault.format", 2).write(file);
    String message =
        assertThrows(CheckpointException.class, () -> FaultFile.read(file)).getMessage();
    assertTrue(message.endsWith("is of fault format 2, expected 1"), message);
    new Checkpoint().put("fault.format", 1).write(file);
    message = assertThrows(CheckpointException.class, () -> FaultFile.read(file)).getMessage();
    assertTrue(message.contains("damaged") && message.contains("has no field"), message);
    assertFalse(message.contains("null"), message);
  }
}
