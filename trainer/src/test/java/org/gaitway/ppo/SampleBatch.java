package org.gaitway.ppo;

import org.gaitway.nn.Rows;
import org.gaitway.random.RandomStream;

/** Random samples to learn from, with the same numbers as plain arrays. */
public final class SampleBatch implements AutoCloseable {
  public final int size;
  public final float[][] observations;
  public final float[][] privileged;
  public final float[][] actions;
  public final float[] advantages;
  public final float[] values;
  public final float[] returns;

  private int originals;

  private final Rows observationRows;
  private final Rows privilegedRows;
  private final Rows actionRows;

  /** Draws them all from standard normal distributions; values are of the observations. */
  public SampleBatch(int size, int observationSize, int actionSize, long seed) {
    this(size, observationSize, 0, actionSize, seed);
  }

  /**
   * Draws them all from standard normal distributions.
   *
   * @param privilegedSize values that the value function sees; 0 if those of the observation
   */
  public SampleBatch(int size, int observationSize, int privilegedSize, int actionSize, long seed) {
    RandomStream random = new RandomStream(seed, 0);
    this.size = size;
    this.originals = size;
    this.observations = gaussians(size, observationSize, random);
    this.actions = gaussians(size, actionSize, random);
    this.advantages = gaussians(1, size, random)[0];
    this.returns = gaussians(1, size, random)[0];
    this.values = gaussians(1, size, random)[0];
    this.observationRows = new Rows(size, observationSize);
    this.actionRows = new Rows(size, actionSize);
    this.privileged = privilegedSize > 0 ? gaussians(size, privilegedSize, random) : observations;
    this.privilegedRows = privilegedSize > 0 ? new Rows(size, privilegedSize) : observationRows;
    for (int row = 0; row < size; row++) {
      observationRows.put(row, observations[row]);
      privilegedRows.put(row, privileged[row]);
      actionRows.put(row, actions[row]);
    }
  }

  private static float[][] gaussians(int rows, int columns, RandomStream random) {
    float[][] values = new float[rows][columns];
    for (float[] row : values) {
      for (int i = 0; i < columns; i++) {
        row[i] = (float) random.gaussian();
      }
    }
    return values;
  }

  /** The samples as a learner takes them; its matrices are closed with this. */
  public Batch batch() {
    return new Batch(
        observationRows, privilegedRows, actionRows, advantages, values, returns, originals);
  }

  /** Makes the second half images of the first: of the same actions, seen from elsewhere. */
  public void pairUp() {
    originals = size / 2;
    for (int i = 0; i < originals; i++) {
      actions[originals + i] = actions[i];
      actionRows.put(originals + i, actions[i]);
    }
  }

  /** As often as {@code epochs} the samples in their order. */
  int[][] inOrder(int epochs) {
    int[][] order = new int[epochs][size];
    for (int[] permutation : order) {
      for (int i = 0; i < size; i++) {
        permutation[i] = i;
      }
    }
    return order;
  }

  /** In double precision. */
  public static double[] widened(float[] values) {
    double[] wide = new double[values.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }

  @Override
  public void close() {
    observationRows.close();
    if (privilegedRows != observationRows) {
      privilegedRows.close();
    }
    actionRows.close();
  }
}
