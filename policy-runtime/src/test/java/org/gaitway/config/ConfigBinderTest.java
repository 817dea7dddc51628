package org.gaitway.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaitway.config.SampleSettings.Optimiser;
import org.gaitway.config.SampleSettings.RunningTask;
import org.gaitway.config.SampleSettings.Surrogate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigBinderTest {

  private static final SampleSettings DEFAULTS = SampleSettings.defaults();

  @TempDir Path folder;

  @Test
  void nothingGivenLeavesTheDefaults() {
    assertEquals(DEFAULTS, ConfigBinder.bind(DEFAULTS, Optional.empty(), List.of()));
    assertEquals(DEFAULTS, ConfigBinder.bindText(DEFAULTS, "run.yaml", "# only a comment\n"));
  }

  @Test
  void fileOverlaysDefaultsAndOverridesOverlayTheFile() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("run.yaml"),
            """
        optimiser:
          clip-range: 0.1
          epochs: 3
        surrogate: adaptive-kl
        hidden: [256, 128]
        target-kl: 0.01
        """);
    List<String> overrides = List.of("optimiser.epochs=4", "optimiser.epochs=5", "verbose=true");

    SampleSettings bound = ConfigBinder.bind(DEFAULTS, Optional.of(file), overrides);

    assertEquals(new Optimiser(0.1, 0.99, 5), bound.optimiser());
    assertEquals(Surrogate.ADAPTIVE_KL, bound.surrogate());
    assertEquals(List.of(256, 128), bound.hidden());
    assertEquals(Optional.of(0.01), bound.targetKl());
    assertTrue(bound.verbose());
  }

  @ParameterizedTest
  @CsvSource({"1000000", "1_000_000", "1e6", "1.0E+6", "10e5", "1000000.0"})
  void integersMayBeWrittenInAnyExactForm(String text) {
    assertEquals(1_000_000, set("steps=" + text).steps());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.5",
        "1e-3",
        "1e19",
        "1e999999999",
        "9223372036854775808",
        "ten",
        "\"10\"",
        "0x10",
        "1e",
        "",
        "[1]",
        "1e99999999999"
      })
  void integersRefuseEverythingElse(String text) {
    String message = failure("steps=" + text);
    assertTrue(message.startsWith("steps must be an integer"), message);
    assertTrue(message.contains("(--set steps=" + text), message);
  }

  @Test
  void infinitiesAreWrittenAsInYaml() {
    assertEquals(
        List.of(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY),
        set("weights=[.inf, -.inf]").weights());
    assertTrue(failure("weights=[1e999]").startsWith("weights[0] must be a number of magnitude"));
  }

  @Test
  void textKeepsItsSpelling() {
    assertEquals("1.0", set("label=1.0").label());
    assertEquals("a: b", set("label='a: b'").label());
    assertEquals(List.of("left hip", "true"), set("joints=[left hip, true]").joints());
  }

  @Test
  void mapsAddToTheDefaultsAndNullRemoves() {
    assertEquals(
        Map.of("forward", 2.0, "control", 0.1, "alive", 1.0),
        ConfigBinder.bindText(DEFAULTS, "run.yaml", "reward-weights: {forward: 2, alive: 1}")
            .rewardWeights());
    assertEquals(Map.of("forward", 1.0), set("reward-weights.control=null").rewardWeights());
  }

  @Test
  void nullEmptiesAnOptional() {
    SampleSettings some = set("target-kl=0.02");
    assertEquals(
        Optional.empty(),
        ConfigBinder.bind(some, Optional.empty(), List.of("target-kl=null")).targetKl());
  }

  @Test
  void sectionWithoutDefaultsNeedsEveryKey() {
    assertEquals(
        Optional.of(new Optimiser(0.3, 1, 2)),
        set("critic={clip-range: 0.3, gamma: 1, epochs: 2}").critic());
    assertEquals(
        "the key critic.gamma is missing and has no default",
        failure("critic={clip-range: 0.3, epochs: 2}"));
  }

  @Test
  void openTypesTakeTheClassOfTheirDefault() {
    assertEquals(new RunningTask("run", 2.5), set("task.forward-weight=2.5").task());
    assertTrue(
        failure("task.forwardweight=2").endsWith("the nearest valid key is task.forward-weight"));
  }

  @Test
  void emptySectionsChangeNothing() {
    assertEquals(
        DEFAULTS, ConfigBinder.bindText(DEFAULTS, "run.yaml", "optimiser:\n  # epochs: 3\n"));
  }

  @Test
  void unknownKeysAreNamedWithFileLineAndTheNearestKey() {
    assertEquals(
        "unknown key optimiser.clip-rang (run.yaml, line 3); the nearest valid key is optimiser.clip-range",
        fileFailure("optimiser:\n  epochs: 2\n  clip-rang: 0.1\n"));
    assertEquals(
        "unknown key clip-range (run.yaml, line 2); the nearest valid key is optimiser.clip-range",
        fileFailure("steps: 5\nclip-range: 0.1\n"));
    assertEquals(
        "unknown key clipRange (--set clipRange=1); the nearest valid key is optimiser.clip-range",
        failure("clipRange=1"));
  }

  @Test
  void dottedKeysInFilesAreExplained() {
    String message = fileFailure("optimiser.clip-range: 0.1\n");
    assertTrue(message.contains("write it as a section"), message);
  }

  @Test
  void wrongTypesNameKeyExpectationAndFinding() {
    assertEquals(
        "verbose must be true or false, was yes (--set verbose=yes)", failure("verbose=yes"));
    assertEquals(
        "hidden must be a list, as in [1, 2], was 64 (run.yaml, line 1)",
        fileFailure("hidden: 64"));
    assertEquals(
        "hidden[1] must be an integer, was x (run.yaml, line 1)", fileFailure("hidden: [64, x]"));
    assertEquals(
        "optimiser must be a section with keys of its own, was 3 (run.yaml, line 2)",
        fileFailure("steps: 1\noptimiser: 3"));
    assertEquals(
        "surrogate must be one of clip, adaptive-kl, none, was clop (--set surrogate=clop); the nearest is clip",
        failure("surrogate=clop"));
  }

  @Test
  void everyLayerIsCheckedEvenWhenAnotherWins() {
    assertThrows(
        ConfigException.class,
        () -> ConfigBinder.bind(DEFAULTS, Optional.empty(), List.of("steps=ten", "steps=10")));
  }

  @Test
  void rangesOfTheAnnotationNameTheNearestValidValue() {
    assertEquals(
        "optimiser.gamma must be between 0 and 1, was 1.5 (--set optimiser.gamma=1.5); the nearest valid value is 1",
        failure("optimiser.gamma=1.5"));
    assertEquals(
        "steps must be at least 1, was 0 (run.yaml, line 1); the nearest valid value is 1",
        fileFailure("steps: 0"));
    assertTrue(
        failure("optimiser.gamma=.nan")
            .startsWith("optimiser.gamma must be between 0 and 1, was .nan"));
  }

  @Test
  void refusalsOfRecordsAreTranslatedToKeysAndPlaces() {
    assertEquals(
        "optimiser.clip-range must be > 0, was -1.0 (run.yaml, line 2)",
        fileFailure("optimiser:\n  clip-range: -1\n"));
    assertEquals(
        "too many epochs for so wide an interval (run.yaml, line 3)",
        fileFailure("optimiser:\n  clip-range: 0.9\n  epochs: 200\n"));
  }

  @Test
  void contradictionsAreJudgedOnTheFinalValues() {
    SampleSettings bound =
        ConfigBinder.bind(
            DEFAULTS,
            Optional.empty(),
            List.of("optimiser.clip-range=-1", "optimiser.clip-range=0.3"));
    assertEquals(0.3, bound.optimiser().clipRange());
  }

  @ParameterizedTest
  @ValueSource(strings = {"steps", "=5", ".steps=5", "optimiser..epochs=3", "steps.=1"})
  void overridesNeedNameAndValue(String override) {
    assertEquals("an override must have the form name=value, was " + override, failure(override));
  }

  @Test
  void missingAndUnreadableFilesAreNamed() throws IOException {
    Path missing = folder.resolve("none.yaml");
    assertEquals("there is no configuration file " + missing, bindFailure(missing));
    Path latin = Files.write(folder.resolve("latin.yaml"), new byte[] {'a', ':', (byte) 0xe9});
    assertEquals("the configuration file " + latin + " is not UTF-8 text", bindFailure(latin));
    assertTrue(bindFailure(folder).startsWith("cannot read the configuration file"));
  }

  @Test
  void unchangedDefaultsAreNotRebuilt() {
    assertSame(DEFAULTS.optimiser(), set("steps=5").optimiser());
  }

  private static SampleSettings set(String override) {
    return ConfigBinder.bind(DEFAULTS, Optional.empty(), List.of(override));
  }

  private static String failure(String override) {
    return assertThrows(ConfigException.class, () -> set(override)).getMessage();
  }

  private static String fileFailure(String yaml) {
    return assertThrows(
            ConfigException.class, () -> ConfigBinder.bindText(DEFAULTS, "run.yaml", yaml))
        .getMessage();
  }

  private static String bindFailure(Path file) {
    return assertThrows(
            ConfigException.class, () -> ConfigBinder.bind(DEFAULTS, Optional.of(file), List.of()))
        .getMessage();
  }
}
