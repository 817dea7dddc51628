package org.gaitway.launch.render;

import org.gaitway.policy.Policy;
import org.gaitway.random.RandomStream;
import org.gaitway.sim.Model;
import org.gaitway.sim.SimState;
import org.gaitway.task.Environment;
import org.gaitway.task.TaskDefinition;

/**
 * An episode that a policy runs while it is watched: the first of an evaluation with the same seed.
 * A number that is not finite ends it.
 */
public final class PolicyEpisode implements FrameSource {
  private final Model model;
  private final Environment environment;
  private final Policy policy;
  private final float[] observation;
  private final float[] action;
  private final double[] control;
  private boolean begun;
  private boolean over;

  /**
   * Makes an episode of a task; it begins with the first state that is asked for.
   *
   * @param seed of its start
   * @throws IllegalArgumentException if the policy's sizes are not the task's
   */
  public PolicyEpisode(TaskDefinition definition, Policy policy, long seed) {
    this.policy = policy;
    this.model = definition.model().get();
    boolean made = false;
    try {
      this.environment = new Environment(definition, model, new RandomStream(seed, 0));
      this.observation = new float[environment.observationSize()];
      this.action = new float[environment.actionSize()];
      this.control = new double[environment.actionSize()];
      made = true;
    } finally {
      if (!made) {
        model.close();
      }
    }
    checkSizes();
  }

  private void checkSizes() {
    if (policy.observationSize() != observation.length || policy.actionSize() != action.length) {
      close();
      throw new IllegalArgumentException(
          String.format(
              "the policy maps %d values to %d, but task %s has %d observed values and %d controls",
              policy.observationSize(),
              policy.actionSize(),
              environment.definition().name(),
              observation.length,
              action.length));
    }
  }

  @Override
  public Model model() {
    return model;
  }

  @Override
  public double period() {
    return environment.controlPeriod();
  }

  @Override
  public SimState next() {
    if (over) {
      return null;
    }
    if (begun) {
      step();
    } else {
      environment.reset();
      begun = true;
    }
    return over && environment.fault() != null ? null : environment.simulation().save();
  }

  private void step() {
    environment.observe(observation);
    if (environment.fault() != null) {
      over = true;
      return;
    }
    policy.act(observation, action);
    for (int i = 0; i < action.length; i++) {
      control[i] = action[i];
    }
    over = environment.step(control).endsEpisode();
  }

  @Override
  public void close() {
    environment.close();
    model.close();
  }
}
