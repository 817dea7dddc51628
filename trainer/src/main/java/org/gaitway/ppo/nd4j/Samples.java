package org.gaitway.ppo.nd4j;

import org.gaitway.nn.Rows;
import org.gaitway.ppo.Batch;

/**
 * The data of an update in plain arrays, from which minibatches are picked.
 *
 * @param observations samples x observation size
 * @param actions samples x action size
 */
record Samples(
    float[][] observations,
    float[][] actions,
    float[] advantages,
    float[] values,
    float[] returns) {

  /** Copies a batch's matrices; the vectors are the batch's own. */
  static Samples of(Batch batch) {
    return new Samples(
        copy(batch.observations(), batch.size()),
        copy(batch.actions(), batch.size()),
        batch.advantages(),
        batch.values(),
        batch.returns());
  }

  /** The first {@code count} rows. */
  static float[][] copy(Rows rows, int count) {
    float[][] copy = new float[count][rows.columns()];
    for (int row = 0; row < count; row++) {
      rows.get(row, copy[row]);
    }
    return copy;
  }

  /** Some rows of a matrix, which are not copied. */
  static float[][] pick(float[][] matrix, int[] rows) {
    float[][] picked = new float[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      picked[i] = matrix[rows[i]];
    }
    return picked;
  }

  /** Some elements of a vector. */
  static float[] pick(float[] vector, int[] rows) {
    float[] picked = new float[rows.length];
    for (int i = 0; i < rows.length; i++) {
      picked[i] = vector[rows[i]];
    }
    return picked;
  }

  /** Number of samples. */
  int size() {
    return advantages.length;
  }
}
