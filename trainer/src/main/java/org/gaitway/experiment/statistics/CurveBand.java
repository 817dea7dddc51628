package org.gaitway.experiment.statistics;

import java.util.Arrays;
import org.gaitway.random.RandomStream;

/**
 * The mean of several learning curves with its pointwise bootstrap interval. A resample draws whole
 * curves, and points that are not a number, such as those before a run's first episode, do not
 * count.
 *
 * @param mean of the curves at each point; not a number where none has a value
 * @param lower lower end of the 95 % interval
 * @param upper upper end of the 95 % interval
 */
public record CurveBand(double[] mean, double[] lower, double[] upper) {

  /**
   * Computes the band.
   *
   * @param curves at least one, all of the same length
   * @param bootstrap how to resample
   */
  public static CurveBand of(double[][] curves, Bootstrap bootstrap) {
    int points = curves[0].length;
    int[][] draws = draws(curves.length, bootstrap);
    CurveBand band = new CurveBand(new double[points], new double[points], new double[points]);
    double[] values = new double[curves.length];
    double[] replicates = new double[draws.length];
    int[] all = all(curves.length);
    for (int p = 0; p < points; p++) {
      for (int c = 0; c < values.length; c++) {
        values[c] = curves[c][p];
      }
      for (int i = 0; i < draws.length; i++) {
        replicates[i] = mean(values, draws[i]);
      }
      // A resample may have drawn none of the curves that have a value here.
      double[] known = Arrays.stream(replicates).filter(Double::isFinite).toArray();
      Interval interval =
          known.length == 0 ? new Interval(Double.NaN, Double.NaN) : Bootstrap.middle(known);
      band.mean[p] = mean(values, all);
      band.lower[p] = interval.low();
      band.upper[p] = interval.high();
    }
    return band;
  }

  private static int[] all(int curves) {
    int[] indices = new int[curves];
    Arrays.setAll(indices, i -> i);
    return indices;
  }

  private static int[][] draws(int curves, Bootstrap bootstrap) {
    RandomStream random = new RandomStream(bootstrap.seed(), 0);
    int[][] draws = new int[bootstrap.resamples()][curves];
    for (int[] draw : draws) {
      Arrays.setAll(draw, i -> random.nextInt(curves));
    }
    return draws;
  }

  private static double mean(double[] values, int[] indices) {
    double sum = 0;
    int count = 0;
    for (int i : indices) {
      if (Double.isFinite(values[i])) {
        sum += values[i];
        count++;
      }
    }
    return count == 0 ? Double.NaN : sum / count;
  }
}
