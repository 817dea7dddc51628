package org.gaitway.ppo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.gaitway.random.RandomStream;
import org.gaitway.rollout.RolloutBuffer;
import org.gaitway.rollout.TimeOuts;
import org.junit.jupiter.api.Test;

/** Numbers by hand use gamma = 0.5, lambda = 0.5, values 1, 2, 4 and rewards 10, 20, 30. */
class AdvantageEstimatorTest {
  private static final float[] REWARDS = {10, 20, 30};
  private static final float[] VALUES = {1, 2, 4};

  @Test
  void gaeContinuesAtTheEndOfTheHorizon() {
    try (Segment segment = new Segment(1, 3)) {
      segment.estimate(0.5, 0.5, REWARDS, VALUES, new float[] {8});
      // delta_2 = 30 + 0.5 x 8 - 4 = 30            A_2 = 30
      // delta_1 = 20 + 0.5 x 4 - 2 = 20            A_1 = 20 + 0.25 x 30   = 27.5
      // delta_0 = 10 + 0.5 x 2 - 1 = 10            A_0 = 10 + 0.25 x 27.5 = 16.875
      assertArrayEquals(new float[] {16.875f, 27.5f, 30}, segment.advantages);
      assertArrayEquals(new float[] {17.875f, 29.5f, 34}, segment.returns);
    }
  }

  @Test
  void gaeStopsAtTermination() {
    try (Segment segment = new Segment(1, 3)) {
      segment.buffer.terminated()[1] = true;
      segment.estimate(0.5, 0.5, REWARDS, VALUES, new float[] {8});
      // Nothing follows step 1: delta_1 = 20 + 0 - 2 = 18 and A_1 = 18.
      // A_0 = 10 + 0.25 x 18 = 14.5; A_2 is that of the next episode, 30 as before.
      assertArrayEquals(new float[] {14.5f, 18, 30}, segment.advantages);
      assertArrayEquals(new float[] {15.5f, 20, 34}, segment.returns);
    }
  }

  @Test
  void aTerminationInTheLastStepIsWorthNothingAfterIt() {
    try (Segment segment = new Segment(1, 3)) {
      segment.buffer.terminated()[2] = true;
      segment.estimate(0.5, 0.5, REWARDS, VALUES, new float[] {8});
      // A_2 = 30 - 4 = 26, A_1 = 20 + 0.25 x 26 = 26.5, A_0 = 10 + 0.25 x 26.5 = 16.625.
      assertArrayEquals(new float[] {16.625f, 26.5f, 26}, segment.advantages);
    }
  }

  @Test
  void timeOutBootstrapsFromTheTrueLastObservation() {
    try (Segment segment = new Segment(1, 3)) {
      segment.timeOut(0, 1, 100);
      segment.estimate(0.5, 0.5, REWARDS, VALUES, new float[] {8});
      // delta_1 = 20 + 0.5 x 100 - 2 = 68, not 20 + 0.5 x 4 - 2; what the next episode earns does
      // not count. A_0 = 10 + 0.25 x 68 = 27.
      assertArrayEquals(new float[] {27, 68, 30}, segment.advantages);
      assertArrayEquals(new float[] {28, 70, 34}, segment.returns);
    }
  }

  @Test
  void eachTimeOutHasItsOwnLastObservation() {
    try (Segment segment = new Segment(1, 3)) {
      segment.timeOut(0, 0, 100);
      segment.timeOut(0, 2, 200);
      segment.estimate(0.5, 0.5, REWARDS, VALUES, new float[] {8});
      // A_0 = 10 + 50 - 1 = 59; A_2 = 30 + 100 - 4 = 126; A_1 = 20 + 2 - 2 + 0.25 x 126 = 51.5.
      assertArrayEquals(new float[] {59, 51.5f, 126}, segment.advantages);
    }
  }

  @Test
  void environmentsAreEstimatedEachOnItsOwn() {
    try (Segment segment = new Segment(3, 3)) {
      segment.buffer.terminated()[1] = true;
      segment.timeOut(2, 1, 100);
      float[] rewards = {10, 20, 30, 10, 20, 30, 10, 20, 30};
      float[] values = {1, 2, 4, 1, 2, 4, 1, 2, 4};
      segment.estimate(0.5, 0.5, rewards, values, new float[] {8, 0, 8});
      // The middle one goes on with value 0: A = 30 - 4 = 26, 26.5, 16.625, as worked out above.
      assertArrayEquals(
          new float[] {14.5f, 18, 30, 16.625f, 26.5f, 26, 27, 68, 30}, segment.advantages);
    }
  }

  @Test
  void withLambdaZeroTheAdvantageIsTheOneStepError() {
    try (Segment segment = new Segment(1, 3)) {
      segment.estimate(0.9, 0, REWARDS, VALUES, new float[] {8});
      // 10 + 0.9 x 2 - 1, 20 + 0.9 x 4 - 2, 30 + 0.9 x 8 - 4
      assertArrayEquals(new float[] {10.8f, 21.6f, 33.2f}, segment.advantages, 1e-5f);
    }
  }

  @Test
  void withLambdaOneTheReturnIsTheDiscountedSumOfRewards() {
    try (Segment segment = new Segment(1, 3)) {
      segment.estimate(0.9, 1, REWARDS, VALUES, new float[] {8});
      // 30 + 0.9 x 8 = 37.2; 20 + 0.9 x 37.2 = 53.48; 10 + 0.9 x 53.48 = 58.132
      assertArrayEquals(new float[] {58.132f, 53.48f, 37.2f}, segment.returns, 1e-5f);
      assertArrayEquals(new float[] {57.132f, 51.48f, 33.2f}, segment.advantages, 1e-5f);
    }
  }

  /** The definition's sum, A_t = sum_l (gamma lambda)^l delta_t+l up to the episode's end. */
  @Property(tries = 200, seed = "1", edgeCases = EdgeCasesMode.NONE)
  void theRecursionIsTheDefinitionsSum(
      @ForAll @IntRange(min = 1, max = 3) int environments,
      @ForAll @IntRange(min = 1, max = 12) int horizon,
      @ForAll @DoubleRange(min = 0, max = 1) double gamma,
      @ForAll @DoubleRange(min = 0, max = 1) double lambda,
      @ForAll long seed) {
    RandomStream random = new RandomStream(seed, 0);
    try (Segment segment = new Segment(environments, horizon)) {
      int size = environments * horizon;
      float[] rewards = gaussians(size, random);
      float[] values = gaussians(size, random);
      float[] nextValues = gaussians(environments, random);
      double[] deltas = new double[size];
      boolean[] ends = new boolean[size];
      for (int row = 0; row < size; row++) {
        int e = row / horizon;
        int t = row % horizon;
        double next = t == horizon - 1 ? nextValues[e] : values[row + 1];
        int kind = random.nextInt(4);
        if (kind == 0) {
          segment.buffer.terminated()[row] = true;
          next = 0;
        } else if (kind == 1) {
          next = (float) random.gaussian();
          segment.timeOut(e, t, (float) next);
        }
        ends[row] = kind < 2 || t == horizon - 1;
        deltas[row] = rewards[row] + gamma * next - values[row];
      }
      segment.estimate(gamma, lambda, rewards, values, nextValues);
      for (int row = 0; row < size; row++) {
        double sum = deltas[row];
        double decay = gamma * lambda;
        for (int l = row; !ends[l]; l++, decay *= gamma * lambda) {
          sum += decay * deltas[l + 1];
        }
        assertEquals(sum, segment.advantages[row], 1e-5);
        assertEquals(sum + values[row], segment.returns[row], 1e-5);
      }
    }
  }

  private static float[] gaussians(int count, RandomStream random) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.gaussian();
    }
    return values;
  }

  /** A buffer whose time-outs are those a test says, and the estimates. */
  private static final class Segment implements AutoCloseable {
    private final RolloutBuffer buffer;
    private final float[][] finalValues;
    private final float[] advantages;
    private final float[] returns;

    Segment(int environments, int horizon) {
      buffer = new RolloutBuffer(environments, horizon, 1, 1);
      finalValues = new float[environments][0];
      advantages = new float[buffer.size()];
      returns = new float[buffer.size()];
    }

    void timeOut(int environment, int step, float finalValue) {
      TimeOuts.mark(buffer, environment, step, 0);
      int count = buffer.finalCount(environment);
      finalValues[environment] = Arrays.copyOf(finalValues[environment], count);
      finalValues[environment][count - 1] = finalValue;
    }

    void estimate(
        double gamma, double lambda, float[] rewards, float[] values, float[] nextValues) {
      new AdvantageEstimator(gamma, lambda)
          .estimate(buffer, rewards, values, nextValues, finalValues, advantages, returns);
    }

    @Override
    public void close() {
      buffer.close();
    }
  }
}
