package org.gaitway.ppo.nd4j;

import java.util.List;
import java.util.Map;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A summand of what an update makes smaller, as equations over a network's outputs. One thread at a
 * time.
 */
interface LossTerm {
  /** The mean loss over a minibatch. */
  SDVariable loss();

  /**
   * Takes up new data, before the epochs of an update.
   *
   * @param samples are kept until the next call
   * @param progress fraction of the run that is over, in [0, 1]
   */
  void begin(Samples samples, double progress);

  /** Puts in the values of this term's placeholders for a minibatch. */
  void feed(int[] rows, Map<String, INDArray> placeholders);

  /** The variables whose values {@link #observe} wants to see. */
  List<String> watched();

  /**
   * Takes note of a minibatch's values, before the step on it.
   *
   * @param n its size; by sample, the first n values count
   */
  void observe(int n, Map<String, INDArray> values);

  /**
   * After each epoch.
   *
   * @param gradientNorm mean Euclidean norm of the network's gradient before clipping
   * @return whether another epoch is welcome
   */
  boolean endEpoch(double gradientNorm);

  /** After the last epoch. */
  void end();
}
