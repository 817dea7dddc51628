package org.gaitway.ppo;

/**
 * What the policy's update maximises: a function of the probability ratios r_i = pi(a_i|s_i) /
 * pi_old(a_i|s_i) and the advantages A_i, less a penalty on KL(pi_old, pi). An objective may have a
 * coefficient that follows what the updates do. One thread at a time; allocation-free.
 */
public interface Surrogate {
  /**
   * Evaluates the objective, without its KL penalty, over the first {@code n} samples.
   *
   * @param gradient receives d objective_i / d log pi(a_i|s_i) for each sample
   * @return the mean objective
   */
  double evaluate(float[] ratio, float[] advantage, int n, float[] gradient);

  /** Weight of the mean KL(pi_old, pi), which the update subtracts [1/nat]; 0 for no penalty. */
  default double klPenalty() {
    return 0;
  }

  /** Told before each update which fraction of the run, in [0, 1], is over. */
  default void begin(double progress) {}

  /** Whether {@link #end} needs the KL. */
  default boolean followsKl() {
    return false;
  }

  /**
   * Told after each update.
   *
   * @param kl mean KL(pi_old, pi) over the update's data [nat]; not a number unless {@link
   *     #followsKl()}
   */
  default void end(double kl) {}

  /** The coefficient that changes from update to update; 0 where there is none. */
  default double coefficient() {
    return 0;
  }

  /** Goes on with a saved {@link #coefficient()}. */
  default void restore(double coefficient) {}
}
