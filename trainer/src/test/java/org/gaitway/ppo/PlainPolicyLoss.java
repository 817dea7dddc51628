package org.gaitway.ppo;

import java.util.Arrays;
import org.gaitway.nn.MlpShape;
import org.gaitway.nn.PlainMlp;

/** The policy's objective over one minibatch of all samples, in plain loops of double precision. */
public final class PlainPolicyLoss {
  private final PlainMlp network;
  private final SampleBatch samples;
  private final PpoSettings settings;
  private final int actions;
  private final double[] old;
  private final double[] oldLogProb;
  private final double[] advantage;
  private final double coefficient;
  private final double low;
  private final double high;

  /**
   * Of what an update does from the parameters {@code old} on, at the beginning of a run: the
   * weight of a penalty is that of the settings, and that of a constraint 0.
   */
  public PlainPolicyLoss(MlpShape shape, SampleBatch samples, PpoSettings settings, double[] old) {
    this(shape, samples, settings, old, 0, initialCoefficient(settings.surrogate()));
  }

  /**
   * The same later in a run.
   *
   * @param progress fraction of the run that is over
   * @param coefficient weight of a penalty or of a constraint
   */
  public PlainPolicyLoss(
      MlpShape shape,
      SampleBatch samples,
      PpoSettings settings,
      double[] old,
      double progress,
      double coefficient) {
    this.network = new PlainMlp(shape);
    this.samples = samples;
    this.settings = settings;
    this.actions = samples.actions[0].length;
    this.old = old.clone();
    this.oldLogProb = new double[samples.size];
    Arrays.setAll(oldLogProb, i -> logProb(old, i));
    this.advantage = advantages();
    this.coefficient = coefficient;
    double factor = settings.surrogate().clipSchedule().factor(progress);
    this.low = factor * settings.surrogate().clipRange();
    this.high = factor * settings.surrogate().effectiveClipRangeHigh();
  }

  private static double initialCoefficient(SurrogateSettings surrogate) {
    return switch (surrogate.kind()) {
      case ADAPTIVE_KL, FIXED_KL -> surrogate.klCoefficient();
      default -> 0;
    };
  }

  private double[] advantages() {
    double[] raw = SampleBatch.widened(samples.advantages);
    if (!settings.normaliseAdvantages()) {
      return raw;
    }
    double mean = Arrays.stream(raw).average().orElseThrow();
    double squares = Arrays.stream(raw).map(a -> (a - mean) * (a - mean)).sum();
    double deviation = Math.sqrt(squares / raw.length);
    return Arrays.stream(raw).map(a -> (a - mean) / (deviation + 1e-8)).toArray();
  }

  private double logProb(double[] theta, int i) {
    double[] mean = network.forward(theta, SampleBatch.widened(samples.observations[i]));
    double sum = 0;
    for (int j = 0; j < actions; j++) {
      double logStd = logStd(theta, j);
      double z = (samples.actions[i][j] - mean[j]) / Math.exp(logStd);
      sum -= z * z / 2 + logStd + Math.log(2 * Math.PI) / 2;
    }
    return sum;
  }

  /** The free parameters are the last of the block, padded to a multiple of 16. */
  private double logStd(double[] theta, int j) {
    return theta[theta.length - (actions + 15) / 16 * 16 + j];
  }

  private double ratio(double[] theta, int i) {
    return Math.exp(logProb(theta, i) - oldLogProb[i]);
  }

  /** The objective without the entropy bonus. */
  public double surrogate(double[] theta) {
    SurrogateSettings of = settings.surrogate();
    double sum = 0;
    double variance = 0;
    for (int i = 0; i < samples.size; i++) {
      double r = ratio(theta, i);
      variance += (r - 1) * (r - 1) / samples.size;
      sum += gain(r, advantage[i]) / samples.size;
    }
    return switch (of.kind()) {
      case ADAPTIVE_KL, FIXED_KL -> sum - coefficient * kl(theta);
      case RATIO_VARIANCE -> sum - coefficient * (variance - of.varianceLimit());
      default -> sum;
    };
  }

  private double gain(double r, double a) {
    SurrogateSettings of = settings.surrogate();
    return switch (of.kind()) {
      case CLIP -> Math.min(r * a, Math.max(1 - low, Math.min(1 + high, r)) * a);
      case SOFT_GATE -> {
        double tau = a > 0 ? of.positiveTemperature() : of.negativeTemperature();
        yield 4 / tau / (1 + Math.exp(-tau * (r - 1))) * a;
      }
      default -> r * a;
    };
  }

  /** Mean KL(old, theta). */
  public double kl(double[] theta) {
    double sum = 0;
    for (int i = 0; i < samples.size; i++) {
      double[] observation = SampleBatch.widened(samples.observations[i]);
      double[] mean = network.forward(theta, observation);
      double[] oldMean = network.forward(old, observation);
      for (int j = 0; j < actions; j++) {
        double variance = Math.exp(2 * logStd(theta, j));
        double oldVariance = Math.exp(2 * logStd(old, j));
        double distance = mean[j] - oldMean[j];
        sum +=
            (Math.log(variance / oldVariance) + (oldVariance + distance * distance) / variance - 1)
                / 2;
      }
    }
    return sum / samples.size;
  }

  /** What the update makes larger, entropy bonus included. */
  public double objective(double[] theta) {
    double entropy = 0;
    for (int j = 0; j < actions; j++) {
      entropy += logStd(theta, j) + 0.5 * Math.log(2 * Math.PI * Math.E);
    }
    return surrogate(theta) + settings.entropyCoefficient() * entropy;
  }

  /** The objective's derivative by one parameter; 0 for padding, on which nothing depends. */
  double slope(double[] theta, int parameter) {
    return CentralDifference.slope(this::objective, theta, parameter);
  }

  double[] ratios(double[] theta) {
    double[] ratios = new double[samples.size];
    Arrays.setAll(ratios, i -> ratio(theta, i));
    return ratios;
  }

  double estimatedKl(double[] theta) {
    return Arrays.stream(ratios(theta)).map(r -> r - 1 - Math.log(r)).average().orElseThrow();
  }

  long beyond(double[] theta) {
    return Arrays.stream(ratios(theta)).filter(r -> r < 1 - low || r > 1 + high).count();
  }

  /** How many ratios are beyond the range on the side to which an advantage of the sign pulls. */
  int clipped(double[] theta, int sign) {
    int count = 0;
    for (int i = 0; i < samples.size; i++) {
      double r = ratio(theta, i);
      boolean beyond = sign > 0 ? r > 1 + high : r < 1 - low;
      count += beyond && Math.signum(advantage[i]) == sign ? 1 : 0;
    }
    return count;
  }

  /** The same as a share of the samples whose advantage has the sign. */
  double clippedShare(double[] theta, int sign) {
    long with = Arrays.stream(advantage).filter(a -> Math.signum(a) == sign).count();
    return (double) clipped(theta, sign) / with;
  }

  /**
   * How near the objective comes to a place where it has no derivative: a ratio to an end of the
   * clip range, a hidden unit to 0.
   */
  public double distanceFromKinks(double[] theta) {
    double hidden = Double.POSITIVE_INFINITY;
    for (float[] observation : samples.observations) {
      double[] input = SampleBatch.widened(observation);
      hidden = Math.min(hidden, network.distanceFromKinks(theta, input));
    }
    double ratio =
        Arrays.stream(ratios(theta))
            .map(r -> Math.min(Math.abs(r - 1 - high), Math.abs(r - 1 + low)))
            .min()
            .orElseThrow();
    return Math.min(hidden, ratio);
  }
}
