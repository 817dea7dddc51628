package org.gaitway.ppo;

import org.gaitway.random.RandomStream;

/** The order in which an update's epochs take the samples. One thread at a time. */
public final class EpochOrder {
  private final RandomStream random;
  private final int[][] order;

  /** Draws from a stream that is the caller's. */
  public EpochOrder(int epochs, RandomStream random) {
    this.random = random;
    this.order = new int[epochs][0];
  }

  /**
   * The samples of each epoch: all that were collected, in random order, every second one as its
   * mirror image where there are such. So half of each minibatch are images, and an epoch takes no
   * longer for them.
   *
   * @return the order's own arrays, which the next call changes
   */
  public int[][] draw(Batch batch) {
    draw(batch.originals());
    if (batch.size() > batch.originals()) {
      for (int[] epoch : order) {
        for (int i = 1; i < epoch.length; i += 2) {
          epoch[i] += batch.originals();
        }
      }
    }
    return order;
  }

  /**
   * A permutation of the samples for each epoch.
   *
   * @return the order's own arrays, which the next call changes
   */
  public int[][] draw(int samples) {
    for (int epoch = 0; epoch < order.length; epoch++) {
      if (order[epoch].length != samples) {
        order[epoch] = new int[samples];
      }
      for (int i = 0; i < samples; i++) {
        order[epoch][i] = i;
      }
      random.shuffle(order[epoch]);
    }
    return order;
  }
}
