package org.gaitway.ppo.cuda;

/**
 * What an update makes smaller, as a function of some columns of a network's output: the device's
 * counterpart of what the default learner calls a loss. Everything goes into the network's queue.
 */
interface DeviceLoss extends AutoCloseable {
  /** Makes room for the samples of a batch, while no work is under way. */
  void reserve(DeviceBatch batch);

  /** Sets this loss's slots for an update at a fraction of the run in [0, 1]. */
  void configure(DeviceState state, double progress);

  /**
   * Before the epochs.
   *
   * @param input where the network's inputs for all samples are
   */
  void begin(DeviceBatch batch, DeviceNetwork network, long input);

  /** Before an epoch, whose order is on the device or on its way. */
  void beginEpoch(DeviceBatch batch, DeviceNetwork network, int epoch);

  /** Leaves the gradient of the mean loss over a minibatch whose outputs the network has. */
  void differentiate(DeviceBatch batch, DeviceNetwork network, DeviceState state, int start, int n);

  /** After the epochs: begins to copy to the host what {@link #take} wants. */
  void end(DeviceBatch batch, DeviceNetwork network, long input);

  /**
   * Takes in what an update did, once all is done.
   *
   * @param epochs that were run
   */
  void take(DeviceBatch batch, DeviceState state, int epochs);

  @Override
  void close();
}
