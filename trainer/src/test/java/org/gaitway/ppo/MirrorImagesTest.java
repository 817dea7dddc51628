package org.gaitway.ppo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.gaitway.nn.MlpPass;
import org.gaitway.nn.MlpShape;
import org.gaitway.nn.Parameters;
import org.gaitway.nn.PlainMlp;
import org.gaitway.policy.Activation;
import org.gaitway.random.RandomStream;
import org.gaitway.rollout.CommandedMass;
import org.gaitway.rollout.Workers;
import org.gaitway.task.Reflection;
import org.gaitway.task.Symmetry;
import org.gaitway.task.TaskDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MirrorImagesTest {
  private static final TaskDefinition TASK = SmallTraining.task().build();
  private static final String MIRROR = "symmetry.mirror=true";

  @TempDir Path folder;

  @Test
  void runsAreExact() throws IOException {
    SmallTraining.assertExact(TASK, folder, MIRROR);
  }

  @Test
  void anEpochTakesEachSampleOnceAndHalfOfThemAsImages() {
    try (SampleBatch samples = new SampleBatch(20, 3, 2, 1)) {
      Batch plain = samples.batch();
      Batch mirrored =
          new Batch(
              plain.observations(),
              plain.privileged(),
              plain.actions(),
              plain.advantages(),
              plain.values(),
              plain.returns(),
              10);
      int[] images = new int[20];
      for (int[] epoch : new EpochOrder(100, new RandomStream(1, 0)).draw(mirrored)) {
        assertEquals(5, Arrays.stream(epoch).filter(row -> row >= 10).count());
        assertEquals(10, Arrays.stream(epoch).map(row -> row % 10).distinct().count());
        Arrays.stream(epoch).forEach(row -> images[row]++);
      }
      // 100 epochs, in each of which either comes up with probability 1/2.
      assertTrue(Arrays.stream(images).allMatch(count -> count > 25), Arrays.toString(images));
    }
  }

  /** Ratios of 3 samples and of 3 images, of a policy that gives 0.3 wherever it is. */
  @Test
  void theRatioOfAnImageIsThatOfItsActionToTheOriginalsAction() {
    PpoSettings settings = SmallTraining.settings(1, "ppo.minibatch=3").ppo();
    MlpShape shape = new MlpShape(List.of(1, 1), Activation.TANH);
    Reflection side = Reflection.signs(-1);
    try (Parameters policy = new Parameters(shape, 1);
        MlpPass pass = new MlpPass(shape, 3, false);
        OldPolicy old = new OldPolicy(1, 3);
        Workers workers = new Workers(1);
        CpuLearner values =
            new CpuLearner(
                1,
                1,
                SmallTraining.settings(1).network(),
                settings,
                new RandomStream(1, 0),
                workers);
        SampleBatch samples = new SampleBatch(3, 1, 1, 2);
        MirrorImages images = new MirrorImages(side, side, side, 3, workers)) {
      policy.block().buffer().put(policy.biasOffset(0), 0.3f);
      Batch batch = images.add(samples.batch(), values);
      old.remember(batch, policy, pass);
      for (int i = 0; i < 3; i++) {
        double off = samples.actions[i][0] - 0.3;
        double logProb = -off * off / 2 - Math.log(2 * Math.PI) / 2;
        assertEquals(logProb, old.logProbs()[i], 1e-5);
        assertEquals(logProb, old.logProbs()[3 + i], 1e-5);
        float[] mean = new float[1];
        old.means().get(3 + i, mean);
        assertEquals(0.3f, mean[0]);
        float[] action = new float[1];
        batch.actions().get(3 + i, action);
        assertEquals(-samples.actions[i][0], action[0]);
      }
    }
  }

  @Test
  void aPolicyThatLearnsFromImagesGivesNearlyMirroredActions() {
    double plain = asymmetry(false);
    double mirrored = asymmetry(true);
    assertTrue(mirrored < 0.1, "" + mirrored);
    assertTrue(plain > 3 * mirrored, plain + " without images, " + mirrored + " with them");
  }

  /**
   * Of a policy that is paid for going where it sees something, which is only ever on one side: how
   * far its action for the image is from the image of its action, as a share of the action.
   */
  private static double asymmetry(boolean mirror) {
    PpoSettings settings =
        SmallTraining.settings(1, "ppo.learning-rate=0.001", "ppo.epochs=5", "ppo.kl-stop=0").ppo();
    NetworkSettings network = SmallTraining.settings(1, "network.activation=elu").network();
    Reflection side = Reflection.signs(-1);
    try (Workers workers = new Workers(1);
        CpuLearner learner =
            new CpuLearner(1, 1, network, settings, new RandomStream(1, 0), workers);
        MirrorImages images = new MirrorImages(side, side, side, 200, workers);
        SampleBatch samples = new SampleBatch(200, 1, 1, 2)) {
      RandomStream random = new RandomStream(3, 0);
      for (int update = 0; update < 40; update++) {
        Batch batch = onOneSide(samples, learner, random);
        learner.update(mirror ? images.add(batch, learner) : batch, 0);
      }
      double difference = 0;
      double size = 0;
      for (double x = 0.2; x < 2; x += 0.2) {
        difference += Math.abs(mean(learner, x) + mean(learner, -x));
        size += Math.abs(mean(learner, x));
      }
      return difference / size;
    }
  }

  /** Where something is seen at x > 0, an action of x is best. */
  private static Batch onOneSide(SampleBatch samples, CpuLearner learner, RandomStream random) {
    double std = Math.exp(learner.policy().extra()[0]);
    Batch batch = samples.batch();
    for (int i = 0; i < samples.size; i++) {
      float x = (float) random.uniform(0.1, 2);
      double mean = mean(learner, x);
      float action = (float) (mean + std * random.gaussian());
      batch.observations().put(i, new float[] {x});
      batch.actions().put(i, new float[] {action});
      double expected = (mean - x) * (mean - x) + std * std;
      samples.advantages[i] = (float) (expected - (action - x) * (action - x));
    }
    return batch;
  }

  private static double mean(CpuLearner learner, double x) {
    double[] theta = PlainMlp.widened(learner.policy());
    return new PlainMlp(learner.policy().shape()).forward(theta, new double[] {x})[0];
  }

  @Test
  void aTaskThatDoesNotSayHowItLooksInAMirrorIsRefused() {
    assertRefused(CommandedMass.task().build(), "which does not say how it looks in a mirror");
    Symmetry partial =
        new Symmetry(Map.of("told", Reflection.none(1)), SmallTraining.HINGE_FLIPPED);
    assertRefused(
        SmallTraining.task().symmetry(partial).build(), "no reflection of observation position");
    Symmetry small =
        new Symmetry(Map.of("position", Reflection.none(1)), SmallTraining.HINGE_FLIPPED);
    assertRefused(
        SmallTraining.task().symmetry(small).build(),
        "expected 2 values of observation position, found 1");
  }

  @Test
  void otherAlgorithmsRefuseImages() {
    String message =
        assertThrows(
                RuntimeException.class,
                () -> SmallTraining.settings(1, MIRROR, "algorithm.name=trpo"))
            .getMessage();
    assertTrue(message.contains("symmetry.mirror must be false for every algorithm"), message);
  }

  private static void assertRefused(TaskDefinition task, String why) {
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> new SegmentTrainer(SmallTraining.settings(1, MIRROR), task))
            .getMessage();
    assertTrue(message.contains(why), message);
  }
}
