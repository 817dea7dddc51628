package org.gaitway.ppo.cuda;

import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.gaitway.checkpoint.Checkpoint;
import org.gaitway.ppo.LearningRate;
import org.gaitway.ppo.PpoSettings;
import org.gaitway.task.FaultException;

/**
 * Epochs of gradient steps on one network, in its own queue. The first epoch over data of some size
 * is put in piece by piece, which also lets the device's libraries load what they need; the others
 * are replays of one recording, in which the number of the epoch, the step size and all else that
 * changes come from the device's own state.
 */
final class DeviceTraining implements AutoCloseable {
  private static final int THREADS = 256;

  private final String name;
  private final PpoSettings settings;
  private final LearningRate rate;
  private final DeviceQueue queue;
  private final DeviceNetwork network;
  private final DeviceState state;
  private final List<DeviceLoss> losses;
  private final ToLongFunction<DeviceBatch> source;
  private final DeviceMemory input;
  private DeviceBatch batch;
  private DeviceBatch warmFor;
  private DeviceQueue.Recording recording;
  private int epochs;
  private boolean stopped;

  /**
   * Takes over network, queue and losses.
   *
   * @param source which of the data are the network's inputs
   */
  DeviceTraining(
      String name,
      Device device,
      DeviceNetwork network,
      PpoSettings settings,
      LearningRate rate,
      List<DeviceLoss> losses,
      ToLongFunction<DeviceBatch> source) {
    this.name = name;
    this.settings = settings;
    this.rate = rate;
    this.network = network;
    this.queue = network.queue();
    this.losses = losses;
    this.source = source;
    this.state = new DeviceState(device, settings.epochs());
    this.input = device.allocate((long) network.capacity() * network.inputStride() * Float.BYTES);
  }

  DeviceNetwork network() {
    return network;
  }

  /** Begins an update once the data are there, which {@code copies} brings. */
  void begin(DeviceBatch data, DeviceQueue copies, double progress) {
    batch = data;
    epochs = 0;
    stopped = false;
    rate.begin(progress);
    state.restart();
    state.set(
        Slot.RATE_SCHEDULED,
        settings.learningRate() * settings.learningRateSchedule().factor(progress));
    state.set(Slot.RATE_STEERED, 1);
    losses.forEach(loss -> loss.configure(state, progress));
    state.upload(queue);
    queue.after(copies);
    losses.forEach(loss -> loss.begin(batch, network, source.applyAsLong(batch)));
  }

  /** Puts in the next epoch, unless the last one was to be; {@code copies} brings its order. */
  void epoch(DeviceQueue copies) {
    if (stopped) {
      return;
    }
    queue.after(copies);
    losses.forEach(loss -> loss.beginEpoch(batch, network, epochs));
    if (batch != warmFor) {
      forgetRecording();
      warmFor = batch;
      putIn();
    } else {
      if (recording == null) {
        recording = queue.record(this::putIn);
      }
      recording.replay();
    }
    epochs++;
  }

  private void putIn() {
    for (int start = 0; start < batch.originals(); start += settings.minibatch()) {
      step(start, Math.min(settings.minibatch(), batch.originals() - start));
    }
    queue.launch(Kernel.END_EPOCH, Grid.of(1, Slot.FIGURES), state.address(), state.figures());
  }

  private void step(int start, int n) {
    queue.launch(
        Kernel.GATHER_ROWS,
        Grid.covering((long) n * network.inputStride() / 4, THREADS),
        source.applyAsLong(batch),
        network.inputStride(),
        batch.order(),
        state.address(),
        batch.originals(),
        start,
        n,
        input.address());
    network.forward(input.address(), n);
    losses.forEach(loss -> loss.differentiate(batch, network, state, start, n));
    network.backward(input.address(), n);
    network.step(state, settings.gradientLimit(), settings.adamEpsilon());
  }

  /** Waits for the last epoch, and ends the epochs here where its KL is beyond the limit. */
  void stopBeyondKl() {
    if (stopped || settings.klStop() == 0) {
      return;
    }
    state.download(queue);
    queue.await();
    // What is not a number stops too, and is told of in the end.
    stopped = !(PolicyObjective.meanKl(state, epochs - 1) <= settings.klStop());
  }

  /** Puts in what follows the epochs. */
  void end() {
    losses.forEach(loss -> loss.end(batch, network, source.applyAsLong(batch)));
    network.downloadParameters();
    state.download(queue);
  }

  /** Waits until all is done. */
  void await() {
    queue.await();
  }

  /**
   * Takes in what the update did, once that is done.
   *
   * @throws FaultException if a loss or the norm of a gradient was not finite; that step was not
   *     taken, nor any after it
   */
  void take() {
    network.takeParameters();
    int fault = (int) state.get(Slot.FAULT);
    if (fault != 0) {
      throw new FaultException(
          String.format(
              Locale.ROOT,
              "%s network: %s is %s in epoch %d, minibatch %d",
              name,
              fault == Slot.LOSS_FAULT ? "its loss" : "the norm of its gradient",
              state.get(Slot.FAULT_VALUE),
              (int) state.get(Slot.FAULT_EPOCH) + 1,
              (int) state.get(Slot.FAULT_MINIBATCH) + 1));
    }
    losses.forEach(loss -> loss.take(batch, state, epochs));
  }

  void save(Checkpoint checkpoint) {
    network.save(checkpoint, (long) state.get(Slot.ADAM_STEPS));
  }

  void restore(Checkpoint checkpoint) {
    state.set(Slot.ADAM_STEPS, network.restore(checkpoint));
  }

  /** Prepares for other data; those before are not used any more. */
  void reserve(DeviceBatch other) {
    forgetRecording();
    losses.forEach(loss -> loss.reserve(other));
  }

  private void forgetRecording() {
    warmFor = null;
    if (recording != null) {
      recording.close();
      recording = null;
    }
  }

  @Override
  public void close() {
    forgetRecording();
    losses.forEach(DeviceLoss::close);
    state.close();
    input.close();
    network.close();
    queue.close();
  }
}
