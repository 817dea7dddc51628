package org.gaitway.ppo;

import java.util.List;

/**
 * What an update did.
 *
 * @param policyEpochs passes over the data that the policy took, in order; at least one
 * @param valueEpochs those of the value function; at least one
 * @param entropy of the action distribution after the update [nat]
 * @param learningRate the policy's last step size
 * @param coefficient the objective's coefficient after the update: a KL penalty's weight or a
 *     multiplier; 0 where there is none
 * @param studentError half the mean squared distance between what a student's encoder tells and
 *     what its teacher's does; not a number where there is no student
 */
public record UpdateStatistics(
    List<PolicyEpoch> policyEpochs,
    List<ValueEpoch> valueEpochs,
    double entropy,
    double learningRate,
    double coefficient,
    double studentError) {

  /** Those of an update without a student. */
  public UpdateStatistics(
      List<PolicyEpoch> policyEpochs,
      List<ValueEpoch> valueEpochs,
      double entropy,
      double learningRate,
      double coefficient) {
    this(policyEpochs, valueEpochs, entropy, learningRate, coefficient, Double.NaN);
  }

  /**
   * Those of a gradient-free update: only the step size is a number.
   *
   * @param learningRate how far the update looked around
   */
  public static UpdateStatistics gradientFree(double learningRate) {
    return new UpdateStatistics(
        List.of(PolicyEpoch.NONE), List.of(ValueEpoch.NONE), Double.NaN, learningRate, Double.NaN);
  }

  /** The policy's last pass. */
  public PolicyEpoch policy() {
    return policyEpochs.get(policyEpochs.size() - 1);
  }

  /** The value function's last pass. */
  public ValueEpoch value() {
    return valueEpochs.get(valueEpochs.size() - 1);
  }
}
