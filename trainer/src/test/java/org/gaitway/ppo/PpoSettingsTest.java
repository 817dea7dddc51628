package org.gaitway.ppo;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.gaitway.policy.Activation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PpoSettingsTest {

  @Test
  void thePaperPresetIsTableThreeOfThePaper() {
    TrainingSettings paper = TrainingSettings.Preset.PAPER.forTask("hopper");
    assertEquals(2048, paper.ppo().horizon());
    assertEquals(3e-4, paper.ppo().learningRate());
    assertEquals(PpoSettings.Schedule.CONSTANT, paper.ppo().learningRateSchedule());
    assertEquals(10, paper.ppo().epochs());
    assertEquals(64, paper.ppo().minibatch());
    assertEquals(0.99, paper.ppo().gamma());
    assertEquals(0.95, paper.ppo().lambda());
    assertEquals(SurrogateSettings.clip(0.2), paper.ppo().surrogate());
    assertEquals(0, paper.ppo().entropyCoefficient());
    assertEquals(1, paper.run().envs());
    assertEquals(1_000_000, paper.run().steps());
    assertEquals(List.of(64, 64), paper.network().policyHidden());
    assertEquals(List.of(64, 64), paper.network().valueHidden());
    assertEquals(Activation.TANH, paper.network().activation());
  }

  @ParameterizedTest
  @EnumSource
  void aPresetIsForTheTaskItWasAskedFor(TrainingSettings.Preset preset) {
    assertEquals("ant", preset.forTask("ant").task().name());
  }

  @Test
  void aLinearScheduleGoesToZeroAndAConstantOneStays() {
    assertEquals(1, PpoSettings.Schedule.LINEAR.factor(0));
    assertEquals(0.75, PpoSettings.Schedule.LINEAR.factor(0.25));
    assertEquals(0, PpoSettings.Schedule.LINEAR.factor(1));
    assertEquals(1, PpoSettings.Schedule.CONSTANT.factor(0.9));
  }

  @ParameterizedTest
  @CsvSource({
    "horizon, 0",
    "epochs, 0",
    "minibatch, 0",
    "gamma, 1.01",
    "gamma, NaN",
    "lambda, -0.1",
    "learningRate, 0",
    "learningRate, NaN",
    "adamEpsilon, 0",
    "maxGradNorm, -1",
    "valueCoefficient, 0",
    "entropyCoefficient, -1",
    "klStop, -1"
  })
  void aValueOutOfItsRangeIsNamed(String name, double value) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> with(name, value)).getMessage();
    assertTrue(message.startsWith(name + " "), message);
  }

  @Test
  void theEndsOfTheRangesAreAllowed() {
    assertDoesNotThrow(() -> with("gamma", 1));
    assertDoesNotThrow(() -> with("lambda", 0));
    assertEquals(Double.POSITIVE_INFINITY, with("maxGradNorm", 0).gradientLimit());
    assertEquals(0.5, with("maxGradNorm", 0.5).gradientLimit());
  }

  /** The paper's settings but for one. */
  private static PpoSettings with(String name, double value) {
    return new PpoSettings(
        name.equals("horizon") ? (int) value : 2048,
        name.equals("epochs") ? (int) value : 10,
        name.equals("minibatch") ? (int) value : 64,
        name.equals("gamma") ? value : 0.99,
        name.equals("lambda") ? value : 0.95,
        SurrogateSettings.clip(0.2),
        name.equals("learningRate") ? value : 3e-4,
        PpoSettings.Schedule.CONSTANT,
        Optional.empty(),
        name.equals("adamEpsilon") ? value : 1e-5,
        name.equals("maxGradNorm") ? value : 0.5,
        name.equals("valueCoefficient") ? value : 0.5,
        Optional.empty(),
        name.equals("entropyCoefficient") ? value : 0,
        true,
        name.equals("klStop") ? value : 0);
  }
}
