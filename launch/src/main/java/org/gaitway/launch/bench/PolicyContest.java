package org.gaitway.launch.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gaitway.policy.EngineMissingException;
import org.gaitway.policy.Policy;
import org.gaitway.policy.PolicyFile;
import org.gaitway.policy.onnxruntime.OnnxRuntimeEngine;

/**
 * The kernel and ONNX Runtime compute the same policy file in turns. Runs in a JVM of its own, with
 * the options that policies run with, and prints a figure a line.
 */
final class PolicyContest {
  private static final int CALLS = 20_000;
  private static final int WARM_UP_ROUNDS = 6;
  private static final double[] QUANTILES = {0.5, 0.99, 0.999};
  private static final String[] QUANTILE_NAMES = {"p50", "p99", "p99.9"};
  private static final String SEPARATOR = "\t";

  private final PolicyWorkload workload;
  private final int rounds;

  private PolicyContest(PolicyWorkload workload, int rounds) {
    this.workload = workload;
    this.rounds = rounds;
  }

  /**
   * Measures all workloads.
   *
   * @param args a folder for files, and how often the two take turns
   */
  public static void main(String[] args) throws IOException, EngineMissingException {
    for (PolicyWorkload workload : PolicyWorkload.ALL) {
      for (Measurement figure :
          new PolicyContest(workload, Integer.parseInt(args[1])).run(Path.of(args[0]))) {
        System.out.println(
            String.join(SEPARATOR, figure.name(), String.valueOf(figure.value()), figure.unit()));
      }
    }
  }

  /** A figure as {@link #main} prints it. */
  static Measurement parse(String line) {
    String[] parts = line.split(SEPARATOR);
    return new Measurement(parts[0], Double.parseDouble(parts[1]), parts[2]);
  }

  private List<Measurement> run(Path folder) throws IOException, EngineMissingException {
    PolicyFile file = workload.freeze(folder);
    try (Policy kernel = file.newPolicy();
        Policy peer = file.newPolicy(new OnnxRuntimeEngine())) {
      TimedPolicy ours = new TimedPolicy(kernel, CALLS);
      TimedPolicy theirs = new TimedPolicy(peer, CALLS);
      for (int i = 0; i < WARM_UP_ROUNDS; i++) {
        ours.round();
        theirs.round();
      }
      return turns(ours, theirs);
    }
  }

  private List<Measurement> turns(TimedPolicy ours, TimedPolicy theirs) {
    double[][] kernel = new double[QUANTILES.length][rounds];
    double[][] peer = new double[QUANTILES.length][rounds];
    for (int round = 0; round < rounds; round++) {
      // Each goes first in every other round.
      for (int turn = 0; turn < 2; turn++) {
        boolean own = turn == round % 2;
        long[] nanos = (own ? ours : theirs).round();
        for (int q = 0; q < QUANTILES.length; q++) {
          (own ? kernel : peer)[q][round] = 1e-3 * nanos[(int) (QUANTILES[q] * nanos.length)];
        }
      }
    }
    List<Measurement> figures = new ArrayList<>();
    for (int q = 0; q < QUANTILES.length; q++) {
      figures.add(figure(QUANTILE_NAMES[q], Median.of(kernel[q]), "us"));
      figures.add(figure("onnxruntime-" + QUANTILE_NAMES[q], Median.of(peer[q]), "us"));
      figures.add(
          figure("ratio-" + QUANTILE_NAMES[q] + "-vs-onnxruntime", ratio(kernel[q], peer[q]), "1"));
    }
    figures.add(figure("bytes-per-call", ours.bytesPerCall(), "B"));
    figures.add(figure("onnxruntime-bytes-per-call", theirs.bytesPerCall(), "B"));
    return figures;
  }

  /** The median over the rounds of the ratio in each. */
  private double ratio(double[] numerators, double[] denominators) {
    double[] ratios = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      ratios[i] = numerators[i] / denominators[i];
    }
    return Median.of(ratios);
  }

  private Measurement figure(String name, double value, String unit) {
    return new Measurement("policy." + workload.name() + "." + name, value, unit);
  }
}
