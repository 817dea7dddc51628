package org.gaitway.task;

import org.gaitway.random.RandomStream;

/**
 * A physical parameter that differs from episode to episode. An environment whose task has any owns
 * its model; all parameters are the nominal ones when variations are applied, and derived constants
 * are computed afterwards. Bound once per environment.
 */
@FunctionalInterface
public interface Randomisation {
  /** Makes the variation of one environment's own model. */
  Variation bind(Environment environment);

  /** Varies one model. What is drawn is kept in slots of the episode. */
  interface Variation {
    /** Draws for an episode. */
    void draw(RandomStream random);

    /** Changes the model, whose parameters are nominal, by what was drawn. */
    void apply();
  }
}
