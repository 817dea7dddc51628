package org.gaitway.baseline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.gaitway.nn.PlainMlp;
import org.gaitway.ppo.AlgorithmSettings.Algorithm;
import org.gaitway.ppo.PolicyEpoch;
import org.gaitway.ppo.SampleBatch;
import org.gaitway.ppo.TrainingSettings;
import org.gaitway.random.RandomStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ActorTest {
  private static final int SAMPLES = 120;
  private static final TrainingSettings SETTINGS = SmallBaseline.settings(Algorithm.TRPO, 1);

  private SampleBatch samples;
  private Actor actor;

  @BeforeEach
  void makeActor() {
    samples = new SampleBatch(SAMPLES, 4, 2, 1);
    actor = new Actor(4, 2, SETTINGS.network(), SETTINGS.ppo(), SAMPLES, new RandomStream(1, 0));
    PlainMlp.fill(actor.policy(), 2, new RandomStream(2, 0));
    actor.begin(samples.batch(), 0);
  }

  @AfterEach
  void close() {
    samples.close();
    actor.close();
  }

  /** At the old policy, where all ratios are 1; entropy bonus included. */
  @Test
  void theLossGradientIsThatOfTheObjectiveDownhill() {
    float[] gradient = actor.lossGradient().block().toArray();
    boolean[] used = new PlainMlp(actor.policy().shape()).used(gradient.length, 2);
    float[] theta = actor.policy().block().toArray();
    for (int i = 0; i < theta.length; i += 7) {
      double difference = difference(theta, i);
      assertEquals(used[i] ? -difference : 0, gradient[i], 2e-3, "parameter " + i);
    }
    for (int i = actor.policy().extraOffset(); i < actor.policy().extraOffset() + 2; i++) {
      assertEquals(-difference(theta, i), gradient[i], 2e-3, "log standard deviation " + i);
    }
  }

  private double difference(float[] theta, int i) {
    float at = theta[i];
    theta[i] = at + 1e-2f;
    actor.policy().block().set(theta);
    double above = actor.objective();
    theta[i] = at - 1e-2f;
    actor.policy().block().set(theta);
    double below = actor.objective();
    theta[i] = at;
    actor.policy().block().set(theta);
    return (above - below) / 2e-2;
  }

  @Test
  void anUnchangedPolicyHasRatiosOfOne() {
    PolicyEpoch epoch = actor.measure(5);
    assertEquals(0, epoch.kl());
    assertEquals(0, actor.kl());
    assertEquals(1, epoch.ratios().max());
    assertEquals(5, epoch.gradientNorm());
  }

  @Test
  void theBatchsAdvantagesAreLeftAsTheyAre() {
    float[] expected = new SampleBatch(SAMPLES, 4, 2, 1).advantages;
    assertArrayEquals(expected, samples.advantages);
    double sum = 0;
    for (float advantage : actor.advantages()) {
      sum += advantage;
    }
    assertEquals(0, sum / SAMPLES, 1e-6);
  }
}
