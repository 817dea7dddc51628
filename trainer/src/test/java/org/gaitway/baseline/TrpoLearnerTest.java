package org.gaitway.baseline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.gaitway.nn.MlpPass;
import org.gaitway.ppo.AlgorithmSettings.Algorithm;
import org.gaitway.ppo.OldPolicy;
import org.gaitway.ppo.SampleBatch;
import org.gaitway.ppo.TrainingSettings;
import org.gaitway.ppo.UpdateStatistics;
import org.gaitway.random.RandomStream;
import org.gaitway.rollout.Workers;
import org.junit.jupiter.api.Test;

class TrpoLearnerTest {
  private static final int OBSERVATIONS = 11;
  private static final int ACTIONS = 3;
  private static final int SAMPLES = 120;
  private static final TrainingSettings SETTINGS = SmallBaseline.settings(Algorithm.TRPO, 1);

  /** Whatever the data: advantages of any kind, batch after batch, from a policy that changes. */
  @Test
  void noUpdateLeavesTheKlLimit() {
    double limit = SETTINGS.baseline().trpo().klLimit();
    int moved = 0;
    try (Workers workers = new Workers(1);
        TrpoLearner learner = learner(workers)) {
      for (int round = 0; round < 40; round++) {
        try (SampleBatch samples = new SampleBatch(SAMPLES, OBSERVATIONS, ACTIONS, round);
            MlpPass pass = new MlpPass(learner.policy().shape(), SAMPLES, false);
            OldPolicy old = new OldPolicy(ACTIONS, SAMPLES)) {
          old.remember(samples.batch(), learner.policy(), pass);
          UpdateStatistics statistics = learner.update(samples.batch(), 0);
          double kl = old.kl(samples.batch(), learner.policy(), pass);
          assertTrue(kl <= limit, "KL " + kl + " in round " + round);
          assertEquals(statistics.learningRate() > 0, kl > 0);
          moved += kl > limit / 4 ? 1 : 0;
        }
      }
      assertTrue(moved > 30, "only " + moved + " of 40 updates made use of the limit");
    }
  }

  @Test
  void anUpdateRaisesTheObjective() {
    try (Workers workers = new Workers(2);
        SampleBatch samples = new SampleBatch(SAMPLES, OBSERVATIONS, ACTIONS, 1);
        TrpoLearner learner = learner(workers)) {
      UpdateStatistics statistics = learner.update(samples.batch(), 0);
      // Advantages are standardised, so before the update their mean is 0.
      assertTrue(statistics.policy().surrogate() > 0.05, statistics.toString());
    }
  }

  @Test
  void advantagesThatAreAllTheSameMoveNothing() {
    try (Workers workers = new Workers(1);
        SampleBatch samples = new SampleBatch(SAMPLES, OBSERVATIONS, ACTIONS, 1);
        Actor actor = actor();
        FisherMatrix fisher = new FisherMatrix(actor.policy().shape(), ACTIONS, SAMPLES, 1, 0.1)) {
      Arrays.fill(samples.advantages, 3);
      actor.begin(samples.batch(), 0);
      fisher.evaluateAt(actor.policy(), samples.batch().observations());
      float[] before = actor.policy().block().toArray();
      LineSearch search = new LineSearch(SETTINGS.baseline().trpo());
      assertEquals(0, search.search(actor, new double[before.length]));
      assertArrayEquals(before, actor.policy().block().toArray());
      assertEquals(1, workers.threads());
    }
  }

  @Test
  void aLineSearchAlongTheWrongWayComesBackToTheStart() {
    try (SampleBatch samples = new SampleBatch(SAMPLES, OBSERVATIONS, ACTIONS, 1);
        Actor actor = actor()) {
      actor.begin(samples.batch(), 0);
      float[] downhill = actor.lossGradient().block().toArray();
      double[] step = SampleBatch.widened(downhill); // Against the objective.
      float[] before = actor.policy().block().toArray();
      assertEquals(0, new LineSearch(SETTINGS.baseline().trpo()).search(actor, step));
      assertArrayEquals(before, actor.policy().block().toArray());
    }
  }

  @Test
  void aStepThatIsTooLongIsShortened() {
    try (SampleBatch samples = new SampleBatch(SAMPLES, OBSERVATIONS, ACTIONS, 1);
        Actor actor = actor()) {
      actor.begin(samples.batch(), 0);
      double[] step = SampleBatch.widened(actor.lossGradient().block().toArray());
      for (int i = 0; i < step.length; i++) {
        step[i] *= -0.5;
      }
      double share = new LineSearch(SETTINGS.baseline().trpo()).search(actor, step);
      assertTrue(share > 0 && share < 1, "share " + share);
      assertTrue(actor.kl() <= 0.01 && actor.kl() > 0.005, "KL " + actor.kl());
    }
  }

  private static Actor actor() {
    return new Actor(
        OBSERVATIONS, ACTIONS, SETTINGS.network(), SETTINGS.ppo(), SAMPLES, new RandomStream(1, 0));
  }

  private static TrpoLearner learner(Workers workers) {
    return new TrpoLearner(
        SETTINGS, OBSERVATIONS, OBSERVATIONS, ACTIONS, new RandomStream(1, 0), workers);
  }
}
