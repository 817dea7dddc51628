/**
 * The reference learner: every objective of {@link org.gaitway.ppo.SurrogateSettings} written as
 * the equation that it is, in a graph of ND4J's SameDiff, which differentiates it. So its gradients
 * owe nothing to those that {@link org.gaitway.ppo.CpuLearner} has derived by hand; tests hold the
 * two equal. Nothing of ND4J is loaded before a learner of this package is made.
 */
package org.gaitway.ppo.nd4j;
