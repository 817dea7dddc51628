package org.gaitway.baseline;

import java.util.Arrays;
import java.util.Comparator;
import org.gaitway.checkpoint.Checkpoint;
import org.gaitway.random.RandomStream;

/**
 * The cross-entropy method's search: an independent normal distribution for each parameter. Each
 * generation draws candidates from it, and fits it to the best of them (Rubinstein 1999). So that
 * it does not settle too early, noise is added to the deviations, and lessens from generation to
 * generation (Szita and Lorincz 2006, section 4). One thread at a time.
 */
final class SearchDistribution {
  private final CemSettings settings;
  private final RandomStream random;
  private final double[] mean;
  private final double[] std;

  /**
   * Around a first guess.
   *
   * @param random is drawn from; stays the caller's to save
   */
  SearchDistribution(CemSettings settings, double[] mean, RandomStream random) {
    this.settings = settings;
    this.random = random;
    this.mean = mean.clone();
    this.std = new double[mean.length];
    Arrays.fill(std, settings.initialStd());
  }

  /**
   * Draws the candidates of a generation (population x parameters).
   *
   * @param generation its number, from 0
   */
  float[][] draw(int generation) {
    double extra = extraVariance(generation);
    float[][] candidates = new float[settings.population()][mean.length];
    for (float[] candidate : candidates) {
      for (int i = 0; i < mean.length; i++) {
        double deviation = Math.sqrt(std[i] * std[i] + extra);
        candidate[i] = (float) (mean[i] + deviation * random.gaussian());
      }
    }
    return candidates;
  }

  private double extraVariance(int generation) {
    double left = Math.max(0, 1 - (double) generation / settings.extraGenerations());
    return left * settings.extraStd() * settings.extraStd();
  }

  /** Fits the distribution to the candidates with the highest scores; of equals, to the first. */
  void fit(float[][] candidates, double[] scores) {
    Integer[] order = new Integer[candidates.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> -scores[i]));
    int elites = settings.elites();
    for (int i = 0; i < mean.length; i++) {
      double sum = 0;
      for (int e = 0; e < elites; e++) {
        sum += candidates[order[e]][i];
      }
      mean[i] = sum / elites;
      double squares = 0;
      for (int e = 0; e < elites; e++) {
        double deviation = candidates[order[e]][i] - mean[i];
        squares += deviation * deviation;
      }
      std[i] = Math.sqrt(squares / elites);
    }
  }

  /** The mean, which is what has been learned (parameters). Not to be changed. */
  double[] mean() {
    return mean;
  }

  /** The deviations without what is added (parameters). Not to be changed. */
  double[] std() {
    return std;
  }

  void save(Checkpoint checkpoint) {
    checkpoint.put("search.mean", mean).put("search.std", std);
  }

  void restore(Checkpoint checkpoint) {
    System.arraycopy(checkpoint.doubles("search.mean", mean.length), 0, mean, 0, mean.length);
    System.arraycopy(checkpoint.doubles("search.std", std.length), 0, std, 0, std.length);
  }
}
