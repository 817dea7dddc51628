package org.gaitway.ppo.cuda;

import java.nio.DoubleBuffer;

/** The {@link Slot}s of one network, and the sums over each epoch of the last update. */
final class DeviceState implements AutoCloseable {
  private final Mirror slots;
  private final Mirror figures;

  /** Zeros, with room for {@code epochs}. */
  DeviceState(Device device, int epochs) {
    this.slots = Mirror.ofDoubles(device, Slot.COUNT);
    this.figures = Mirror.ofDoubles(device, (long) epochs * Slot.FIGURES);
  }

  /** Where the slots are. */
  long address() {
    return slots.address();
  }

  /** Where {@code endEpoch} puts the sums. */
  long figures() {
    return figures.address();
  }

  /** The host's number, as of the last download. */
  double get(Slot slot) {
    return slots.doubles().get(slot.ordinal());
  }

  /** Sets the host's number, to be uploaded. */
  void set(Slot slot, double value) {
    slots.doubles().put(slot.ordinal(), value);
  }

  /** Begins an update: no epoch is over, and all sums are 0. */
  void restart() {
    for (Slot slot : new Slot[] {Slot.EPOCH, Slot.MINIBATCH, Slot.FAULT}) {
      set(slot, 0);
    }
    DoubleBuffer buffer = slots.doubles();
    for (int i = Slot.EPOCH_SAMPLES.ordinal(); i < Slot.COUNT; i++) {
      buffer.put(i, 0);
    }
  }

  void upload(DeviceQueue queue) {
    slots.upload(queue);
  }

  void download(DeviceQueue queue) {
    slots.download(queue);
    figures.download(queue);
  }

  /** A sum over an epoch, as of the last download. */
  double figure(int epoch, Slot slot) {
    return figures.doubles().get(epoch * Slot.FIGURES + slot.figure());
  }

  @Override
  public void close() {
    slots.close();
    figures.close();
  }
}
