package org.gaitway.launch.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.gaitway.rollout.Workers;

/**
 * The same update by our learner on the GPU, by PyTorch on the same GPU in the same precision, and
 * once by the CPU learner. Ours begins with the samples in the host's memory and ends with the
 * parameters there; PyTorch's samples are on the GPU already.
 */
final class GpuContest implements AutoCloseable {

  private static final LearnerWorkload WORKLOAD = LearnerWorkload.GPU;
  private static final int WARM_UPS = 3;

  private final Workers workers;
  private final int rounds;
  private final Consumer<String> progress;
  private final LearnerSamples samples = new LearnerSamples(WORKLOAD);
  private LearnerState start;
  private LearnerState reference;

  /**
   * Draws the samples.
   *
   * @param workers for the CPU learner and for copies
   * @param rounds how often the two take turns
   * @param progress hears how far it is
   */
  GpuContest(Workers workers, int rounds, Consumer<String> progress) {
    this.workers = workers;
    this.rounds = rounds;
    this.progress = progress;
  }

  /**
   * Measures in one precision.
   *
   * @param tensorFloats whether factors of matrix products are rounded to TF32
   * @param python an interpreter with PyTorch, or null for none
   * @throws IOException when PyTorch fails
   */
  List<Measurement> run(boolean tensorFloats, Path python) throws IOException {
    String prefix = "gpu.update." + (tensorFloats ? "tf32." : "");
    try (TimedLearner gpu =
            new TimedLearner("time", WORKLOAD.cudaLearner(workers, tensorFloats), samples.batch());
        ScratchFolder folder = new ScratchFolder()) {
      for (int i = 0; i < WARM_UPS; i++) {
        gpu.seconds();
      }
      List<Measurement> results = new ArrayList<>(agreement(prefix, gpu));
      if (python == null) {
        results.add(0, alone(prefix, gpu));
      } else {
        TorchLearner.write(folder, WORKLOAD, samples.batch(), gpu.start(WORKLOAD));
        results.addAll(0, turns(prefix, gpu, python, folder, tensorFloats));
      }
      return results;
    }
  }

  private List<Measurement> agreement(String prefix, TimedLearner gpu) {
    if (reference == null) {
      progress.accept("the same update on the CPU");
      try (TimedLearner cpu =
          new TimedLearner("time", WORKLOAD.cpuLearner(workers), samples.batch())) {
        cpu.seconds();
        start = cpu.start(WORKLOAD);
        reference = cpu.end(WORKLOAD);
      }
    }
    UpdateAgreement agreement = new UpdateAgreement(start, reference);
    LearnerState end = gpu.end(WORKLOAD);
    return List.of(
        new Measurement(prefix + "max-difference", agreement.largestDifference(end), "1"),
        new Measurement(prefix + "distance-share", agreement.apart(end), "1"));
  }

  private Measurement alone(String prefix, TimedLearner gpu) {
    double[] seconds = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      seconds[round] = gpu.seconds();
    }
    return new Measurement(prefix + "seconds", Median.of(seconds), "s");
  }

  private List<Measurement> turns(
      String prefix, TimedLearner gpu, Path python, ScratchFolder folder, boolean tensorFloats)
      throws IOException {
    String precision = tensorFloats ? "tf32" : "float32";
    try (TorchLearner torch = new TorchLearner(python, folder.path(), 1, "cuda", precision)) {
      for (int i = 0; i < WARM_UPS; i++) {
        torch.seconds();
      }
      double[] ours = new double[rounds];
      double[] theirs = new double[rounds];
      double[] speedups = new double[rounds];
      for (int round = 0; round < rounds; round++) {
        ours[round] = gpu.seconds();
        theirs[round] = torch.seconds();
        speedups[round] = theirs[round] / ours[round];
        progress.accept(
            String.format(
                Locale.ROOT,
                "%s, round %d of %d: speed-up %.2f",
                precision,
                round + 1,
                rounds,
                speedups[round]));
      }
      UpdateAgreement agreement = new UpdateAgreement(start, reference);
      return List.of(
          new Measurement(prefix + "seconds", Median.of(ours), "s"),
          new Measurement(prefix + "torch-seconds", Median.of(theirs), "s"),
          new Measurement(prefix + "speedup-vs-torch", Median.of(speedups), "1"),
          new Measurement(
              prefix + "torch-distance-share", agreement.apart(end(torch.parameters())), "1"));
    }
  }

  /** PyTorch's parameters, the policy's before the value function's. */
  private LearnerState end(float[] parameters) {
    int policySize = reference.policy().length;
    return new LearnerState(
        Arrays.copyOf(parameters, policySize),
        Arrays.copyOfRange(parameters, policySize, parameters.length),
        reference.random());
  }

  @Override
  public void close() {
    samples.close();
  }
}
