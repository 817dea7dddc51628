package org.gaitway.baseline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.gaitway.config.ConfigBinder;
import org.gaitway.config.ConfigException;
import org.gaitway.ppo.AlgorithmSettings.Algorithm;
import org.gaitway.ppo.TrainingSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineSettingsTest {

  @ParameterizedTest
  @CsvSource({
    "ppo, PPO",
    "trpo, TRPO",
    "a2c, A2C",
    "a2c-trust-region, A2C_TRUST_REGION",
    "vanilla, VANILLA",
    "cem, CEM"
  })
  void anAlgorithmIsChosenByItsName(String name, Algorithm algorithm) {
    assertEquals(algorithm, bind("algorithm.name=" + name).algorithm().name());
  }

  @ParameterizedTest
  @CsvSource({
    "baseline.trpo.kl-limit=0, kl-limit must be positive",
    "baseline.trpo.conjugate-gradient-iterations=0, conjugate-gradient-iterations",
    "baseline.trpo.damping=-1, damping",
    "baseline.trpo.fisher-stride=0, fisher-stride",
    "baseline.trpo.line-search-steps=0, line-search-steps",
    "baseline.trpo.backtrack=1, backtrack must be between 0 and 1",
    "baseline.vanilla.kl-target=0, kl-target must be positive",
    "baseline.a2c.rms-prop-decay=1, rms-prop-decay",
    "baseline.a2c.rms-prop-epsilon=0, rms-prop-epsilon",
    "baseline.a2c.trust-region=0, trust-region must be positive",
    "baseline.a2c.average-decay=1, average-decay",
    "baseline.cem.population=1, population",
    "baseline.cem.elite-fraction=0, elite-fraction",
    "baseline.cem.episodes-per-candidate=0, episodes-per-candidate",
    "baseline.cem.initial-std=0, initial-std must be positive",
    "baseline.cem.extra-std=-1, extra-std",
    "baseline.cem.extra-generations=0, extra-generations"
  })
  void valuesThatCannotBeAreNamed(String override, String named) {
    String message = assertThrows(ConfigException.class, () -> bind(override)).getMessage();
    assertTrue(message.contains(named) && message.contains("baseline."), message);
  }

  @Test
  void onlyPpoHasAnotherLearner() {
    String message =
        assertThrows(
                ConfigException.class, () -> bind("algorithm.name=trpo", "algorithm.learner=nd4j"))
            .getMessage();
    assertTrue(
        message.contains("algorithm.learner must be cpu for every algorithm but ppo"), message);
  }

  @Test
  void onlyPpoCanShareItsTrunk() {
    String message =
        assertThrows(
                ConfigException.class, () -> bind("algorithm.name=a2c", "network.share-trunk=true"))
            .getMessage();
    assertTrue(message.contains("network.share-trunk must be false"), message);
  }

  private static TrainingSettings bind(String... overrides) {
    return ConfigBinder.bind(
        TrainingSettings.Preset.PAPER.forTask("hopper"), Optional.empty(), List.of(overrides));
  }
}
