package org.gaitway.control;

import java.util.function.BiConsumer;
import org.gaitway.policy.Policy;

/** A policy that is a function of a test. */
record FunctionPolicy(int observationSize, int actionSize, BiConsumer<float[], float[]> function)
    implements Policy {
  @Override
  public void act(float[] observation, float[] action) {
    function.accept(observation, action);
  }
}
