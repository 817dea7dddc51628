package org.gaitway.rollout;

import java.util.Arrays;
import org.gaitway.task.Reflection;

/**
 * Mean and variance of vectors seen so far, merged in batches (Chan, Golub and LeVeque 1983). The
 * result depends on the order of merging, so callers merge in a fixed order.
 */
public final class RunningMoments {
  private final double[] mean;
  private final double[] squares;
  private double count;

  /** Starts with nothing seen, for vectors of {@code size}. */
  public RunningMoments(int size) {
    this.mean = new double[size];
    this.squares = new double[size];
  }

  /** Adds one vector (Welford 1962). */
  public void add(double[] values) {
    count++;
    for (int i = 0; i < mean.length; i++) {
      double delta = values[i] - mean[i];
      mean[i] += delta / count;
      squares[i] += delta * (values[i] - mean[i]);
    }
  }

  /** Adds all that another has seen. */
  public void merge(RunningMoments other) {
    if (other.count == 0) {
      return;
    }
    double total = count + other.count;
    for (int i = 0; i < mean.length; i++) {
      double delta = other.mean[i] - mean[i];
      mean[i] += delta * other.count / total;
      squares[i] += other.squares[i] + delta * delta * count * other.count / total;
    }
    count = total;
  }

  /**
   * Those of the vectors seen so far and of their mirror images. Exactly symmetric, and stays so
   * when merged with others that are.
   */
  RunningMoments withImages(Reflection reflection) {
    RunningMoments both = new RunningMoments(mean.length);
    both.count = 2 * count;
    for (int i = 0; i < mean.length; i++) {
      int other = reflection.from(i);
      double image = reflection.sign(i) * mean[other];
      double delta = mean[i] - image;
      both.mean[i] = (mean[i] + image) / 2;
      both.squares[i] = squares[i] + squares[other] + delta * delta * count / 2;
    }
    return both;
  }

  /** Forgets everything. */
  public void clear() {
    count = 0;
    Arrays.fill(mean, 0);
    Arrays.fill(squares, 0);
  }

  /** Number of vectors seen. */
  public double count() {
    return count;
  }

  /** Mean of one component. */
  public double mean(int i) {
    return mean[i];
  }

  /** Variance of one component about its mean; 1 before anything was seen. */
  public double variance(int i) {
    return count == 0 ? 1 : squares[i] / count;
  }

  /** The state: count, means, sums of squared deviations. */
  public double[] save() {
    double[] state = new double[1 + 2 * mean.length];
    state[0] = count;
    System.arraycopy(mean, 0, state, 1, mean.length);
    System.arraycopy(squares, 0, state, 1 + mean.length, mean.length);
    return state;
  }

  /**
   * Goes on from a saved state.
   *
   * @throws IllegalArgumentException if it is of vectors of another size
   */
  public void restore(double[] state) {
    if (state.length != 1 + 2 * mean.length) {
      throw new IllegalArgumentException(
          "moments of " + mean.length + " components cannot be restored from " + state.length);
    }
    count = state[0];
    System.arraycopy(state, 1, mean, 0, mean.length);
    System.arraycopy(state, 1 + mean.length, squares, 0, mean.length);
  }
}
