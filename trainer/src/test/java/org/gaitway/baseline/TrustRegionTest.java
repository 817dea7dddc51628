package org.gaitway.baseline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.gaitway.checkpoint.Checkpoint;
import org.gaitway.nn.DiagonalGaussian;
import org.gaitway.nn.MlpPass;
import org.gaitway.nn.Parameters;
import org.gaitway.nn.PlainMlp;
import org.gaitway.ppo.AlgorithmSettings.Algorithm;
import org.gaitway.ppo.OldPolicy;
import org.gaitway.ppo.PpoSettings;
import org.gaitway.ppo.SampleBatch;
import org.gaitway.ppo.TrainingSettings;
import org.gaitway.random.RandomStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustRegionTest {
  private static final int SAMPLES = 50;
  private static final int ACTIONS = 2;
  private static final TrainingSettings SETTINGS =
      SmallBaseline.settings(Algorithm.A2C_TRUST_REGION, 1);

  private SampleBatch samples;
  private Actor actor;

  @BeforeEach
  void makeActor() {
    samples = new SampleBatch(SAMPLES, 4, ACTIONS, 1);
    actor =
        new Actor(4, ACTIONS, SETTINGS.network(), SETTINGS.ppo(), SAMPLES, new RandomStream(1, 0));
    PlainMlp.fill(actor.policy(), ACTIONS, new RandomStream(2, 0));
    actor.begin(samples.batch(), 0);
    actor.forward();
  }

  @AfterEach
  void close() {
    samples.close();
    actor.close();
  }

  @Test
  void aPolicyThatIsItsOwnAverageFollowsThePolicyGradient() {
    actor.differentiate();
    double[] plain = gradient(actor);
    try (TrustRegion region = region(1)) {
      region.differentiate(actor, SETTINGS.ppo().entropyCoefficient());
      assertArrayEquals(plain, gradient(actor), 1e-6);
    }
  }

  @Test
  void aWideRegionChangesNothing() {
    actor.differentiate();
    double[] plain = gradient(actor);
    try (TrustRegion region = region(1e6)) {
      moveAway(actor);
      actor.differentiate();
      double[] moved = gradient(actor);
      region.differentiate(actor, SETTINGS.ppo().entropyCoefficient());
      assertArrayEquals(moved, gradient(actor), 1e-6);
      assertTrue(Math.abs(plain[0] - moved[0]) > 0);
    }
  }

  /** A sample that would lead farther from the average is held where it is, to first order. */
  @ParameterizedTest
  @ValueSource(floats = {-1, 1})
  void aNarrowRegionLetsASampleDriftNoFarther(float advantage) {
    PpoSettings ppo = SmallBaseline.ppo(60, false);
    try (SampleBatch one = new SampleBatch(1, 4, ACTIONS, 1);
        Actor alone = new Actor(4, ACTIONS, SETTINGS.network(), ppo, 1, new RandomStream(1, 0));
        TrustRegion region =
            new TrustRegion(new A2cSettings(0.99, 1e-5, 1e-9, 0.99), alone.policy(), 1)) {
      one.advantages[0] = advantage;
      alone.begin(one.batch(), 0);
      double[] slopes = klGradient(one, alone, moveAway(alone));
      alone.differentiate();
      double free = -ConjugateGradient.dot(slopes, gradient(alone));
      region.differentiate(alone, 0);
      double held = -ConjugateGradient.dot(slopes, gradient(alone));
      // The entropy bonus, in the free gradient alone, is 0.001.
      assertEquals(Math.min(0, free), held, 2e-3);
      assertTrue(Math.abs(free) > 0.1, "slope " + free);
    }
  }

  /** Of KL(before the move, present) with respect to means and log standard deviations. */
  private static double[] klGradient(SampleBatch one, Actor alone, float[] before) {
    try (Parameters start = new Parameters(alone.policy().shape(), ACTIONS);
        MlpPass pass = new MlpPass(alone.policy().shape(), 1, false);
        OldPolicy old = new OldPolicy(ACTIONS, 1)) {
      start.block().set(before);
      old.remember(one.batch(), start, pass);
      alone.pass().outputGradient().put(0, new float[ACTIONS]);
      alone.gradient().fillExtra(0);
      DiagonalGaussian.klBackward(
          alone.pass().output(),
          old.means(),
          alone.policy(),
          old.logStd(),
          1,
          1,
          alone.pass().outputGradient(),
          alone.gradient());
      return gradient(alone);
    }
  }

  /** Changes the network; gives the parameters before. */
  private static float[] moveAway(Actor actor) {
    float[] start = actor.policy().block().toArray();
    float[] theta = start.clone();
    RandomStream random = new RandomStream(3, 0);
    for (int index : actor.policy().networkIndices()) {
      theta[index] += 0.1f * (float) random.gaussian();
    }
    actor.policy().block().set(theta);
    actor.forward();
    return start;
  }

  /** By means, sample by sample, then by log standard deviations. */
  private static double[] gradient(Actor actor) {
    double[] all = new double[(actor.rows() + 1) * ACTIONS];
    float[] row = new float[ACTIONS];
    for (int i = 0; i < actor.rows(); i++) {
      actor.pass().outputGradient().get(i, row);
      System.arraycopy(SampleBatch.widened(row), 0, all, i * ACTIONS, ACTIONS);
    }
    double[] logStd = SampleBatch.widened(actor.gradient().extra());
    System.arraycopy(logStd, 0, all, actor.rows() * ACTIONS, ACTIONS);
    return all;
  }

  @Test
  void theProjectionIsTheNearestVectorWithinTheLimit() {
    double[] k = {3, 4};
    double[] inside = {1, -1};
    TrustRegion.project(inside, k, 0.5); // k'g = -1
    assertArrayEquals(new double[] {1, -1}, inside);
    double[] outside = {2, 1};
    TrustRegion.project(outside, k, 5); // k'g = 10, so 5 / 25 of k too far
    assertArrayEquals(new double[] {2 - 0.6, 1 - 0.8}, outside, 1e-12);
    double[] anywhere = {2, 1};
    TrustRegion.project(anywhere, new double[2], 1);
    assertArrayEquals(new double[] {2, 1}, anywhere);
  }

  @Test
  void theAverageFollowsThePolicy() {
    try (TrustRegion region = region(1)) {
      Checkpoint before = new Checkpoint();
      region.save(before);
      moveAway(actor);
      region.follow(actor.policy());
      Checkpoint after = new Checkpoint();
      region.save(after);
      float[] a = before.floats("learner.policy.average");
      float[] b = after.floats("learner.policy.average");
      float[] policy = actor.policy().block().toArray();
      for (int i = 0; i < a.length; i++) {
        assertEquals(0.99 * a[i] + 0.01 * policy[i], b[i], 1e-6);
      }
    }
  }

  private TrustRegion region(double limit) {
    return new TrustRegion(new A2cSettings(0.99, 1e-5, limit, 0.99), actor.policy(), SAMPLES);
  }
}
