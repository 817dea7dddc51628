package org.gaitway.ppo.cuda;

import java.util.ArrayList;
import java.util.List;
import org.gaitway.checkpoint.Checkpoint;
import org.gaitway.nn.DiagonalGaussian;
import org.gaitway.nn.Parameters;
import org.gaitway.nn.Rows;
import org.gaitway.ppo.Batch;
import org.gaitway.ppo.LearningRate;
import org.gaitway.ppo.NetworkSettings;
import org.gaitway.ppo.PpoSettings;
import org.gaitway.ppo.SegmentLearner;
import org.gaitway.ppo.UpdateStatistics;
import org.gaitway.random.RandomStream;
import org.gaitway.rollout.RolloutBuffer;
import org.gaitway.rollout.Workers;

/**
 * The whole update on a device: data go up once, parameters come back once, and in between the host
 * only shuffles the next epoch's samples while the device is busy with this one's. Networks that
 * share nothing have a queue each, whose work overlaps. Initial networks, minibatches and
 * checkpoints are those of {@link org.gaitway.ppo.CpuLearner}.
 */
public final class CudaLearner implements SegmentLearner {
  private final Device device;
  private final Workers workers;
  private final RandomStream random;
  private final PpoSettings settings;
  private final int observationSize;
  private final int privilegedSize;
  private final int actionSize;
  private final LearningRate rate;
  private final DeviceQueue copies;
  private final PolicyObjective policyObjective;
  private final ValueObjective valueObjective;
  private final List<DeviceTraining> networks = new ArrayList<>();
  private final ValueInference values;
  private final SegmentEstimator estimator;

  /** What was estimated since the last update, whose data are on the device; null for nothing. */
  private Batch estimated;

  /** Where segments are estimated, and learned from unless images are added. */
  private DeviceBatch segment;

  /** Where batches are learned from that are not the segment. */
  private DeviceBatch other;

  /** One of them, which the networks' work is recorded for. */
  private DeviceBatch data;

  private int[] permutation = new int[0];

  /**
   * Makes freshly initialised networks.
   *
   * @param privilegedSize values that the value function sees; those of the policy if the networks
   *     share their trunk
   * @param random this learner's own stream, for initialisation and shuffling
   * @param workers copy data into the memory that the device reads
   * @param device becomes the learner's, which closes it
   */
  public CudaLearner(
      int observationSize,
      int privilegedSize,
      int actionSize,
      NetworkSettings network,
      PpoSettings settings,
      RandomStream random,
      Workers workers,
      Device device) {
    this.device = device;
    this.workers = workers;
    this.random = random;
    this.settings = settings;
    this.observationSize = observationSize;
    this.privilegedSize = privilegedSize;
    this.actionSize = actionSize;
    this.rate = LearningRate.ofPolicy(settings);
    this.copies = device.queue();
    this.policyObjective = new PolicyObjective(device, settings, actionSize, rate);
    int column = network.shareTrunk() ? actionSize : 0;
    this.valueObjective = new ValueObjective(device, settings, column);
    Parameters policy = network.policy(observationSize, actionSize, random);
    if (network.shareTrunk()) {
      networks.add(policyTraining(policy, List.of(policyObjective, valueObjective)));
    } else {
      networks.add(policyTraining(policy, List.of(policyObjective)));
      networks.add(
          new DeviceTraining(
              "value",
              device,
              place("value", network.value(privilegedSize, random)),
              settings,
              LearningRate.ofValue(settings),
              List.of(valueObjective),
              DeviceBatch::privileged));
    }
    DeviceNetwork ofValues = networks.get(networks.size() - 1).network();
    this.values = new ValueInference(device, ofValues, column, workers);
    this.estimator = new SegmentEstimator(device, ofValues, column, workers);
  }

  private DeviceTraining policyTraining(Parameters policy, List<DeviceLoss> losses) {
    return new DeviceTraining(
        "policy",
        device,
        place("policy", policy),
        settings,
        rate,
        losses,
        DeviceBatch::observations);
  }

  private DeviceNetwork place(String name, Parameters parameters) {
    return new DeviceNetwork(device, device.queue(), name, parameters, settings.minibatch());
  }

  @Override
  public UpdateStatistics update(Batch batch, double progress) {
    place(batch);
    networks.forEach(network -> network.begin(data, copies, progress));
    for (int epoch = 0; epoch < settings.epochs(); epoch++) {
      data.loadOrder(epoch, shuffled(batch), copies);
      // The policy's last: it may wait to see whether there is to be another epoch.
      for (int i = networks.size() - 1; i >= 0; i--) {
        networks.get(i).epoch(copies);
      }
      networks.get(0).stopBeyondKl();
    }
    networks.forEach(DeviceTraining::end);
    networks.forEach(DeviceTraining::await);
    copies.await();
    networks.forEach(DeviceTraining::take);
    return new UpdateStatistics(
        policyObjective.epochs(),
        valueObjective.epochs(),
        DiagonalGaussian.entropy(policy().extra()),
        rate.current(),
        policyObjective.surrogate().coefficient());
  }

  @Override
  public void estimate(
      RolloutBuffer buffer,
      float[] rewards,
      double gamma,
      double lambda,
      float[] values,
      float[] advantages,
      float[] returns) {
    segment =
        reserved(
            segment, buffer.size(), buffer.size(), buffer.privileged() != buffer.observations());
    estimator.estimate(segment, buffer, rewards, gamma, lambda);
    segment.takeEstimates(values, advantages, returns);
    estimated =
        new Batch(
            buffer.observations(),
            buffer.privileged(),
            buffer.actions(),
            advantages,
            values,
            returns);
  }

  /** Whether a batch is what was estimated last: the same matrices and arrays. */
  private boolean isEstimated(Batch batch) {
    return estimated != null
        && estimated.privileged() == batch.privileged()
        && estimated.advantages() == batch.advantages()
        && estimated.values() == batch.values()
        && estimated.returns() == batch.returns();
  }

  /** Brings a batch to the device, but for what is there. */
  private void place(Batch batch) {
    boolean there = isEstimated(batch);
    estimated = null;
    if (!there) {
      other =
          reserved(
              other, batch.size(), batch.originals(), batch.privileged() != batch.observations());
    }
    DeviceBatch chosen = there ? segment : other;
    if (chosen != data) {
      data = chosen;
      networks.forEach(network -> network.reserve(chosen));
    }
    data.load(batch, there, copies, workers);
  }

  /** The data if they are of these numbers, or others that are. */
  private DeviceBatch reserved(DeviceBatch present, int size, int originals, boolean differ) {
    boolean asymmetric = networks.size() > 1 && differ;
    if (present != null && present.isFor(size, originals, asymmetric)) {
      return present;
    }
    if (present != null) {
      present.close();
    }
    return new DeviceBatch(
        device,
        size,
        originals,
        settings.epochs(),
        observationSize,
        asymmetric ? privilegedSize : 0,
        actionSize);
  }

  /** The order of the next epoch, of the very draws that {@link org.gaitway.ppo.EpochOrder} has. */
  private int[] shuffled(Batch batch) {
    int size = batch.originals();
    if (permutation.length != size) {
      permutation = new int[size];
    }
    for (int i = 0; i < size; i++) {
      permutation[i] = i;
    }
    random.shuffle(permutation);
    if (batch.size() > size) {
      for (int i = 1; i < size; i += 2) {
        permutation[i] += size;
      }
    }
    return permutation;
  }

  @Override
  public void values(Rows privileged, int count, float[] out) {
    values.compute(privileged, count, out);
  }

  @Override
  public Parameters policy() {
    return networks.get(0).network().host();
  }

  @Override
  public void save(Checkpoint checkpoint) {
    checkpoint
        .put("learner.random", random.save())
        .put("learner.adaptive", policyObjective.surrogate().coefficient(), rate.steered());
    networks.forEach(network -> network.save(checkpoint));
  }

  @Override
  public void restore(Checkpoint checkpoint) {
    random.restore(checkpoint.longs("learner.random", RandomStream.STATE_SIZE));
    double[] adaptive = checkpoint.doubles("learner.adaptive", 2);
    policyObjective.surrogate().restore(adaptive[0]);
    rate.restore(adaptive[1]);
    networks.forEach(network -> network.restore(checkpoint));
  }

  @Override
  public void close() {
    values.close();
    estimator.close();
    networks.forEach(DeviceTraining::close);
    for (DeviceBatch batch : new DeviceBatch[] {segment, other}) {
      if (batch != null) {
        batch.close();
      }
    }
    copies.close();
    device.close();
  }
}
