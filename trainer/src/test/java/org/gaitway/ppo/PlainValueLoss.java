package org.gaitway.ppo;

import org.gaitway.nn.MlpShape;
import org.gaitway.nn.PlainMlp;

/** The value loss of one minibatch of all samples, in plain loops of double precision. */
public final class PlainValueLoss {
  private final PlainMlp network;
  private final int column;
  private final SampleBatch samples;
  private final double clipRange;

  /** Of the network's output {@code column}. */
  public PlainValueLoss(MlpShape shape, int column, SampleBatch samples, PpoSettings settings) {
    this.network = new PlainMlp(shape);
    this.column = column;
    this.samples = samples;
    this.clipRange = settings.valueClipRange().orElse(Double.POSITIVE_INFINITY);
  }

  /** Value of a sample. */
  public double value(double[] theta, int sample) {
    return network.forward(theta, SampleBatch.widened(samples.observations[sample]))[column];
  }

  /** Mean loss, not yet weighted. */
  public double loss(double[] theta) {
    double sum = 0;
    for (int i = 0; i < samples.size; i++) {
      double error = value(theta, i) - samples.returns[i];
      double limited = limitedError(theta, i);
      sum += Math.max(error * error, limited * limited) / 2;
    }
    return sum / samples.size;
  }

  /** Whether going on would earn nothing. */
  boolean clipped(double[] theta, int sample) {
    double error = value(theta, sample) - samples.returns[sample];
    return Math.abs(limitedError(theta, sample)) > Math.abs(error);
  }

  /** How near the loss of a sample comes to where it changes from one error to the other. */
  public double distanceFromKinks(double[] theta) {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < samples.size; i++) {
      double moved = Math.abs(value(theta, i) - samples.values[i]);
      double error = Math.abs(value(theta, i) - samples.returns[i]);
      least = Math.min(least, Math.abs(moved - clipRange));
      if (moved > clipRange) {
        least = Math.min(least, Math.abs(error - Math.abs(limitedError(theta, i))));
      }
    }
    return least;
  }

  private double limitedError(double[] theta, int sample) {
    double old = samples.values[sample];
    double value = value(theta, sample);
    return Math.max(old - clipRange, Math.min(old + clipRange, value)) - samples.returns[sample];
  }
}
