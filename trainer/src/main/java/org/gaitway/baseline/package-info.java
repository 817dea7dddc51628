/**
 * What the PPO paper compares PPO with in its Figure 3, on the same rollouts and networks: TRPO,
 * A2C with and without trust region, the vanilla policy gradient with adaptive step size, and the
 * cross-entropy method. Each class names the paper, and where it can the equation, that it follows.
 */
package org.gaitway.baseline;
