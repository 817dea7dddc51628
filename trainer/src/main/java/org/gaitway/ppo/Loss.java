package org.gaitway.ppo;

import org.gaitway.nn.MlpPass;
import org.gaitway.nn.Parameters;

/**
 * What an update makes smaller, as a function of some columns of a network's output. A network of
 * its own has one loss, a shared one several. One thread at a time; nothing but {@link #begin} and
 * {@link #endEpoch} allocates.
 */
interface Loss extends AutoCloseable {
  /**
   * Takes up new data, before the epochs of an update.
   *
   * @param batch is kept until the next call
   * @param pass of the network, for looks at how it is before the update
   * @param progress fraction of the run that is over, in [0, 1]
   */
  void begin(Batch batch, Parameters parameters, MlpPass pass, double progress);

  /** Before each epoch. */
  void beginEpoch();

  /**
   * Writes the gradient of the mean loss over a minibatch: with respect to the outputs of the last
   * forward pass into this loss's columns of {@link MlpPass#outputGradient()}, and with respect to
   * the free parameters, if it depends on them, into {@code gradients}.
   *
   * @param rows the minibatch's samples
   * @param n their number
   * @return mean loss over the samples of the epoch so far
   */
  double differentiate(
      Parameters parameters, MlpPass pass, int[] rows, int n, Parameters gradients);

  /**
   * After each epoch.
   *
   * @param gradientNorm mean Euclidean norm of the network's gradient before clipping
   * @return whether another epoch is welcome
   */
  boolean endEpoch(double gradientNorm);

  /** After the last epoch. */
  void end(Parameters parameters, MlpPass pass);

  @Override
  void close();
}
