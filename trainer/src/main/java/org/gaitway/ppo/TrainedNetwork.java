package org.gaitway.ppo;

import java.util.List;
import java.util.function.Function;
import org.gaitway.checkpoint.Checkpoint;
import org.gaitway.nn.Adam;
import org.gaitway.nn.Parameters;
import org.gaitway.nn.Rows;
import org.gaitway.nn.Sharing;

/** A network with what learns it: optimiser and update. Owns all of them. */
final class TrainedNetwork implements AutoCloseable {
  private final String prefix;
  private final Parameters parameters;
  private final Adam adam;
  private final NetworkUpdate update;

  /**
   * Takes over a network.
   *
   * @param name its name in checkpoints and messages
   * @param input what of a batch it takes
   * @param sharing of large minibatches
   */
  TrainedNetwork(
      String name,
      PpoSettings settings,
      Parameters parameters,
      LearningRate rate,
      Function<Batch, Rows> input,
      List<? extends Loss> losses,
      Sharing sharing) {
    this.prefix = "learner." + name + ".";
    this.parameters = parameters;
    this.adam = new Adam(parameters.block().length(), settings.adamEpsilon());
    this.update = new NetworkUpdate(name, settings, parameters, adam, rate, input, losses, sharing);
  }

  Parameters parameters() {
    return parameters;
  }

  NetworkUpdate update() {
    return update;
  }

  void save(Checkpoint checkpoint) {
    checkpoint
        .put(prefix + "parameters", parameters.block().toArray())
        .put(prefix + "first-moment", adam.firstMoment().toArray())
        .put(prefix + "second-moment", adam.secondMoment().toArray())
        .put(prefix + "adam-steps", adam.steps());
  }

  void restore(Checkpoint checkpoint) {
    int size = parameters.block().length();
    parameters.block().set(checkpoint.floats(prefix + "parameters", size));
    adam.firstMoment().set(checkpoint.floats(prefix + "first-moment", size));
    adam.secondMoment().set(checkpoint.floats(prefix + "second-moment", size));
    adam.restoreSteps(checkpoint.aLong(prefix + "adam-steps"));
  }

  @Override
  public void close() {
    update.close();
    adam.close();
    parameters.close();
  }
}
