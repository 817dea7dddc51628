package org.gaitway.baseline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.gaitway.nn.DiagonalGaussian;
import org.gaitway.nn.MlpPass;
import org.gaitway.nn.MlpShape;
import org.gaitway.nn.Parameters;
import org.gaitway.nn.PlainMlp;
import org.gaitway.nn.Rows;
import org.gaitway.policy.Activation;
import org.gaitway.ppo.OldPolicy;
import org.gaitway.ppo.SampleBatch;
import org.gaitway.random.RandomStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FisherMatrixTest {
  private static final int ACTIONS = 3;
  private static final int SAMPLES = 20;

  /** The gradient of the mean KL vanishes at the old policy; how it grows nearby is F. */
  @ParameterizedTest
  @CsvSource({"1, TANH, 0", "2, ELU, 0", "3, TANH, 0.1", "4, ELU, 3"})
  void aProductIsTheChangeOfTheGradientOfTheKl(long seed, Activation activation, double damping) {
    MlpShape shape = MlpShape.of(5, List.of(18, 7), ACTIONS, activation);
    RandomStream random = new RandomStream(seed, 0);
    try (SampleBatch samples = new SampleBatch(SAMPLES, 5, ACTIONS, seed);
        Parameters policy = new Parameters(shape, ACTIONS);
        Parameters direction = new Parameters(shape, ACTIONS);
        FisherMatrix fisher = new FisherMatrix(shape, ACTIONS, SAMPLES, 1, damping)) {
      PlainMlp.fill(policy, ACTIONS, random);
      PlainMlp.fill(direction, ACTIONS, random);
      double[] v = PlainMlp.widened(direction);
      fisher.evaluateAt(policy, samples.batch().observations());
      double[] product = fisher.times(v);
      double h = 1e-2;
      double[] above = klGradient(samples, policy, v, h);
      double[] below = klGradient(samples, policy, v, -h);
      for (int i = 0; i < v.length; i++) {
        double expected = (above[i] - below[i]) / (2 * h) + damping * v[i];
        assertEquals(expected, product[i], 2e-3 * (1 + Math.abs(expected)), "parameter " + i);
      }
    }
  }

  /** Of the mean KL(policy, policy + h v) with respect to the latter. */
  private static double[] klGradient(SampleBatch samples, Parameters policy, double[] v, double h) {
    try (Parameters moved = new Parameters(policy.shape(), ACTIONS);
        Parameters gradient = new Parameters(policy.shape(), ACTIONS);
        MlpPass pass = new MlpPass(policy.shape(), SAMPLES, true);
        OldPolicy old = new OldPolicy(ACTIONS, SAMPLES)) {
      old.remember(samples.batch(), policy, pass);
      float[] theta = policy.block().toArray();
      for (int i = 0; i < theta.length; i++) {
        theta[i] += (float) (h * v[i]);
      }
      moved.block().set(theta);
      pass.forward(moved, samples.batch().observations(), 0, SAMPLES);
      DiagonalGaussian.klBackward(
          pass.output(),
          old.means(),
          moved,
          old.logStd(),
          1.0 / SAMPLES,
          SAMPLES,
          pass.outputGradient(),
          gradient);
      pass.backward(moved, gradient, samples.batch().observations(), SAMPLES);
      return PlainMlp.widened(gradient);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 20", "5, 4", "7, 3", "50, 1"})
  void everySoManyThSampleIsUsed(int stride, int used) {
    MlpShape shape = MlpShape.of(5, List.of(18), ACTIONS, Activation.TANH);
    RandomStream random = new RandomStream(1, 0);
    try (SampleBatch samples = new SampleBatch(SAMPLES, 5, ACTIONS, 1);
        Parameters policy = new Parameters(shape, ACTIONS);
        Parameters direction = new Parameters(shape, ACTIONS);
        FisherMatrix fisher = new FisherMatrix(shape, ACTIONS, SAMPLES, stride, 0)) {
      PlainMlp.fill(policy, ACTIONS, random);
      PlainMlp.fill(direction, ACTIONS, random);
      fisher.evaluateAt(policy, samples.batch().observations());
      double[] v = PlainMlp.widened(direction);
      double[] mean = new double[v.length];
      double[] product = fisher.times(v);
      for (int s = 0; s < used; s++) {
        double[] alone = ofOneSample(samples.observations[s * stride], policy, v);
        for (int i = 0; i < v.length; i++) {
          mean[i] += alone[i] / used;
        }
      }
      for (int i = 0; i < v.length; i++) {
        assertEquals(mean[i], product[i], 1e-4, "parameter " + i);
      }
    }
  }

  private static double[] ofOneSample(float[] observation, Parameters policy, double[] v) {
    try (Rows row = new Rows(1, observation.length);
        FisherMatrix fisher = new FisherMatrix(policy.shape(), ACTIONS, 1, 1, 0)) {
      row.put(0, observation);
      fisher.evaluateAt(policy, row);
      return fisher.times(v);
    }
  }
}
