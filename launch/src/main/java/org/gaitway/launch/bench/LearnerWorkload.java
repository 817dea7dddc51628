package org.gaitway.launch.bench;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gaitway.config.ConfigBinder;
import org.gaitway.nn.MlpShape;
import org.gaitway.policy.Activation;
import org.gaitway.ppo.CpuLearner;
import org.gaitway.ppo.Learner;
import org.gaitway.ppo.TrainingSettings;
import org.gaitway.ppo.cuda.CudaDevice;
import org.gaitway.ppo.cuda.CudaLearner;
import org.gaitway.ppo.nd4j.Nd4jLearner;
import org.gaitway.random.RandomStream;
import org.gaitway.rollout.Workers;

/**
 * The size of an update; all else is as in the preset {@code paper}.
 *
 * @param name in the names of figures
 * @param observations inputs of both networks
 * @param hidden layers of both networks
 * @param actions outputs of the policy
 * @param activation of the hidden layers
 * @param samples in an update
 * @param epochs over them
 * @param minibatch samples in a gradient step
 */
record LearnerWorkload(
    String name,
    int observations,
    List<Integer> hidden,
    int actions,
    Activation activation,
    int samples,
    int epochs,
    int minibatch) {

  /** What the PPO paper trains on MuJoCo tasks, here with half-cheetah's sizes. */
  static final LearnerWorkload SMALL =
      new LearnerWorkload("small", 17, List.of(64, 64), 6, Activation.TANH, 2048, 10, 64);

  /** What legged robots are usually trained with in massively parallel simulators. */
  static final LearnerWorkload LARGE =
      new LearnerWorkload(
          "large", 48, List.of(512, 256, 128), 12, Activation.ELU, 24_576, 5, 6_144);

  /** The same with the data of 4,096 environments that take 24 steps each. */
  static final LearnerWorkload GPU =
      new LearnerWorkload(
          "update", 48, List.of(512, 256, 128), 12, Activation.ELU, 98_304, 5, 24_576);

  private static final long SEED = 1;

  /** The settings that any learner of this workload is made with. */
  TrainingSettings settings() {
    return ConfigBinder.bind(
        TrainingSettings.Preset.PAPER.forTask("half-cheetah"),
        Optional.empty(),
        List.of(
            "network.policy-hidden=" + hidden,
            "network.value-hidden=" + hidden,
            "network.activation=" + activation.name().toLowerCase(Locale.ROOT),
            "ppo.epochs=" + epochs,
            "ppo.minibatch=" + minibatch));
  }

  /** The default learner at its start. */
  Learner cpuLearner(Workers workers) {
    TrainingSettings settings = settings();
    return new CpuLearner(
        observations,
        actions,
        settings.network(),
        settings.ppo(),
        new RandomStream(SEED, 0),
        workers);
  }

  /** The reference learner at the same start. */
  Learner nd4jLearner() {
    TrainingSettings settings = settings();
    return new Nd4jLearner(
        observations, actions, settings.network(), settings.ppo(), new RandomStream(SEED, 0));
  }

  /** The learner on a GPU at the same start. */
  Learner cudaLearner(Workers workers, boolean tensorFloats) {
    TrainingSettings settings = settings();
    return new CudaLearner(
        observations,
        observations,
        actions,
        settings.network(),
        settings.ppo(),
        new RandomStream(SEED, 0),
        workers,
        CudaDevice.open(tensorFloats));
  }

  /** The policy's layers. */
  MlpShape policy() {
    return MlpShape.of(observations, hidden, actions, activation);
  }

  /** The value function's layers. */
  MlpShape value() {
    return MlpShape.of(observations, hidden, 1, activation);
  }
}
