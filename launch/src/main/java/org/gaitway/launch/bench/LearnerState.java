package org.gaitway.launch.bench;

import java.nio.FloatBuffer;
import org.gaitway.checkpoint.Checkpoint;
import org.gaitway.nn.MlpShape;
import org.gaitway.nn.Parameters;
import org.gaitway.random.RandomStream;

/**
 * What a learner's checkpoint says of it, in a layout that other programs can follow: per layer the
 * weights (outputs x inputs, row-major) and the bias; after the policy's layers the log standard
 * deviations.
 *
 * @param policy the policy's parameters
 * @param value the value function's parameters
 * @param random state of the learner's random stream
 */
record LearnerState(float[] policy, float[] value, long[] random) {

  /** Reads a checkpoint that a learner was saved to. */
  static LearnerState of(Checkpoint saved, LearnerWorkload workload) {
    return new LearnerState(
        parameters(saved, "learner.policy.parameters", workload.policy(), workload.actions()),
        parameters(saved, "learner.value.parameters", workload.value(), 0),
        saved.longs("learner.random", RandomStream.STATE_SIZE));
  }

  private static float[] parameters(Checkpoint saved, String field, MlpShape shape, int extra) {
    try (Parameters parameters = new Parameters(shape, extra)) {
      parameters.block().set(saved.floats(field, parameters.block().length()));
      FloatBuffer all = FloatBuffer.allocate(count(shape) + extra);
      for (int layer = 0; layer < shape.layers(); layer++) {
        all.put(parameters.weights(layer)).put(parameters.bias(layer));
      }
      return all.put(parameters.extra()).array();
    }
  }

  private static int count(MlpShape shape) {
    int count = 0;
    for (int layer = 0; layer < shape.layers(); layer++) {
      count += (shape.inputs(layer) + 1) * shape.outputs(layer);
    }
    return count;
  }

  /**
   * The orders in which the next update takes the samples: a learner shuffles them for each epoch,
   * all before the first.
   *
   * @return epochs x samples
   */
  int[][] order(LearnerWorkload workload) {
    RandomStream stream = new RandomStream(0, 0);
    stream.restore(random);
    int[][] order = new int[workload.epochs()][workload.samples()];
    for (int[] permutation : order) {
      for (int i = 0; i < permutation.length; i++) {
        permutation[i] = i;
      }
      stream.shuffle(permutation);
    }
    return order;
  }
}
