package org.gaitway.ppo;

import org.gaitway.checkpoint.Checkpoint;
import org.gaitway.nn.Adam;
import org.gaitway.nn.Parameters;
import org.gaitway.task.FaultException;

/** A network's parameters with their gradient and what takes steps along it. Owns all of them. */
final class TrainedParameters implements AutoCloseable {
  private final String name;
  private final Parameters parameters;
  private final Parameters gradient;
  private final Adam adam;
  private final double gradientLimit;

  /**
   * Takes over a network's parameters.
   *
   * @param name the network's in checkpoints and messages
   */
  TrainedParameters(String name, PpoSettings settings, Parameters parameters) {
    this.name = name;
    this.parameters = parameters;
    this.gradient = new Parameters(parameters.shape(), parameters.extraSize());
    this.adam = new Adam(parameters.block().length(), settings.adamEpsilon());
    this.gradientLimit = settings.gradientLimit();
  }

  /** Those that are learned. */
  Parameters parameters() {
    return parameters;
  }

  /** Where the gradient of the loss belongs. */
  Parameters gradient() {
    return gradient;
  }

  /**
   * Takes a step downhill.
   *
   * @return the Euclidean norm of the gradient before clipping
   * @throws FaultException if that is not finite; the step was not taken
   */
  double step(double rate) {
    return requireFinite(
        "the norm of its gradient",
        adam.step(parameters.block(), gradient.block(), rate, gradientLimit));
  }

  /**
   * The value.
   *
   * @throws FaultException if it is not finite
   */
  double requireFinite(String what, double value) {
    if (!Double.isFinite(value)) {
      throw new FaultException(name + " network: " + what + " is " + value);
    }
    return value;
  }

  void save(Checkpoint checkpoint) {
    checkpoint
        .put(field("parameters"), parameters.block().toArray())
        .put(field("first-moment"), adam.firstMoment().toArray())
        .put(field("second-moment"), adam.secondMoment().toArray())
        .put(field("adam-steps"), adam.steps());
  }

  void restore(Checkpoint checkpoint) {
    int size = parameters.block().length();
    parameters.block().set(checkpoint.floats(field("parameters"), size));
    adam.firstMoment().set(checkpoint.floats(field("first-moment"), size));
    adam.secondMoment().set(checkpoint.floats(field("second-moment"), size));
    adam.restoreSteps(checkpoint.aLong(field("adam-steps")));
  }

  private String field(String what) {
    return "learner." + name + "." + what;
  }

  @Override
  public void close() {
    parameters.close();
    gradient.close();
    adam.close();
  }
}
