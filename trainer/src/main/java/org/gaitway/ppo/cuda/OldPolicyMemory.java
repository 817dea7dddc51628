package org.gaitway.ppo.cuda;

import org.gaitway.ppo.PpoSettings;

/** What the policy that collected the data made of them, and the advantages' moments. */
final class OldPolicyMemory implements AutoCloseable {
  private final DeviceMemory logProbs;
  private final DeviceMemory means;
  private final DeviceMemory moments;

  /** Allocates for the samples of a batch. */
  OldPolicyMemory(Device device, DeviceBatch batch, int actions, PpoSettings settings) {
    int size = batch.size();
    this.logProbs = device.allocate((long) size * Float.BYTES);
    this.means = device.allocate((long) size * actions * Float.BYTES);
    long minibatches = Grid.covering(batch.originals(), settings.minibatch()).blocksX();
    this.moments = device.allocate(settings.epochs() * minibatches * 2 * Double.BYTES);
  }

  /** Log-probabilities of the actions that were taken (size). */
  long logProbs() {
    return logProbs.address();
  }

  /** Means (size x actions). */
  long means() {
    return means.address();
  }

  /** Mean and inverse deviation of each minibatch's advantages (epochs x minibatches x 2). */
  long moments() {
    return moments.address();
  }

  @Override
  public void close() {
    logProbs.close();
    means.close();
    moments.close();
  }
}
