package org.gaitway.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import org.gaitway.config.SampleSettings.Optimiser;
import org.gaitway.config.SampleSettings.RunningTask;
import org.gaitway.config.SampleSettings.Surrogate;
import org.junit.jupiter.api.Test;

class ConfigWriterTest {

  /**
   * Everything that a property run sets differs from this, but for the map, to which files can only
   * add.
   */
  private static final SampleSettings OTHERS =
      new SampleSettings(
          new Optimiser(7, 0, 0),
          3,
          Surrogate.NONE,
          true,
          "other",
          List.of(),
          List.of(),
          List.of(),
          Optional.of(9.0),
          Optional.of(new Optimiser(8, 1, 1)),
          Map.of(),
          new RunningTask("other", 0));

  @Property(tries = 500, seed = "1", edgeCases = EdgeCasesMode.NONE)
  void writtenRecordsReadBackEqual(@ForAll("settings") SampleSettings settings) {
    String yaml = ConfigWriter.toYaml(settings);
    assertEquals(settings, ConfigBinder.bindText(OTHERS, "config.yaml", yaml), yaml);
  }

  @Test
  void everySettingHasItsLineInTheOrderOfTheRecord() {
    assertEquals(
        """
        optimiser:
          clip-range: 0.2
          gamma: 0.99
          epochs: 10
        steps: 1000000
        surrogate: adaptive-kl
        verbose: false
        label: "1.0"
        hidden: [64, 64]
        weights: []
        joints: [left hip, "a: b"]
        target-kl: null
        critic: null
        reward-weights:
          forward: 2.5e-9
        task:
          name: run
          forward-weight: 1
        """,
        ConfigWriter.toYaml(
            new SampleSettings(
                new Optimiser(0.2, 0.99, 10),
                1_000_000,
                Surrogate.ADAPTIVE_KL,
                false,
                "1.0",
                List.of(64, 64),
                List.of(),
                List.of("left hip", "a: b"),
                Optional.empty(),
                Optional.empty(),
                Map.of("forward", 2.5e-9),
                new RunningTask("run", 1))));
  }

  @Property(seed = "1")
  void numbersReadBackToTheSameBits(@ForAll long bits) {
    double value = Double.longBitsToDouble(bits);
    Object parsed =
        ScalarParser.parse(
            "x",
            double.class,
            new YamlValue.Scalar(ConfigWriter.number(value), true, new Place("x", 0)));
    assertEquals(Double.doubleToLongBits(value), Double.doubleToLongBits((Double) parsed));
  }

  @Provide
  Arbitrary<SampleSettings> settings() {
    Arbitrary<Double> numbers =
        Arbitraries.longs()
            .withDistribution(RandomDistribution.uniform())
            .map(Double::longBitsToDouble);
    Arbitrary<String> texts =
        Arbitraries.strings().all().ofMaxLength(12).map(ConfigWriterTest::withoutLoneSurrogates);
    Arbitrary<Optimiser> optimisers =
        Combinators.combine(
                Arbitraries.doubles().between(0.01, 0.5),
                Arbitraries.doubles().between(0, 1),
                Arbitraries.integers())
            .as(Optimiser::new);
    Arbitrary<SampleSettings> scalars =
        Combinators.combine(
                optimisers,
                Arbitraries.longs().greaterOrEqual(1),
                Arbitraries.of(Surrogate.class),
                Arbitraries.of(true, false),
                texts,
                texts,
                numbers)
            .as(
                (optimiser, steps, surrogate, verbose, label, name, weight) ->
                    new SampleSettings(
                        optimiser,
                        steps,
                        surrogate,
                        verbose,
                        label,
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of(),
                        new RunningTask(name, weight)));
    return Combinators.combine(
            scalars,
            Arbitraries.integers().list().ofMaxSize(3),
            numbers.list().ofMaxSize(3),
            texts.list().ofMaxSize(3),
            numbers.optional(),
            optimisers.optional(),
            Arbitraries.maps(texts, numbers).ofMaxSize(3))
        .as(
            (s, hidden, weights, joints, kl, critic, map) ->
                new SampleSettings(
                    s.optimiser(),
                    s.steps(),
                    s.surrogate(),
                    s.verbose(),
                    s.label(),
                    hidden,
                    weights,
                    joints,
                    kl,
                    critic,
                    map,
                    s.task()));
  }

  private static String withoutLoneSurrogates(String text) {
    StringBuilder kept = new StringBuilder();
    text.codePoints().filter(c -> c < 0xd800 || c > 0xdfff).forEach(kept::appendCodePoint);
    return kept.toString();
  }

  /** With a section that may be there. */
  record Around(
      @Setting(value = "A section", leftOut = true) Optional<Inner> section,
      Optional<Double> number) {}

  /** What is in it. */
  record Inner(int value) {}

  @Test
  void anEmptySectionIsLeftOutIfItIsToBe() {
    assertEquals(
        "number: null\n", ConfigWriter.toYaml(new Around(Optional.empty(), Optional.empty())));
    assertEquals(
        "section:\n  value: 3\nnumber: 0.5\n",
        ConfigWriter.toYaml(new Around(Optional.of(new Inner(3)), Optional.of(0.5))));
  }
}
