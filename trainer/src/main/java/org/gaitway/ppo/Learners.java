package org.gaitway.ppo;

import org.gaitway.random.RandomStream;
import org.gaitway.rollout.Workers;

/** Makes the learner that the settings ask for. */
final class Learners {
  private Learners() {}

  /**
   * A learner with freshly initialised networks.
   *
   * @param random its own stream, for initialisation and shuffling
   */
  static Learner create(
      TrainingSettings settings,
      int observationSize,
      int actionSize,
      RandomStream random,
      Workers workers) {
    return switch (settings.algorithm().learner()) {
      case CPU ->
          new CpuLearner(
              observationSize, actionSize, settings.network(), settings.ppo(), random, workers);
      case ND4J -> throw new IllegalArgumentException("learner nd4j is not in this build");
    };
  }
}
