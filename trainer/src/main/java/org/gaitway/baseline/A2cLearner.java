package org.gaitway.baseline;

import java.util.List;
import java.util.Optional;
import org.gaitway.checkpoint.Checkpoint;
import org.gaitway.nn.DiagonalGaussian;
import org.gaitway.nn.Parameters;
import org.gaitway.nn.RmsProp;
import org.gaitway.nn.Rows;
import org.gaitway.ppo.AlgorithmSettings.Algorithm;
import org.gaitway.ppo.Batch;
import org.gaitway.ppo.Learner;
import org.gaitway.ppo.LearningRate;
import org.gaitway.ppo.PpoSettings;
import org.gaitway.ppo.TrainingSettings;
import org.gaitway.ppo.UpdateStatistics;
import org.gaitway.ppo.ValueEpoch;
import org.gaitway.random.RandomStream;

/**
 * Advantage actor-critic, the synchronous form of A3C (Mnih et al. 2016, Algorithm S3): many
 * environments take a few steps each, and policy and value function one step of RMSProp on them.
 * Optionally with the trust region of ACER (Wang et al. 2016), which is the PPO paper's "A2C +
 * trust region". One thread at a time.
 */
public final class A2cLearner implements Learner {
  private static final String MEAN_SQUARE = "learner.policy.mean-square";

  private final PpoSettings settings;
  private final Actor actor;
  private final RmsProp rmsProp;
  private final Optional<TrustRegion> trustRegion;
  private final Critic critic;
  private final LearningRate rate;

  /**
   * Makes freshly initialised networks.
   *
   * @param privilegedSize values that the value function sees
   * @param random this learner's own stream, for initialisation
   */
  public A2cLearner(
      TrainingSettings settings,
      int observationSize,
      int privilegedSize,
      int actionSize,
      RandomStream random) {
    this.settings = settings.ppo();
    A2cSettings a2c = settings.baseline().a2c();
    int rows = settings.batchSize();
    this.actor =
        new Actor(observationSize, actionSize, settings.network(), this.settings, rows, random);
    this.rmsProp = new RmsProp(policy().block().length(), a2c.rmsPropDecay(), a2c.rmsPropEpsilon());
    this.trustRegion =
        settings.algorithm().name() == Algorithm.A2C_TRUST_REGION
            ? Optional.of(new TrustRegion(a2c, policy(), rows))
            : Optional.empty();
    this.critic = new Critic(settings, privilegedSize, random);
    this.rate = LearningRate.ofValue(this.settings);
  }

  @Override
  public UpdateStatistics update(Batch batch, double progress) {
    rate.begin(progress);
    double policyNorm = improvePolicy(batch, progress);
    ValueEpoch valueEpoch = critic.update(batch, rate.current());
    return new UpdateStatistics(
        List.of(actor.measure(policyNorm)),
        List.of(valueEpoch),
        DiagonalGaussian.entropy(policy().extra()),
        rate.current(),
        0);
  }

  private double improvePolicy(Batch batch, double progress) {
    actor.begin(batch, progress);
    actor.forward();
    trustRegion.ifPresentOrElse(
        region -> region.differentiate(actor, settings.entropyCoefficient()), actor::differentiate);
    actor.backward();
    double norm =
        rmsProp.step(
            policy().block(), actor.gradient().block(), rate.current(), settings.gradientLimit());
    trustRegion.ifPresent(region -> region.follow(policy()));
    return FiniteNorm.require("policy", norm);
  }

  @Override
  public void values(Rows privileged, int count, float[] out) {
    critic.values(privileged, count, out);
  }

  @Override
  public Parameters policy() {
    return actor.policy();
  }

  @Override
  public void save(Checkpoint checkpoint) {
    actor.save(checkpoint);
    checkpoint.put(MEAN_SQUARE, rmsProp.meanSquare().toArray());
    trustRegion.ifPresent(region -> region.save(checkpoint));
    critic.save(checkpoint);
  }

  @Override
  public void restore(Checkpoint checkpoint) {
    actor.restore(checkpoint);
    rmsProp.meanSquare().set(checkpoint.floats(MEAN_SQUARE, policy().block().length()));
    trustRegion.ifPresent(region -> region.restore(checkpoint));
    critic.restore(checkpoint);
  }

  @Override
  public void close() {
    actor.close();
    rmsProp.close();
    trustRegion.ifPresent(TrustRegion::close);
    critic.close();
  }
}
