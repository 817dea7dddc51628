package org.gaitway.ppo.cuda;

import org.gaitway.ppo.PolicyEpoch.Ratios;

/** The probability ratios of an update's epochs, and their quantiles. */
final class RatioQuantiles implements AutoCloseable {
  private static final double[] SHARES = {0.05, 0.5, 0.95};
  private static final int THREADS = 1024;

  private final int size;
  private final int epochs;
  private final DeviceMemory ratios;
  private final Mirror ranks;
  private final Mirror selected;
  private boolean ranksAreThere;

  /** Allocates for so many samples in each epoch. */
  RatioQuantiles(Device device, int size, int epochs) {
    this.size = size;
    this.epochs = epochs;
    this.ratios = device.allocate((long) epochs * size * Float.BYTES);
    this.ranks = Mirror.ofInts(device, SHARES.length);
    this.selected = Mirror.ofFloats(device, (long) epochs * SHARES.length);
    for (int i = 0; i < SHARES.length; i++) {
      ranks.ints().put(i, (int) Math.round(SHARES[i] * (size - 1)));
    }
  }

  /** Where the ratios are (epochs x size). */
  long ratios() {
    return ratios.address();
  }

  /** Selects, and begins to copy to the host. Epochs that were not run give old numbers. */
  void select(DeviceQueue queue) {
    if (!ranksAreThere) {
      ranks.upload(queue);
      ranksAreThere = true;
    }
    queue.launch(
        Kernel.SELECT_RATIOS,
        new Grid(SHARES.length, epochs, THREADS, 1),
        ratios.address(),
        size,
        ranks.address(),
        selected.address());
    selected.download(queue);
  }

  /** The quantiles of an epoch, once they are with the host. */
  Ratios of(int epoch, double largest) {
    int first = epoch * SHARES.length;
    return new Ratios(
        selected.floats().get(first),
        selected.floats().get(first + 1),
        selected.floats().get(first + 2),
        largest);
  }

  @Override
  public void close() {
    ratios.close();
    ranks.close();
    selected.close();
  }
}
