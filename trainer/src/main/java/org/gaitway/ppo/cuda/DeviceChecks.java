package org.gaitway.ppo.cuda;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.gaitway.checkpoint.Checkpoint;
import org.gaitway.policy.Activation;
import org.gaitway.ppo.CpuLearner;
import org.gaitway.ppo.Learner;
import org.gaitway.ppo.NetworkSettings;
import org.gaitway.ppo.PpoSettings;
import org.gaitway.ppo.PpoSettings.Schedule;
import org.gaitway.ppo.SurrogateSettings;
import org.gaitway.ppo.UpdateStatistics;
import org.gaitway.random.RandomStream;
import org.gaitway.rollout.Workers;
import org.gaitway.task.FaultException;

/**
 * Whether a device computes what the default learner does. Rounding of floats is 6e-8 of a number;
 * sums over a minibatch and layers bring that to some 1e-6 of a gradient, and Adam takes it over to
 * the parameters. The limits are ten times what is usual; an error in a kernel is beyond them by
 * orders of magnitude.
 */
public final class DeviceChecks {
  private static final double PARAMETERS = 1e-5;
  private static final double GRADIENTS = 1e-5;
  private static final double MOMENTS = 1e-4;
  private static final double STATISTICS = 1e-4;
  private static final long SEED = 3;

  private final Supplier<Device> devices;
  private final Workers workers;

  /**
   * Checks devices.
   *
   * @param devices makes one that the caller need not close, for each learner
   * @param workers for the default learner
   */
  public DeviceChecks(Supplier<Device> devices, Workers workers) {
    this.devices = devices;
    this.workers = workers;
  }

  /**
   * One check.
   *
   * @param name what is compared
   * @param share largest difference as a share of what is allowed; at most 1 where all is well
   */
  public record Result(String name, double share) {
    /** Whether the difference is within its limit; one that is not a number is not. */
    public boolean passed() {
      return share <= 1;
    }
  }

  /** A check that can be run. */
  public interface Check {
    /** What is compared. */
    String name();

    /**
     * Compares.
     *
     * @throws DeviceException if the device fails
     */
    Result run();
  }

  private record Named(String name, Supplier<Double> share) implements Check {
    @Override
    public Result run() {
      return new Result(name, share.get());
    }
  }

  /** All of them; with small networks, but for the last if {@code large}. */
  public List<Check> all(boolean large) {
    List<Check> checks = new ArrayList<>();
    for (Activation activation : List.of(Activation.TANH, Activation.RELU, Activation.ELU)) {
      Workload workload = Workload.SMALL.with(network(activation, false));
      add(checks, "values, " + lower(activation), workload, this::values);
      add(checks, "gradients, " + lower(activation), workload.inOneStep(), this::gradients);
    }
    for (SurrogateSettings.Kind kind : SurrogateSettings.Kind.values()) {
      add(checks, "updates, " + lower(kind), Workload.SMALL.with(ppo(kind, 0)), this::updates);
    }
    Workload shared = Workload.SMALL.with(network(Activation.ELU, true)).symmetric();
    add(checks, "updates, shared trunk", shared, this::updates);
    Workload stopping = Workload.SMALL.with(ppo(SurrogateSettings.Kind.CLIP, 0.02));
    add(checks, "updates, stopped by the KL", stopping, this::updates);
    add(checks, "updates, wide layers and many blocks", Workload.MEDIUM, this::updates);
    add(checks, "the same update again, bit for bit", Workload.SMALL, this::repetition);
    add(checks, "going on from a checkpoint, bit for bit", Workload.SMALL, this::restoring);
    add(checks, "a fault is told as by the CPU learner", Workload.SMALL, this::fault);
    if (large) {
      add(checks, "updates, 48-512-256-128-12", Workload.LARGE, this::updates);
    }
    return checks;
  }

  private static void add(
      List<Check> checks, String name, Workload workload, ToDoubleFunction<Workload> difference) {
    checks.add(new Named(name, () -> difference.applyAsDouble(workload)));
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private double values(Workload workload) {
    try (RandomSamples samples = workload.samples();
        Learner cpu = cpu(workload);
        Learner device = device(workload)) {
      return LearnerDifference.ofValues(cpu, device, samples.privileged(), samples.size())
          / STATISTICS;
    }
  }

  /** After one step from 0, Adam's first moment is a tenth of the gradient. */
  private double gradients(Workload workload) {
    try (RandomSamples samples = workload.samples();
        Learner cpu = cpu(workload);
        Learner device = device(workload)) {
      cpu.update(samples.batch(), 0);
      device.update(samples.batch(), 0);
      return LearnerDifference.between(cpu, device, workload.networks()).firstMoments() / GRADIENTS;
    }
  }

  private double updates(Workload workload) {
    try (RandomSamples samples = workload.samples();
        Learner cpu = cpu(workload);
        Learner device = device(workload)) {
      double share = 0;
      for (double progress : new double[] {0.3, 0.4}) {
        UpdateStatistics expected = cpu.update(samples.batch(), progress);
        UpdateStatistics found = device.update(samples.batch(), progress);
        LearnerDifference apart = LearnerDifference.between(cpu, device, workload.networks());
        share = Math.max(share, LearnerDifference.ofStatistics(expected, found) / STATISTICS);
        share = Math.max(share, apart.parameters() / PARAMETERS);
        share = Math.max(share, apart.firstMoments() / MOMENTS);
        share = Math.max(share, apart.secondMoments() / MOMENTS);
        share = Math.max(share, apart.steering() / STATISTICS);
      }
      return share;
    }
  }

  private double repetition(Workload workload) {
    try (RandomSamples samples = workload.samples();
        Learner first = device(workload);
        Learner second = device(workload)) {
      first.update(samples.batch(), 0);
      second.update(samples.batch(), 0);
      return exactly(first, second, workload);
    }
  }

  private double restoring(Workload workload) {
    try (RandomSamples samples = workload.samples();
        Learner first = device(workload);
        Learner second = device(workload)) {
      first.update(samples.batch(), 0.1);
      Checkpoint checkpoint = new Checkpoint();
      first.save(checkpoint);
      second.restore(checkpoint);
      first.update(samples.batch(), 0.2);
      second.update(samples.batch(), 0.2);
      return exactly(first, second, workload);
    }
  }

  private static double exactly(Learner first, Learner second, Workload workload) {
    LearnerDifference apart = LearnerDifference.between(first, second, workload.networks());
    boolean same = apart.equals(new LearnerDifference(0, 0, 0, 0));
    return same ? 0 : Double.POSITIVE_INFINITY;
  }

  private double fault(Workload workload) {
    try (RandomSamples samples = workload.samples();
        Learner cpu = cpu(workload);
        Learner device = device(workload)) {
      samples.advantages()[samples.size() / 2] = Float.NaN;
      return message(cpu, samples).equals(message(device, samples)) ? 0 : Double.POSITIVE_INFINITY;
    }
  }

  private static String message(Learner learner, RandomSamples samples) {
    try {
      learner.update(samples.batch(), 0);
      return learner + " told of no fault";
    } catch (FaultException e) {
      return e.getMessage();
    }
  }

  private Learner cpu(Workload workload) {
    return new CpuLearner(
        workload.observations(),
        workload.privileged(),
        workload.actions(),
        workload.network(),
        workload.ppo(),
        new RandomStream(SEED, 0),
        workers);
  }

  private Learner device(Workload workload) {
    return new CudaLearner(
        workload.observations(),
        workload.privileged(),
        workload.actions(),
        workload.network(),
        workload.ppo(),
        new RandomStream(SEED, 0),
        workers,
        devices.get());
  }

  /** What is learned, and from how much. */
  private record Workload(
      int observations,
      int privileged,
      int actions,
      int size,
      NetworkSettings network,
      PpoSettings ppo) {
    private static final Workload SMALL =
        new Workload(
            19,
            26,
            3,
            150,
            DeviceChecks.network(Activation.ELU, false),
            DeviceChecks.ppo(SurrogateSettings.Kind.CLIP, 0));

    /** Layers and minibatches that take several blocks of threads in each direction. */
    private static final Workload MEDIUM =
        new Workload(
            37,
            37,
            5,
            1500,
            DeviceChecks.networkOf(List.of(150, 24), Activation.TANH, false),
            DeviceChecks.ppo(SurrogateSettings.Kind.CLIP, 0, 2, 700));

    private static final Workload LARGE =
        new Workload(
            48,
            48,
            12,
            24_576,
            DeviceChecks.networkOf(List.of(512, 256, 128), Activation.ELU, false),
            DeviceChecks.ppo(SurrogateSettings.Kind.CLIP, 0, 2, 6144));

    Workload with(NetworkSettings changed) {
      return new Workload(observations, privileged, actions, size, changed, ppo);
    }

    Workload with(PpoSettings changed) {
      return new Workload(observations, privileged, actions, size, network, changed);
    }

    Workload symmetric() {
      return new Workload(observations, observations, actions, size, network, ppo);
    }

    Workload inOneStep() {
      return with(DeviceChecks.ppo(ppo.surrogate().kind(), 0, 1, size));
    }

    RandomSamples samples() {
      return new RandomSamples(size, observations, privileged, actions, SEED);
    }

    List<String> networks() {
      return network.shareTrunk() ? List.of("policy") : List.of("policy", "value");
    }
  }

  private static NetworkSettings network(Activation activation, boolean shared) {
    return networkOf(List.of(40, 24), activation, shared);
  }

  private static NetworkSettings networkOf(
      List<Integer> hidden, Activation activation, boolean shared) {
    return new NetworkSettings(hidden, hidden, activation, -0.3, 0.1, true, shared, true);
  }

  private static PpoSettings ppo(SurrogateSettings.Kind kind, double klStop) {
    return ppo(kind, klStop, 3, 64);
  }

  private static PpoSettings ppo(
      SurrogateSettings.Kind kind, double klStop, int epochs, int minibatch) {
    return new PpoSettings(
        64,
        epochs,
        minibatch,
        0.99,
        0.95,
        SurrogateSettings.of(kind),
        1e-3,
        Schedule.LINEAR,
        Optional.of(0.01),
        1e-5,
        0.5,
        0.5,
        Optional.of(0.2),
        0.01,
        true,
        klStop);
  }
}
