package org.gaitway.ppo.cuda;

import java.util.List;
import org.gaitway.checkpoint.Checkpoint;
import org.gaitway.nn.Rows;
import org.gaitway.ppo.Learner;
import org.gaitway.ppo.PolicyEpoch;
import org.gaitway.ppo.UpdateStatistics;

/**
 * How far two learners of the same settings are apart: each figure is the largest difference found.
 * One that is not a number on one side alone is infinitely far.
 *
 * @param parameters absolute
 * @param firstMoments as a share of the largest of a network
 * @param secondMoments likewise
 * @param steering of step size and coefficient, as a share of 1 plus the number
 */
record LearnerDifference(
    double parameters, double firstMoments, double secondMoments, double steering) {

  /** Compares what two learners would save. */
  static LearnerDifference between(Learner expected, Learner found, List<String> networks) {
    Checkpoint a = saved(expected);
    Checkpoint b = saved(found);
    double parameters = 0;
    double first = 0;
    double second = 0;
    for (String network : networks) {
      String prefix = "learner." + network + ".";
      parameters = Math.max(parameters, largest(a, b, prefix + "parameters", false));
      first = Math.max(first, largest(a, b, prefix + "first-moment", true));
      second = Math.max(second, largest(a, b, prefix + "second-moment", true));
      if (a.aLong(prefix + "adam-steps") != b.aLong(prefix + "adam-steps")) {
        parameters = Double.POSITIVE_INFINITY;
      }
    }
    double[] x = a.doubles("learner.adaptive");
    double[] y = b.doubles("learner.adaptive");
    double steering = largest(x, y);
    return new LearnerDifference(parameters, first, second, steering);
  }

  private static Checkpoint saved(Learner learner) {
    Checkpoint checkpoint = new Checkpoint();
    learner.save(checkpoint);
    return checkpoint;
  }

  private static double largest(Checkpoint a, Checkpoint b, String field, boolean share) {
    float[] x = a.floats(field);
    float[] y = b.floats(field);
    double difference = 0;
    double scale = 1e-12;
    for (int i = 0; i < x.length; i++) {
      difference = Math.max(difference, apart(x[i], y[i]));
      scale = Math.max(scale, Math.abs(x[i]));
    }
    return share ? difference / scale : difference;
  }

  /** Largest difference of the values of the first {@code count} rows. */
  static double ofValues(Learner expected, Learner found, Rows observations, int count) {
    float[] a = new float[count];
    float[] b = new float[count];
    expected.values(observations, count, a);
    found.values(observations, count, b);
    double difference = 0;
    for (int i = 0; i < count; i++) {
      difference = Math.max(difference, apart(a[i], b[i]));
    }
    return difference;
  }

  /** Largest difference of what two updates tell, each as a share of 1 plus the number. */
  static double ofStatistics(UpdateStatistics a, UpdateStatistics b) {
    if (a.policyEpochs().size() != b.policyEpochs().size()
        || a.valueEpochs().size() != b.valueEpochs().size()) {
      return Double.POSITIVE_INFINITY;
    }
    double difference =
        largest(
            new double[] {a.entropy(), a.learningRate(), a.coefficient()},
            new double[] {b.entropy(), b.learningRate(), b.coefficient()});
    for (int i = 0; i < a.policyEpochs().size(); i++) {
      difference =
          Math.max(
              difference,
              largest(numbers(a.policyEpochs().get(i)), numbers(b.policyEpochs().get(i))));
    }
    for (int i = 0; i < a.valueEpochs().size(); i++) {
      double[] x = {a.valueEpochs().get(i).loss(), a.valueEpochs().get(i).gradientNorm()};
      double[] y = {b.valueEpochs().get(i).loss(), b.valueEpochs().get(i).gradientNorm()};
      difference = Math.max(difference, largest(x, y));
    }
    return difference;
  }

  private static double[] numbers(PolicyEpoch epoch) {
    return new double[] {
      epoch.surrogate(),
      epoch.kl(),
      epoch.ratios().p05(),
      epoch.ratios().median(),
      epoch.ratios().p95(),
      epoch.ratios().max(),
      epoch.clipped().all(),
      epoch.clipped().positive(),
      epoch.clipped().negative(),
      epoch.gradientNorm()
    };
  }

  private static double largest(double[] a, double[] b) {
    double difference = 0;
    for (int i = 0; i < a.length; i++) {
      difference = Math.max(difference, apart(a[i], b[i]) / (1 + Math.abs(a[i])));
    }
    return difference;
  }

  private static double apart(double a, double b) {
    double difference = Math.abs(a - b);
    return Double.compare(a, b) == 0
        ? 0
        : Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference;
  }
}
