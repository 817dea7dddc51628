package org.gaitway.policy;

import java.util.List;

/** A compiled graph: steps over preallocated arrays, run in order. */
final class KernelPolicy implements Policy {
  private final KernelStep[] steps;
  private final float[] input;
  private final float[] output;

  /**
   * @param steps in the order to run
   * @param input (observationSize) the array that the steps read the observation from
   * @param output (actionSize) the array that holds the action after the last step
   */
  KernelPolicy(List<KernelStep> steps, float[] input, float[] output) {
    this.steps = steps.toArray(KernelStep[]::new);
    this.input = input;
    this.output = output;
  }

  @Override
  public int observationSize() {
    return input.length;
  }

  @Override
  public int actionSize() {
    return output.length;
  }

  @Override
  public void act(float[] observation, float[] action) {
    if (observation.length != input.length || action.length != output.length) {
      throw new IllegalArgumentException(
          String.format(
              "expected %d observed and %d commanded values, found %d and %d",
              input.length, output.length, observation.length, action.length));
    }
    System.arraycopy(observation, 0, input, 0, input.length);
    for (KernelStep step : steps) {
      step.run();
    }
    System.arraycopy(output, 0, action, 0, output.length);
  }
}
