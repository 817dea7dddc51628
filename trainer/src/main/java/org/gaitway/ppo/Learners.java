package org.gaitway.ppo;

import org.gaitway.baseline.A2cLearner;
import org.gaitway.baseline.TrpoLearner;
import org.gaitway.baseline.VanillaLearner;
import org.gaitway.ppo.AlgorithmSettings.LearnerKind;
import org.gaitway.ppo.cuda.CudaDevice;
import org.gaitway.ppo.cuda.CudaLearner;
import org.gaitway.ppo.nd4j.Nd4jLearner;
import org.gaitway.random.RandomStream;
import org.gaitway.rollout.Workers;

/** Makes the learner that the settings ask for. */
final class Learners {
  private Learners() {}

  /**
   * A learner with freshly initialised networks.
   *
   * @param privilegedSize values that the value function sees
   * @param present which of the observed values are of the present step
   * @param random its own stream, for initialisation and shuffling
   * @throws IllegalArgumentException if the algorithm has none, since it learns from whole episodes
   * @throws org.gaitway.ppo.cuda.DeviceException if there is no GPU for a learner that needs one
   */
  static Learner create(
      TrainingSettings settings,
      int observationSize,
      int privilegedSize,
      int actionSize,
      int[] present,
      RandomStream random,
      Workers workers) {
    if (settings.teacher().enabled()) {
      return new TeacherStudentLearner(
          settings, observationSize, privilegedSize, actionSize, present, random, workers);
    }
    return switch (settings.algorithm().name()) {
      case PPO -> ppo(settings, observationSize, privilegedSize, actionSize, random, workers);
      case TRPO ->
          new TrpoLearner(settings, observationSize, privilegedSize, actionSize, random, workers);
      case A2C, A2C_TRUST_REGION ->
          new A2cLearner(settings, observationSize, privilegedSize, actionSize, random);
      case VANILLA ->
          new VanillaLearner(
              settings, observationSize, privilegedSize, actionSize, random, workers);
      case CEM -> throw new IllegalArgumentException("cem has a trainer of its own");
    };
  }

  private static Learner ppo(
      TrainingSettings settings,
      int observationSize,
      int privilegedSize,
      int actionSize,
      RandomStream random,
      Workers workers) {
    return switch (settings.algorithm().learner()) {
      case CPU ->
          new CpuLearner(
              observationSize,
              privilegedSize,
              actionSize,
              settings.network(),
              settings.ppo(),
              random,
              workers);
      case ND4J ->
          new Nd4jLearner(
              observationSize,
              privilegedSize,
              actionSize,
              settings.network(),
              settings.ppo(),
              random);
      case CUDA, CUDA_TF32 ->
          new CudaLearner(
              observationSize,
              privilegedSize,
              actionSize,
              settings.network(),
              settings.ppo(),
              random,
              workers,
              CudaDevice.open(settings.algorithm().learner() == LearnerKind.CUDA_TF32));
    };
  }
}
