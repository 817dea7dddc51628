package org.gaitway.rollout;

import java.util.Optional;
import org.gaitway.task.Reflection;

/**
 * Makes each observed value of mean 0 and variance 1, then limits it. Constant during a segment, so
 * that all workers see the same; {@link #update} takes in what a segment has seen.
 */
public final class ObservationNormaliser {
  /** Limit of a normalised value, as in OpenAI Baselines' VecNormalize. */
  public static final float CLIP = 10;

  private static final double EPSILON = 1e-8;

  private final boolean enabled;
  private final Optional<Reflection> reflection;
  private final RunningMoments moments;
  private boolean held;
  private final float[] mean;
  private final float[] std;

  /** Makes a normaliser of {@code size} values; one not enabled lets observations through. */
  public ObservationNormaliser(int size, boolean enabled) {
    this(size, enabled, Optional.empty());
  }

  /**
   * Makes a normaliser of {@code size} values.
   *
   * @param reflection if there is one, all that is seen counts mirrored as well, so that the mirror
   *     image of a normalised observation is the normalised mirror image, to the last bit
   */
  public ObservationNormaliser(int size, boolean enabled, Optional<Reflection> reflection) {
    this.enabled = enabled;
    this.reflection = reflection;
    this.moments = new RunningMoments(size);
    this.mean = new float[size];
    this.std = new float[size];
    refresh();
  }

  /** From now on {@link #update} changes nothing, for networks that learn no more. */
  public void hold() {
    held = true;
  }

  /** Takes in a segment's moments. */
  public void update(RunningMoments segment) {
    if (enabled && !held) {
      moments.merge(reflection.map(segment::withImages).orElse(segment));
      refresh();
    }
  }

  private void refresh() {
    for (int i = 0; i < mean.length; i++) {
      mean[i] = enabled ? (float) moments.mean(i) : 0;
      std[i] = enabled ? (float) Math.sqrt(moments.variance(i) + EPSILON) : 1;
    }
  }

  /** Normalises an observation in place. */
  public void apply(float[] observation) {
    if (enabled) {
      apply(mean, std, CLIP, observation);
    }
  }

  /**
   * Normalises an observation in place as a normaliser with these numbers does.
   *
   * @param mean what is subtracted
   * @param std what is divided by
   * @param clip the limit
   */
  public static void apply(float[] mean, float[] std, float clip, float[] observation) {
    for (int i = 0; i < mean.length; i++) {
      float value = (observation[i] - mean[i]) / std[i];
      observation[i] = Math.max(-clip, Math.min(clip, value));
    }
  }

  /** Whether it does anything. */
  public boolean enabled() {
    return enabled;
  }

  /** What is subtracted (size). */
  public float[] mean() {
    return mean.clone();
  }

  /** What is divided by (size). */
  public float[] std() {
    return std.clone();
  }

  /** The limit of normalised values; infinite when not enabled. */
  public float clip() {
    return enabled ? CLIP : Float.POSITIVE_INFINITY;
  }

  /** The moments, to be saved. */
  public double[] save() {
    return moments.save();
  }

  /** Goes on from saved moments. */
  public void restore(double[] state) {
    moments.restore(state);
    refresh();
  }
}
