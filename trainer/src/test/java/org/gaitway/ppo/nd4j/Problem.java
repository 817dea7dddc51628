package org.gaitway.ppo.nd4j;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.gaitway.policy.Activation;
import org.gaitway.ppo.NetworkSettings;
import org.gaitway.ppo.PpoSettings;
import org.gaitway.ppo.PpoSettings.Schedule;
import org.gaitway.ppo.SampleBatch;
import org.gaitway.ppo.SurrogateSettings;

/**
 * Networks, settings and data to learn from.
 *
 * @param privileged values that only the value function sees; 0 for those of the policy
 * @param size number of samples
 * @param progress fraction of the run that is over
 * @param seed of networks and samples
 */
public record Problem(
    int observations,
    int privileged,
    int actions,
    int size,
    double progress,
    long seed,
    NetworkSettings network,
    PpoSettings ppo) {

  /** Any of them, small. */
  public static Arbitrary<Problem> any() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 20),
            Arbitraries.integers().between(1, 5),
            Arbitraries.integers().between(1, 60),
            Arbitraries.of(0.0, 0.3, 0.8),
            Arbitraries.longs().between(0, 1_000_000),
            anyNetworks(),
            settings())
        .as(Problem::of);
  }

  /** The data, which the caller closes. */
  public SampleBatch samples() {
    return new SampleBatch(size, observations, privileged, actions, seed);
  }

  /** Values that the value function sees. */
  public int privilegedSize() {
    return privileged == 0 ? observations : privileged;
  }

  /** Half of those that may have it have a value function that sees something of its own. */
  private static Problem of(
      int observations,
      int actions,
      int size,
      double progress,
      long seed,
      NetworkSettings network,
      PpoSettings ppo) {
    boolean asymmetric = seed % 2 == 0 && !network.shareTrunk();
    int privileged = asymmetric ? (int) (1 + seed / 2 % 23) : 0;
    return new Problem(observations, privileged, actions, size, progress, seed, network, ppo);
  }

  /** Names of the networks that are trained. */
  public List<String> networks() {
    return network.shareTrunk() ? List.of("policy") : List.of("policy", "value");
  }

  /** The same with one gradient step on all samples. */
  public Problem inOneStep() {
    PpoSettings changed =
        new PpoSettings(
            ppo.horizon(),
            1,
            size,
            ppo.gamma(),
            ppo.lambda(),
            ppo.surrogate(),
            ppo.learningRate(),
            ppo.learningRateSchedule(),
            ppo.learningRateKlTarget(),
            ppo.adamEpsilon(),
            ppo.maxGradNorm(),
            ppo.valueCoefficient(),
            ppo.valueClipRange(),
            ppo.entropyCoefficient(),
            ppo.normaliseAdvantages(),
            ppo.klStop());
    return new Problem(observations, privileged, actions, size, progress, seed, network, changed);
  }

  private static Arbitrary<NetworkSettings> anyNetworks() {
    Arbitrary<List<Integer>> layers =
        Arbitraries.integers().between(1, 24).list().ofMinSize(0).ofMaxSize(3);
    return Combinators.combine(
            layers,
            layers,
            Arbitraries.of(Activation.TANH, Activation.RELU, Activation.ELU),
            Arbitraries.doubles().between(-1, 0.5),
            Arbitraries.of(0.01, 1.0),
            Arbitraries.of(true, false),
            Arbitraries.of(true, false))
        .as(
            (policy, value, activation, logStd, gain, orthogonal, shared) ->
                new NetworkSettings(
                    policy, value, activation, logStd, gain, orthogonal, shared, true));
  }

  private static Arbitrary<PpoSettings> settings() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 3),
            Arbitraries.integers().between(8, 40),
            surrogates(),
            Arbitraries.of(Optional.<Double>empty(), Optional.of(0.01)),
            Arbitraries.of(0.0, 0.5),
            Arbitraries.of(Optional.<Double>empty(), Optional.of(0.2)),
            Arbitraries.of(0.0, 0.01),
            Arbitraries.of(true, false))
        .as(
            (epochs, minibatch, surrogate, klTarget, maxNorm, valueClip, entropy, normalise) ->
                new PpoSettings(
                    64,
                    epochs,
                    minibatch,
                    0.99,
                    0.95,
                    surrogate,
                    3e-3,
                    Schedule.LINEAR,
                    klTarget,
                    1e-5,
                    maxNorm,
                    0.5,
                    valueClip,
                    entropy,
                    normalise,
                    0));
  }

  private static Arbitrary<SurrogateSettings> surrogates() {
    return Combinators.combine(
            Arbitraries.of(SurrogateSettings.Kind.class),
            Arbitraries.of(Optional.<Double>empty(), Optional.of(0.3)),
            Arbitraries.of(Schedule.class))
        .as(
            (kind, high, schedule) ->
                new SurrogateSettings(
                    kind, 0.2, high, schedule, 0.01, 2, 1.5, 2, 1, 1.05, 0.001, 5));
  }
}
