package org.gaitway.ppo.nd4j;

import java.util.Arrays;
import org.gaitway.nn.Rows;
import org.gaitway.ppo.Batch;

/**
 * The data of an update, copied into plain arrays from which minibatches are picked.
 *
 * @param observations samples x observation size
 * @param privileged what the value function sees, samples x its size
 * @param actions samples x action size
 * @param advantages by sample
 * @param values before the update, by sample
 * @param returns by sample
 * @param originals number of those that an epoch takes, as {@link Batch#originals}
 */
record Samples(
    double[][] observations,
    double[][] privileged,
    double[][] actions,
    double[] advantages,
    double[] values,
    double[] returns,
    int originals) {

  /** Copies a batch. */
  static Samples of(Batch batch) {
    double[][] observations = matrix(batch.observations(), batch.size());
    boolean same = batch.privileged() == batch.observations();
    return new Samples(
        observations,
        same ? observations : matrix(batch.privileged(), batch.size()),
        matrix(batch.actions(), batch.size()),
        vector(batch.advantages()),
        vector(batch.values()),
        vector(batch.returns()),
        batch.originals());
  }

  /** The first {@code count} rows. */
  static double[][] matrix(Rows rows, int count) {
    double[][] matrix = new double[count][];
    float[] values = new float[rows.columns()];
    for (int row = 0; row < count; row++) {
      rows.get(row, values);
      matrix[row] = vector(values);
    }
    return matrix;
  }

  private static double[] vector(float[] values) {
    double[] vector = new double[values.length];
    Arrays.setAll(vector, i -> values[i]);
    return vector;
  }

  /**
   * The rows, or a single one twice: no mean changes by it, and ND4J cannot differentiate a matrix
   * product of one number.
   */
  static int[] atLeastTwo(int[] rows) {
    return rows.length == 1 ? new int[] {rows[0], rows[0]} : rows;
  }

  /** Some rows of a matrix, which are not copied. */
  static double[][] pick(double[][] matrix, int[] rows) {
    return Arrays.stream(rows).mapToObj(row -> matrix[row]).toArray(double[][]::new);
  }

  /** Some elements of a vector. */
  static double[] pick(double[] vector, int[] rows) {
    return Arrays.stream(rows).mapToDouble(row -> vector[row]).toArray();
  }

  /** Number of samples. */
  int size() {
    return advantages.length;
  }
}
