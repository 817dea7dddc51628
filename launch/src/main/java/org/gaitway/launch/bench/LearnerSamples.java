package org.gaitway.launch.bench;

import org.gaitway.nn.Rows;
import org.gaitway.ppo.Batch;
import org.gaitway.random.RandomStream;

/** Random samples for one workload: every number from the standard normal distribution. */
final class LearnerSamples implements AutoCloseable {

  private static final long SEED = 2;

  private final Rows observations;
  private final Rows actions;
  private final Batch batch;

  /** Draws the same samples every time. */
  LearnerSamples(LearnerWorkload workload) {
    RandomStream random = new RandomStream(SEED, 0);
    observations = gaussians(workload.samples(), workload.observations(), random);
    actions = gaussians(workload.samples(), workload.actions(), random);
    batch =
        new Batch(
            observations,
            observations,
            actions,
            gaussians(workload.samples(), random),
            new float[workload.samples()], // Old values matter to clipped value losses alone.
            gaussians(workload.samples(), random));
  }

  private static Rows gaussians(int rows, int columns, RandomStream random) {
    Rows matrix = new Rows(rows, columns);
    for (int row = 0; row < rows; row++) {
      matrix.put(row, gaussians(columns, random));
    }
    return matrix;
  }

  private static float[] gaussians(int count, RandomStream random) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.gaussian();
    }
    return values;
  }

  /** The samples as a learner takes them. */
  Batch batch() {
    return batch;
  }

  @Override
  public void close() {
    observations.close();
    actions.close();
  }
}
