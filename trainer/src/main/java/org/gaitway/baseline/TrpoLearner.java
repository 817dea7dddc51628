package org.gaitway.baseline;

import java.nio.FloatBuffer;
import java.util.List;
import org.gaitway.checkpoint.Checkpoint;
import org.gaitway.nn.DiagonalGaussian;
import org.gaitway.nn.Parameters;
import org.gaitway.nn.Rows;
import org.gaitway.ppo.Batch;
import org.gaitway.ppo.Learner;
import org.gaitway.ppo.PolicyEpoch;
import org.gaitway.ppo.TrainingSettings;
import org.gaitway.ppo.UpdateStatistics;
import org.gaitway.ppo.ValueEpoch;
import org.gaitway.ppo.ValueLearner;
import org.gaitway.random.RandomStream;
import org.gaitway.rollout.Workers;

/**
 * Trust region policy optimisation (Schulman, Levine, Moritz, Jordan and Abbeel 2015, appendix C):
 * maximise the importance-weighted advantage while the mean KL(old, new) stays within a limit d.
 *
 * <p>With g the objective's gradient and F the Fisher matrix, conjugate gradients solve F x = g;
 * the longest step along x that a quadratic model of the KL allows is sqrt(2 d / x'Fx) x; a line
 * search shortens it until the true objective and the true KL agree. The value function is learned
 * as PPO's is. The step size in the statistics is the factor of x that was taken.
 */
public final class TrpoLearner implements Learner {
  private final TrpoSettings settings;
  private final RandomStream random;
  private final Workers workers;
  private final Actor actor;
  private final FisherMatrix fisher;
  private final LineSearch lineSearch;
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
  public TrpoLearner(
      TrainingSettings settings,
      int observationSize,
      int privilegedSize,
      int actionSize,
      RandomStream random,
      Workers workers) {
    this.settings = settings.baseline().trpo();
    this.random = random;
    this.workers = workers;
    int rows = settings.batchSize();
    this.actor =
        new Actor(observationSize, actionSize, settings.network(), settings.ppo(), rows, random);
    this.fisher =
        new FisherMatrix(
            actor.policy().shape(),
            actionSize,
            rows,
            this.settings.fisherStride(),
            this.settings.damping());
    this.lineSearch = new LineSearch(this.settings);
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
    double[] gradient = ascent(actor.lossGradient());
    double norm = Math.sqrt(ConjugateGradient.dot(gradient, gradient));
    FiniteNorm.require("policy", norm);
    fisher.evaluateAt(actor.policy(), batch.observations());
    double[] step =
        ConjugateGradient.solve(fisher::times, gradient, settings.conjugateGradientIterations());
    double curvature = ConjugateGradient.dot(step, fisher.times(step)); // x'Fx
    double longest = curvature > 0 ? Math.sqrt(2 * settings.klLimit() / curvature) : 0;
    for (int i = 0; i < step.length; i++) {
      step[i] *= longest;
    }
    stepSize = longest * lineSearch.search(actor, step);
    policyEpoch = actor.measure(norm);
  }

  /** The direction uphill, from the gradient of the loss. */
  private static double[] ascent(Parameters lossGradient) {
    FloatBuffer block = lossGradient.block().buffer();
    double[] ascent = new double[lossGradient.block().length()];
    for (int i = 0; i < ascent.length; i++) {
      ascent[i] = -block.get(i);
    }
    return ascent;
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
    checkpoint.put("learner.random", random.save());
    actor.save(checkpoint);
    value.save(checkpoint);
  }

  @Override
  public void restore(Checkpoint checkpoint) {
    random.restore(checkpoint.longs("learner.random", RandomStream.STATE_SIZE));
    actor.restore(checkpoint);
    value.restore(checkpoint);
  }

  @Override
  public void close() {
    actor.close();
    fisher.close();
    value.close();
  }
}
