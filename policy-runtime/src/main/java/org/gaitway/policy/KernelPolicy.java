package org.gaitway.policy;

import java.util.Arrays;
import java.util.List;

/** A compiled graph: steps over preallocated arrays, run in order. */
final class KernelPolicy implements Policy {
  private final KernelStep[] steps;
  private final float[][] inputs;
  private final float[] output;
  private final Memory[] memories;
  private final int observationSize;

  /**
   * What is remembered from call to call.
   *
   * @param old the array that steps read it from
   * @param fresh the array that holds it after the last step
   */
  record Memory(float[] old, float[] fresh) {}

  /**
   * @param steps in the order to run
   * @param inputs the arrays that the steps read the observation from, one after the other
   * @param output (actionSize) the array that holds the action after the last step
   * @param memories states of a recurrent policy
   */
  KernelPolicy(
      List<KernelStep> steps, List<float[]> inputs, float[] output, List<Memory> memories) {
    this.steps = steps.toArray(KernelStep[]::new);
    this.inputs = inputs.toArray(float[][]::new);
    this.output = output;
    this.memories = memories.toArray(Memory[]::new);
    observationSize = inputs.stream().mapToInt(input -> input.length).sum();
  }

  @Override
  public int observationSize() {
    return observationSize;
  }

  @Override
  public int actionSize() {
    return output.length;
  }

  @Override
  public void act(float[] observation, float[] action) {
    PolicySizes.check(this, observation, action);
    int from = 0;
    for (float[] input : inputs) {
      System.arraycopy(observation, from, input, 0, input.length);
      from += input.length;
    }
    for (KernelStep step : steps) {
      step.run();
    }
    System.arraycopy(output, 0, action, 0, output.length);
    for (Memory memory : memories) {
      System.arraycopy(memory.fresh, 0, memory.old, 0, memory.old.length);
    }
  }

  @Override
  public void reset() {
    for (Memory memory : memories) {
      Arrays.fill(memory.old, 0);
    }
  }
}
