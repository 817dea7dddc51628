package org.gaitway.ppo.cuda;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.gaitway.nn.NativeFloats;
import org.gaitway.nn.Rows;
import org.gaitway.ppo.Batch;
import org.gaitway.rollout.Workers;

/** The data of an update on the device, for a fixed number of samples. */
final class DeviceBatch implements AutoCloseable {
  /** Copying smaller pieces in parallel is not worth the call. */
  private static final int SMALLEST_PIECE = 1 << 16;

  private final int size;
  private final int originals;
  private final Mirror observations;
  private final Mirror privileged;
  private final Mirror actions;
  private final Mirror advantages;
  private final Mirror values;
  private final Mirror returns;
  private final Mirror order;
  private final int actionStride;

  /**
   * Allocates.
   *
   * @param size samples, mirror images included
   * @param originals samples that an epoch takes
   * @param privilegedSize width of what the value function sees; 0 if that is what the policy sees
   */
  DeviceBatch(
      Device device,
      int size,
      int originals,
      int epochs,
      int observationSize,
      int privilegedSize,
      int actionSize) {
    this.size = size;
    this.originals = originals;
    this.actionStride = Rows.stride(actionSize);
    this.observations = rows(device, observationSize);
    this.privileged = privilegedSize == 0 ? observations : rows(device, privilegedSize);
    this.actions = rows(device, actionSize);
    this.advantages = Mirror.ofFloats(device, size);
    this.values = Mirror.ofFloats(device, size);
    this.returns = Mirror.ofFloats(device, size);
    this.order = Mirror.ofInts(device, (long) epochs * originals);
  }

  private Mirror rows(Device device, int columns) {
    return Mirror.ofFloats(device, (long) size * Rows.stride(columns));
  }

  /**
   * Copies a batch of this size to the device.
   *
   * @param estimated whether what the value function sees, values, advantages and returns are there
   */
  void load(Batch batch, boolean estimated, DeviceQueue copies, Workers workers) {
    List<Runnable> pieces = new ArrayList<>();
    List<Mirror> changed = new ArrayList<>(List.of(actions));
    stage(batch.actions(), actions, pieces);
    if (!estimated || isAsymmetric()) {
      stage(batch.observations(), observations, pieces);
      changed.add(observations);
    }
    if (!estimated) {
      if (isAsymmetric()) {
        stage(batch.privileged(), privileged, pieces);
        changed.add(privileged);
      }
      advantages.floats().put(0, batch.advantages());
      values.floats().put(0, batch.values());
      returns.floats().put(0, batch.returns());
      changed.addAll(List.of(advantages, values, returns));
    }
    workers.run(pieces);
    changed.forEach(mirror -> mirror.upload(copies));
  }

  /** Copies what the value function sees to the device. */
  void loadPrivileged(Rows rows, DeviceQueue queue, Workers workers) {
    List<Runnable> pieces = new ArrayList<>();
    stage(rows, privileged, pieces);
    workers.run(pieces);
    privileged.upload(queue);
  }

  /** Begins to copy values, advantages and returns to the host. */
  void downloadEstimates(DeviceQueue queue) {
    values.download(queue);
    advantages.download(queue);
    returns.download(queue);
  }

  /** Takes what was downloaded, after the queue was awaited. */
  void takeEstimates(float[] ofValues, float[] ofAdvantages, float[] ofReturns) {
    values.floats().get(0, ofValues);
    advantages.floats().get(0, ofAdvantages);
    returns.floats().get(0, ofReturns);
  }

  private void stage(Rows rows, Mirror target, List<Runnable> pieces) {
    stage(rows.block(), size * rows.stride(), target, pieces);
  }

  /** Adds tasks that copy the first floats of a block to the host's side of a mirror. */
  static void stage(NativeFloats source, int count, Mirror target, List<Runnable> pieces) {
    FloatBuffer from = source.buffer();
    FloatBuffer to = target.floats();
    for (int start = 0; start < count; start += SMALLEST_PIECE) {
      int first = start;
      int length = Math.min(SMALLEST_PIECE, count - start);
      pieces.add(() -> to.put(first, from, first, length));
    }
  }

  /** Copies the order of an epoch to the device. */
  void loadOrder(int epoch, int[] permutation, DeviceQueue copies) {
    order.ints().put(epoch * originals, permutation);
    long bytes = (long) originals * Integer.BYTES;
    order.upload(copies, epoch * bytes, bytes);
  }

  /** Whether the value function's inputs are not the policy's. */
  boolean isAsymmetric() {
    return privileged != observations;
  }

  /** Samples, mirror images included. */
  int size() {
    return size;
  }

  /** Samples that were collected, which is as many as an epoch takes. */
  int originals() {
    return originals;
  }

  /** Whether data of these numbers fit. */
  boolean isFor(int samples, int collected, boolean asymmetric) {
    return size == samples && originals == collected && isAsymmetric() == asymmetric;
  }

  /** Inputs of the policy (size rows). */
  long observations() {
    return observations.address();
  }

  /** Inputs of the value function (size rows). */
  long privileged() {
    return privileged.address();
  }

  /** Sampled actions (size rows of {@link #actionStride}). */
  long actions() {
    return actions.address();
  }

  int actionStride() {
    return actionStride;
  }

  long advantages() {
    return advantages.address();
  }

  /** Values before the update. */
  long values() {
    return values.address();
  }

  long returns() {
    return returns.address();
  }

  /** The order of each epoch (epochs x originals). */
  long order() {
    return order.address();
  }

  @Override
  public void close() {
    if (isAsymmetric()) {
      privileged.close();
    }
    for (Mirror mirror : List.of(observations, actions, advantages, values, returns, order)) {
      mirror.close();
    }
  }
}
