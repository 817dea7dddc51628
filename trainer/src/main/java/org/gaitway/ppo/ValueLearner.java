package org.gaitway.ppo;

import java.util.List;
import org.gaitway.checkpoint.Checkpoint;
import org.gaitway.nn.Rows;
import org.gaitway.nn.Sharing;
import org.gaitway.random.RandomStream;

/**
 * A value function with a network of its own, learned just as PPO's is: epochs of minibatches,
 * squared error, Adam. For algorithms that differ from PPO in the policy's update alone. One thread
 * at a time.
 */
public final class ValueLearner implements AutoCloseable {
  private final ValueLoss loss;
  private final TrainedNetwork network;
  private final EpochOrder order;

  /**
   * Makes a freshly initialised network.
   *
   * @param privilegedSize values that it sees
   * @param random for initialisation and shuffling; stays the caller's to save
   */
  public ValueLearner(
      int privilegedSize,
      NetworkSettings network,
      PpoSettings settings,
      RandomStream random,
      Sharing sharing) {
    this.loss = new ValueLoss(settings, 0);
    this.order = new EpochOrder(settings.epochs(), random);
    this.network =
        new TrainedNetwork(
            "value",
            settings,
            network.value(privilegedSize, random),
            LearningRate.ofValue(settings),
            Batch::privileged,
            List.of(loss),
            sharing);
  }

  /**
   * One update: all epochs of minibatches.
   *
   * @param progress fraction of the run that is over, in [0, 1]
   */
  public List<ValueEpoch> update(Batch batch, double progress) {
    network.update().run(batch, order.draw(batch), progress);
    return loss.epochs();
  }

  /** Values of the first {@code count} rows of what it sees into {@code out}. */
  public void values(Rows privileged, int count, float[] out) {
    network.update().outputs(privileged, count, 0, out);
  }

  /** Saves the network and its optimiser. */
  public void save(Checkpoint checkpoint) {
    network.save(checkpoint);
  }

  /** Goes on from a saved state. */
  public void restore(Checkpoint checkpoint) {
    network.restore(checkpoint);
  }

  @Override
  public void close() {
    network.close();
  }
}
