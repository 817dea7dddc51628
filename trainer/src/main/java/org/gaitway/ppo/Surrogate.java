package org.gaitway.ppo;

/**
 * What the policy's update maximises, as a function of the probability ratios r_i = pi(a_i|s_i) /
 * pi_old(a_i|s_i) and the advantages A_i. One thread at a time; allocation-free.
 */
public interface Surrogate {
  /**
   * Evaluates the objective over the first {@code n} samples.
   *
   * @param gradient receives d objective_i / d log pi(a_i|s_i) for each sample
   * @return the mean objective
   */
  double evaluate(float[] ratio, float[] advantage, int n, float[] gradient);
}
