package org.gaitway.baseline;

import java.util.List;
import org.gaitway.checkpoint.Checkpoint;
import org.gaitway.nn.Adam;
import org.gaitway.nn.DiagonalGaussian;
import org.gaitway.nn.Parameters;
import org.gaitway.nn.Rows;
import org.gaitway.ppo.Batch;
import org.gaitway.ppo.Learner;
import org.gaitway.ppo.LearningRate;
import org.gaitway.ppo.PolicyEpoch;
import org.gaitway.ppo.TrainingSettings;
import org.gaitway.ppo.UpdateStatistics;
import org.gaitway.ppo.ValueEpoch;
import org.gaitway.ppo.ValueLearner;
import org.gaitway.random.RandomStream;
import org.gaitway.rollout.Workers;

/**
 * The policy gradient (Williams 1992; Sutton et al. 2000) with an adaptive step size: one step of
 * Adam on the whole batch, whose size is divided by 1.5 for the next update where the KL(old, new)
 * of this one was above twice its target, and multiplied by 1.5 where it was below half of it. This
 * is the "vanilla policy gradient with adaptive stepsize" of the PPO paper's section 6.2, whose
 * footnote points to homework 4 of Berkeley's CS 294. The value function is learned as PPO's is.
 */
public final class VanillaLearner implements Learner {
  private static final String PREFIX = "learner.policy.";

  private final double gradientLimit;
  private final RandomStream random;
  private final Workers workers;
  private final Actor actor;
  private final Adam adam;
  private final LearningRate rate;
  private final ValueLearner value;
  private PolicyEpoch policyEpoch;
  private List<ValueEpoch> valueEpochs;
  private double stepSize;

  /**
   * Makes freshly initialised networks.
   *
   * @param privilegedSize values that the value function sees
   * @param random this learner's own stream, for initialisation and shuffling
   */
  public VanillaLearner(
      TrainingSettings settings,
      int observationSize,
      int privilegedSize,
      int actionSize,
      RandomStream random,
      Workers workers) {
    this.gradientLimit = settings.ppo().gradientLimit();
    this.random = random;
    this.workers = workers;
    this.actor =
        new Actor(
            observationSize,
            actionSize,
            settings.network(),
            settings.ppo(),
            settings.batchSize(),
            random);
    this.adam = new Adam(policy().block().length(), settings.ppo().adamEpsilon());
    this.rate = LearningRate.steeredTo(settings.baseline().vanilla().klTarget(), settings.ppo());
    this.value =
        new ValueLearner(privilegedSize, settings.network(), settings.ppo(), random, workers);
  }

  @Override
  public UpdateStatistics update(Batch batch, double progress) {
    workers.run(
        List.of(() -> improve(batch, progress), () -> valueEpochs = value.update(batch, progress)));
    return new UpdateStatistics(
        List.of(policyEpoch), valueEpochs, DiagonalGaussian.entropy(policy().extra()), stepSize, 0);
  }

  private void improve(Batch batch, double progress) {
    actor.begin(batch, progress);
    rate.begin(progress);
    stepSize = rate.current();
    double norm =
        adam.step(policy().block(), actor.lossGradient().block(), stepSize, gradientLimit);
    FiniteNorm.require("policy", norm);
    rate.observe(actor.kl());
    policyEpoch = actor.measure(norm);
  }

  @Override
  public void values(Rows privileged, int count, float[] out) {
    value.values(privileged, count, out);
  }

  @Override
  public Parameters policy() {
    return actor.policy();
  }

  @Override
  public void save(Checkpoint checkpoint) {
    checkpoint
        .put("learner.random", random.save())
        .put("learner.adaptive", rate.steered())
        .put(PREFIX + "first-moment", adam.firstMoment().toArray())
        .put(PREFIX + "second-moment", adam.secondMoment().toArray())
        .put(PREFIX + "adam-steps", adam.steps());
    actor.save(checkpoint);
    value.save(checkpoint);
  }

  @Override
  public void restore(Checkpoint checkpoint) {
    int size = policy().block().length();
    random.restore(checkpoint.longs("learner.random", RandomStream.STATE_SIZE));
    rate.restore(checkpoint.doubles("learner.adaptive", 1)[0]);
    adam.firstMoment().set(checkpoint.floats(PREFIX + "first-moment", size));
    adam.secondMoment().set(checkpoint.floats(PREFIX + "second-moment", size));
    adam.restoreSteps(checkpoint.aLong(PREFIX + "adam-steps"));
    actor.restore(checkpoint);
    value.restore(checkpoint);
  }

  @Override
  public void close() {
    actor.close();
    adam.close();
    value.close();
  }
}
