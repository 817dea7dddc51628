package org.gaitway.launch.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;

/**
 * Whether two learners did the same work: from the same start they must have gone to the same
 * parameters. They round differently, so what is compared is how far apart they ended, as a share
 * of how far the update went; another order of the samples, or another loss, makes that share
 * large.
 */
final class UpdateAgreement {

  /** Rounding leaves a hundredth of this; leaving out one gradient step of 320, three times it. */
  static final double TOLERANCE = 0.001;

  private final LearnerState start;
  private final LearnerState end;

  /** An update with its start and end. */
  UpdateAgreement(LearnerState start, LearnerState end) {
    this.start = start;
    this.end = end;
  }

  /**
   * Compares with where another learner ended.
   *
   * @param other its policy's parameters, then its value function's
   * @throws IOException when it ended elsewhere, saying how far off
   */
  void check(float[] other) throws IOException {
    int policySize = end.policy().length;
    int size = policySize + end.value().length;
    if (other.length != size) {
      throw new IOException(
          "expected " + size + " parameters from the peer, found " + other.length);
    }
    check("policy", start.policy(), end.policy(), Arrays.copyOf(other, policySize));
    check(
        "value function",
        start.value(),
        end.value(),
        Arrays.copyOfRange(other, policySize, other.length));
  }

  private static void check(String network, float[] from, float[] to, float[] other)
      throws IOException {
    double apart = distance(to, other) / distance(from, to);
    if (!(apart <= TOLERANCE)) { // Not a number is not the same either.
      throw new IOException(
          String.format(
              Locale.ROOT,
              "the peer's %s ended elsewhere: expected at most %s of the update's length away,"
                  + " found %.2g",
              network,
              TOLERANCE,
              apart));
    }
  }

  /** The largest difference of any parameter from where another learner ended. */
  double largestDifference(LearnerState other) {
    return Math.max(largest(end.policy(), other.policy()), largest(end.value(), other.value()));
  }

  private static double largest(float[] a, float[] b) {
    double largest = 0;
    for (int i = 0; i < a.length; i++) {
      largest = Math.max(largest, Math.abs((double) a[i] - b[i]));
    }
    return largest;
  }

  /** How far apart the two ended, as a share of how far the update went. */
  double apart(LearnerState other) {
    return Math.max(
        distance(end.policy(), other.policy()) / distance(start.policy(), end.policy()),
        distance(end.value(), other.value()) / distance(start.value(), end.value()));
  }

  private static double distance(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      double difference = (double) a[i] - b[i];
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  }
}
