package org.gaitway.ppo.cuda;

import java.util.ArrayList;
import java.util.List;
import org.gaitway.ppo.PpoSettings;
import org.gaitway.ppo.ValueEpoch;

/** Half the squared error of the values on the device, clipped if the settings say so. */
final class ValueObjective implements DeviceLoss {
  private static final int THREADS = 256;

  private final PpoSettings settings;
  private final int column;
  private final float clipRange;
  private final DeviceMemory sums;
  private List<ValueEpoch> epochs = List.of();

  /** The loss of the output in {@code column}. */
  ValueObjective(Device device, PpoSettings settings, int column) {
    this.settings = settings;
    this.column = column;
    this.clipRange = settings.valueClipRange().orElse(Double.POSITIVE_INFINITY).floatValue();
    int blocks = Grid.covering(settings.minibatch(), THREADS).blocksX();
    this.sums = device.allocate((long) blocks * Double.BYTES);
  }

  @Override
  public void reserve(DeviceBatch batch) {}

  @Override
  public void configure(DeviceState state, double progress) {}

  @Override
  public void begin(DeviceBatch batch, DeviceNetwork network, long input) {}

  @Override
  public void beginEpoch(DeviceBatch batch, DeviceNetwork network, int epoch) {}

  @Override
  public void differentiate(
      DeviceBatch batch, DeviceNetwork network, DeviceState state, int start, int n) {
    Grid grid = Grid.covering(n, THREADS);
    network
        .queue()
        .launch(
            Kernel.VALUE_LOSS,
            grid,
            network.output(),
            network.outputStride(),
            column,
            batch.values(),
            batch.returns(),
            clipRange,
            (float) (settings.valueCoefficient() / n),
            batch.order(),
            state.address(),
            batch.originals(),
            start,
            n,
            network.outputGradient(),
            sums.address());
    network
        .queue()
        .launch(
            Kernel.FINISH_VALUE_LOSS,
            Grid.of(1, THREADS),
            sums.address(),
            grid.blocksX(),
            n,
            state.address());
  }

  @Override
  public void end(DeviceBatch batch, DeviceNetwork network, long input) {}

  @Override
  public void take(DeviceBatch batch, DeviceState state, int count) {
    int steps = Grid.covering(batch.originals(), settings.minibatch()).blocksX();
    epochs = new ArrayList<>();
    for (int epoch = 0; epoch < count; epoch++) {
      epochs.add(
          new ValueEpoch(
              state.figure(epoch, Slot.EPOCH_VALUE_LOSS)
                  / state.figure(epoch, Slot.EPOCH_VALUE_SAMPLES),
              state.figure(epoch, Slot.EPOCH_NORM) / steps));
    }
  }

  /** What the epochs of the last update were like. */
  List<ValueEpoch> epochs() {
    return epochs;
  }

  @Override
  public void close() {
    sums.close();
  }
}
