package org.gaitway.ppo.cuda;

import java.util.ArrayList;
import java.util.List;
import org.gaitway.ppo.LearningRate;
import org.gaitway.ppo.PolicyEpoch;
import org.gaitway.ppo.PpoSettings;
import org.gaitway.ppo.Surrogate;
import org.gaitway.ppo.SurrogateSettings;

/**
 * The policy's loss on the device: less the surrogate, plus its KL penalty, less the entropy bonus.
 * The means are a network's first outputs, the log standard deviations its free parameters.
 */
final class PolicyObjective implements DeviceLoss {
  private static final int THREADS = 128;
  private static final int SUMS = 11;
  private static final int FINISHING_THREADS = 32 * SUMS;
  private static final int MAX_ACTIONS = 512;

  private final PpoSettings settings;
  private final Surrogate surrogate;
  private final LearningRate rate;
  private final int actions;
  private final Device device;
  private final DeviceMemory oldLogStd;
  private final DeviceMemory sums;
  private final DeviceMemory logStdSums;
  private final Mirror totalKl;
  private OldPolicyMemory old;
  private RatioQuantiles quantiles;
  private List<PolicyEpoch> epochs = List.of();

  /** Allocates what does not depend on the number of samples. */
  PolicyObjective(Device device, PpoSettings settings, int actions, LearningRate rate) {
    if (actions > MAX_ACTIONS) {
      throw new IllegalArgumentException(
          "an action has at most " + MAX_ACTIONS + " values, was " + actions);
    }
    this.device = device;
    this.settings = settings;
    this.surrogate = settings.surrogate().create();
    this.rate = rate;
    this.actions = actions;
    int blocks = Grid.covering(settings.minibatch(), THREADS).blocksX();
    this.oldLogStd = device.allocate((long) actions * Float.BYTES);
    this.sums = device.allocate((long) blocks * SUMS * Double.BYTES);
    this.logStdSums = device.allocate((long) blocks * actions * Float.BYTES);
    this.totalKl = Mirror.ofDoubles(device, 1);
  }

  @Override
  public void reserve(DeviceBatch batch) {
    release();
    old = new OldPolicyMemory(device, batch, actions, settings);
    quantiles = new RatioQuantiles(device, batch.originals(), settings.epochs());
  }

  @Override
  public void configure(DeviceState state, double progress) {
    SurrogateSettings of = settings.surrogate();
    double factor = of.clipSchedule().factor(progress);
    state.set(Slot.RATIO_FLOOR, 1 - factor * of.clipRange());
    state.set(Slot.RATIO_CEILING, 1 + factor * of.effectiveClipRangeHigh());
    state.set(Slot.KL_PENALTY, surrogate.klPenalty());
    state.set(Slot.MULTIPLIER, surrogate.coefficient());
    state.set(Slot.MULTIPLIER_STEP, of.varianceStepSize());
    state.set(Slot.VARIANCE_LIMIT, of.varianceLimit());
    state.set(Slot.GATE_POSITIVE, of.positiveTemperature());
    state.set(Slot.GATE_NEGATIVE, of.negativeTemperature());
    state.set(Slot.RATE_STEERED, rate.steered());
    state.set(Slot.RATE_KL_TARGET, settings.learningRateKlTarget().orElse(0.0));
    state.set(Slot.RATE_MIN, LearningRate.MIN);
    state.set(Slot.RATE_MAX, LearningRate.MAX);
    state.set(Slot.RATE_ADAPTATION, LearningRate.ADAPTATION);
  }

  @Override
  public void begin(DeviceBatch batch, DeviceNetwork network, long input) {
    DeviceQueue queue = network.queue();
    queue.launch(
        Kernel.COPY_FLOATS,
        Grid.covering(actions, THREADS),
        network.extra(),
        actions,
        oldLogStd.address());
    forEachChunk(
        batch,
        network,
        input,
        (start, n) ->
            queue.launch(
                Kernel.REMEMBER_POLICY,
                Grid.covering(n, THREADS),
                network.output(),
                network.outputStride(),
                batch.actions(),
                batch.actionStride(),
                start,
                n,
                actions,
                network.extra(),
                old.logProbs(),
                old.means(),
                actions));
    int images = batch.size() - batch.originals();
    if (images > 0) {
      // An image's action was drawn when its original's was, and with that probability.
      queue.launch(
          Kernel.COPY_FLOATS,
          Grid.covering(images, THREADS),
          old.logProbs(),
          images,
          old.logProbs() + (long) batch.originals() * Float.BYTES);
    }
  }

  /** What is done after a forward pass over some samples. */
  private interface Chunk {
    void accept(int start, int n);
  }

  private void forEachChunk(DeviceBatch batch, DeviceNetwork network, long input, Chunk work) {
    int rowBytes = network.inputStride() * Float.BYTES;
    for (int start = 0; start < batch.size(); start += network.capacity()) {
      int n = Math.min(network.capacity(), batch.size() - start);
      network.forward(input + (long) start * rowBytes, n);
      work.accept(start, n);
    }
  }

  @Override
  public void beginEpoch(DeviceBatch batch, DeviceNetwork network, int epoch) {
    if (settings.normaliseAdvantages()) {
      network
          .queue()
          .launch(
              Kernel.ADVANTAGE_MOMENTS,
              Grid.of(minibatches(batch), 512),
              batch.advantages(),
              batch.order(),
              epoch,
              batch.originals(),
              settings.minibatch(),
              old.moments());
    }
  }

  private int minibatches(DeviceBatch batch) {
    return Grid.covering(batch.originals(), settings.minibatch()).blocksX();
  }

  @Override
  public void differentiate(
      DeviceBatch batch, DeviceNetwork network, DeviceState state, int start, int n) {
    Grid grid = Grid.covering(n, THREADS);
    network
        .queue()
        .launch(
            Kernel.POLICY_LOSS,
            grid,
            kind(),
            settings.normaliseAdvantages() ? 1 : 0,
            network.output(),
            network.outputStride(),
            batch.actions(),
            batch.actionStride(),
            actions,
            network.extra(),
            oldLogStd.address(),
            old.logProbs(),
            old.means(),
            actions,
            batch.advantages(),
            old.moments(),
            minibatches(batch),
            settings.minibatch(),
            batch.order(),
            state.address(),
            batch.originals(),
            start,
            n,
            network.outputGradient(),
            quantiles.ratios(),
            sums.address(),
            logStdSums.address());
    network
        .queue()
        .launch(
            Kernel.FINISH_POLICY_LOSS,
            Grid.of(1, FINISHING_THREADS),
            sums.address(),
            logStdSums.address(),
            grid.blocksX(),
            kind(),
            n,
            actions,
            (float) settings.entropyCoefficient(),
            state.address(),
            network.extraGradient());
  }

  /** The objective's number in {@code losses.cu}. */
  private int kind() {
    return switch (settings.surrogate().kind()) {
      case CLIP -> 0;
      case NONE, FIXED_KL, ADAPTIVE_KL -> 1;
      case SOFT_GATE -> 2;
      case RATIO_VARIANCE -> 3;
    };
  }

  @Override
  public void end(DeviceBatch batch, DeviceNetwork network, long input) {
    quantiles.select(network.queue());
    if (surrogate.followsKl()) {
      sumKl(batch, network, input);
    }
  }

  private void sumKl(DeviceBatch batch, DeviceNetwork network, long input) {
    DeviceQueue queue = network.queue();
    forEachChunk(
        batch,
        network,
        input,
        (start, n) ->
            queue.launch(
                Kernel.KL_OF_ROWS,
                Grid.covering(n, THREADS),
                network.output(),
                network.outputStride(),
                old.means(),
                actions,
                start,
                n,
                actions,
                network.extra(),
                oldLogStd.address(),
                old.logProbs()));
    // The old log-probabilities have done their work: the KLs took their place.
    queue.launch(
        Kernel.SUM_FLOATS, Grid.of(1, 1024), old.logProbs(), batch.size(), totalKl.address());
    totalKl.download(queue);
  }

  @Override
  public void take(DeviceBatch batch, DeviceState state, int count) {
    rate.restore(state.get(Slot.RATE_STEERED));
    if (settings.surrogate().kind() == SurrogateSettings.Kind.RATIO_VARIANCE) {
      surrogate.restore(state.get(Slot.MULTIPLIER));
    } else if (surrogate.followsKl()) {
      surrogate.end(totalKl.doubles().get(0) / batch.size());
    }
    epochs = new ArrayList<>();
    for (int epoch = 0; epoch < count; epoch++) {
      epochs.add(
          epoch(state, epoch, Grid.covering(batch.originals(), settings.minibatch()).blocksX()));
    }
  }

  private PolicyEpoch epoch(DeviceState state, int epoch, int steps) {
    double samples = state.figure(epoch, Slot.EPOCH_SAMPLES);
    return new PolicyEpoch(
        state.figure(epoch, Slot.EPOCH_OBJECTIVE) / samples,
        meanKl(state, epoch),
        quantiles.of(epoch, state.figure(epoch, Slot.EPOCH_LARGEST_RATIO)),
        new PolicyEpoch.Clipped(
            share(state, epoch, Slot.EPOCH_BEYOND, Slot.EPOCH_SAMPLES),
            share(state, epoch, Slot.EPOCH_POSITIVE_BEYOND, Slot.EPOCH_POSITIVE),
            share(state, epoch, Slot.EPOCH_NEGATIVE_BEYOND, Slot.EPOCH_NEGATIVE)),
        state.figure(epoch, Slot.EPOCH_NORM) / steps);
  }

  /** The estimate of the KL over an epoch, as of the last download. */
  static double meanKl(DeviceState state, int epoch) {
    return state.figure(epoch, Slot.EPOCH_KL) / state.figure(epoch, Slot.EPOCH_KL_ESTIMATES);
  }

  private static double share(DeviceState state, int epoch, Slot part, Slot whole) {
    double all = state.figure(epoch, whole);
    return all == 0 ? 0 : state.figure(epoch, part) / all;
  }

  /** What the epochs of the last update were like. */
  List<PolicyEpoch> epochs() {
    return epochs;
  }

  /** The objective, whose coefficient belongs into a checkpoint. */
  Surrogate surrogate() {
    return surrogate;
  }

  private void release() {
    if (old != null) {
      old.close();
      quantiles.close();
    }
  }

  @Override
  public void close() {
    release();
    oldLogStd.close();
    sums.close();
    logStdSums.close();
    totalKl.close();
  }
}
