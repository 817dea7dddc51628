package org.gaitway.ppo;

import org.gaitway.ppo.PolicyEpoch.Clipped;
import org.gaitway.ppo.PolicyEpoch.Ratios;

/** Gathers what {@link PolicyEpoch} tells, minibatch by minibatch. One thread at a time. */
public final class EpochRecorder {
  private final SurrogateSettings settings;
  private float[] ratios = new float[0];
  private float floor;
  private float ceiling;
  private int samples;
  private float max;
  private double objectiveSum;
  private double klSum;
  private int klCount;
  private int beyond;
  private int positive;
  private int positiveBeyond;
  private int negative;
  private int negativeBeyond;

  /** Counts by the clip ranges of these settings. */
  public EpochRecorder(SurrogateSettings settings) {
    this.settings = settings;
  }

  /** Makes room for the samples of an update. */
  public void begin(double progress, int size) {
    double factor = settings.clipSchedule().factor(progress);
    floor = (float) (1 - factor * settings.clipRange());
    ceiling = (float) (1 + factor * settings.effectiveClipRangeHigh());
    if (ratios.length != size) {
      ratios = new float[size];
    }
  }

  /** Forgets the epoch before. */
  public void beginEpoch() {
    samples = 0;
    max = Float.NEGATIVE_INFINITY;
    objectiveSum = 0;
    klSum = 0;
    klCount = 0;
    beyond = 0;
    positive = 0;
    positiveBeyond = 0;
    negative = 0;
    negativeBeyond = 0;
  }

  /** The estimate of the KL from a sample that the old policy itself has drawn. */
  public void kl(double estimate) {
    klSum += estimate;
    klCount++;
  }

  /** A minibatch's ratios and advantages. */
  public void ratios(float[] ratio, float[] advantage, int n) {
    for (int i = 0; i < n; i++) {
      boolean above = ratio[i] > ceiling;
      boolean below = ratio[i] < floor;
      max = Math.max(max, ratio[i]);
      beyond += above || below ? 1 : 0;
      if (advantage[i] > 0) {
        positive++;
        positiveBeyond += above ? 1 : 0;
      } else if (advantage[i] < 0) {
        negative++;
        negativeBeyond += below ? 1 : 0;
      }
    }
    System.arraycopy(ratio, 0, ratios, samples, n);
    samples += n;
  }

  /** A minibatch's mean objective. */
  public void objective(int n, double mean) {
    objectiveSum += n * mean;
  }

  /** Mean over the samples of the epoch so far. */
  double meanObjective() {
    return objectiveSum / samples;
  }

  /**
   * What the epoch was like.
   *
   * @param gradientNorm mean Euclidean norm of the network's gradient before clipping
   */
  public PolicyEpoch endEpoch(double gradientNorm) {
    return new PolicyEpoch(
        meanObjective(),
        klSum / klCount,
        new Ratios(quantile(0.05), quantile(0.5), quantile(0.95), max),
        new Clipped(
            share(beyond, samples),
            share(positiveBeyond, positive),
            share(negativeBeyond, negative)),
        gradientNorm);
  }

  private double quantile(double share) {
    return Quantiles.select(ratios, samples, (int) Math.round(share * (samples - 1)));
  }

  private static double share(int part, int whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
