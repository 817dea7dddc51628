package org.gaitway.launch.view.recording;

/**
 * Signals over a span of time, made few enough to draw.
 *
 * @param times of the points [s]
 * @param low least value at each point (signals x points); NaN where there is none
 * @param high greatest value at each point (signals x points)
 */
public record Samples(double[] times, float[][] low, float[][] high) {

  Samples(int signals, int points) {
    this(new double[points], new float[signals][points], new float[signals][points]);
  }
}
