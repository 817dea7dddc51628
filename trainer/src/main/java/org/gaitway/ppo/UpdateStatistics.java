package org.gaitway.ppo;

/**
 * What an update did.
 *
 * @param surrogate mean objective over the last epoch
 * @param valueLoss mean of half the squared error over the last epoch
 * @param kl mean over the last epoch of r - 1 - ln r, an estimate of KL(old, new) [nat] that is
 *     never negative (Schulman 2020)
 * @param clipFraction share of the last epoch's samples with |r - 1| beyond the clip range
 * @param entropy of the action distribution after the update [nat]
 * @param policyGradientNorm mean Euclidean norm before clipping
 * @param valueGradientNorm mean Euclidean norm before clipping
 * @param learningRate step size that was used
 * @param policyEpochs epochs that the policy took before any early stop
 */
public record UpdateStatistics(
    double surrogate,
    double valueLoss,
    double kl,
    double clipFraction,
    double entropy,
    double policyGradientNorm,
    double valueGradientNorm,
    double learningRate,
    int policyEpochs) {}
