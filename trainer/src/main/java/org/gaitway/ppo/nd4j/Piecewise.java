package org.gaitway.ppo.nd4j;

import org.nd4j.autodiff.samediff.SDVariable;

/**
 * Equations by cases. ND4J's own minimum and maximum pass a gradient on to both arguments where
 * these are equal, as they are for every sample at the start of an update.
 */
final class Piecewise {
  private Piecewise() {}

  /** min(a, b), which where they are equal is a. */
  static SDVariable smaller(SDVariable a, SDVariable b) {
    return choose(a.lte(b), a, b);
  }

  /** max(a, b), which where they are equal is a. */
  static SDVariable larger(SDVariable a, SDVariable b) {
    return choose(a.gte(b), a, b);
  }

  /** x, not below {@code low} and not above {@code high}. */
  static SDVariable within(SDVariable x, SDVariable low, SDVariable high) {
    return smaller(larger(x, low), high);
  }

  /** {@code a} where the condition holds, else {@code b}; both finite. */
  static SDVariable choose(SDVariable condition, SDVariable a, SDVariable b) {
    // A comparison has no gradient, so that c is a constant for the rest.
    SDVariable c = condition.castTo(a.dataType());
    return c.mul(a).add(c.rsub(1).mul(b));
  }
}
