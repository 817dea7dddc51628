package org.gaitway.observation;

import java.util.Arrays;
import org.gaitway.policy.ObservationTerm;

/**
 * From the raw values of one term to those in the observation: filtered, scaled, clipped, and kept
 * for as many steps as the term shows. Training and robot share this class, so that they cannot
 * differ.
 *
 * <p>For one thread at a time; no method but the constructor allocates.
 */
public final class TermValues {
  private final int size;
  private final double scale;
  private final double clip;
  private final double smoothing;
  private final double[] filtered;
  private final double[] shown;
  private boolean empty = true;

  /**
   * Values of a term that is not filtered.
   *
   * @param term size, scale, clip and history
   */
  public TermValues(ObservationTerm term) {
    this(term, Double.POSITIVE_INFINITY, 1);
  }

  /**
   * Values of a term.
   *
   * @param term size, scale, clip and history
   * @param cutoff of the first-order low-pass filter [Hz]; infinite for none
   * @param period time between two values [s]
   */
  public TermValues(ObservationTerm term, double cutoff, double period) {
    size = term.size();
    scale = term.scale();
    clip = term.clip();
    smoothing = -StrictMath.expm1(-2 * Math.PI * cutoff * period);
    filtered = new double[size];
    shown = new double[term.width()];
  }

  /** Forgets all values. The next ones fill the whole history. */
  public void reset() {
    empty = true;
  }

  /**
   * Takes the raw values of the present step, {@code raw[at]} and on.
   *
   * <p>A value that is not finite is shown as it is, and the filter starts afresh after it.
   */
  public void push(double[] raw, int at) {
    System.arraycopy(shown, size, shown, 0, shown.length - size);
    int last = shown.length - size;
    for (int i = 0; i < size; i++) {
      double value = filter(i, raw[at + i]) * scale;
      shown[last + i] = Math.max(-clip, Math.min(clip, value));
    }
    if (empty) {
      empty = false;
      for (int step = 0; step < last; step += size) {
        System.arraycopy(shown, last, shown, step, size);
      }
    }
  }

  private double filter(int i, double value) {
    boolean passes = empty || smoothing == 1 || !Double.isFinite(filtered[i]);
    filtered[i] = passes ? value : filtered[i] + smoothing * (value - filtered[i]);
    return filtered[i];
  }

  /**
   * Number of values that the term contributes to the observation.
   *
   * @return size times history
   */
  public int width() {
    return shown.length;
  }

  /** Writes the term (width), oldest step first, to {@code out[at]} and on. */
  public void read(double[] out, int at) {
    System.arraycopy(shown, 0, out, at, shown.length);
  }

  /** Writes the term (width), oldest step first and rounded, to {@code out[at]} and on. */
  public void read(float[] out, int at) {
    for (int i = 0; i < shown.length; i++) {
      out[at + i] = (float) shown[i];
    }
  }

  /** Numbers that {@link #save} writes. */
  public int stateSize() {
    return filtered.length + shown.length + 1;
  }

  /** Writes all that later values depend on ({@link #stateSize}) to {@code out[at]} and on. */
  public void save(double[] out, int at) {
    out[at] = empty ? 1 : 0;
    System.arraycopy(filtered, 0, out, at + 1, filtered.length);
    System.arraycopy(shown, 0, out, at + 1 + filtered.length, shown.length);
  }

  /** Goes on from what {@link #save} wrote. */
  public void restore(double[] saved, int at) {
    empty = saved[at] != 0;
    System.arraycopy(saved, at + 1, filtered, 0, filtered.length);
    System.arraycopy(saved, at + 1 + filtered.length, shown, 0, shown.length);
  }

  @Override
  public String toString() {
    return Arrays.toString(shown);
  }
}
