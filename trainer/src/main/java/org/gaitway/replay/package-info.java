/**
 * Takes logged episodes again and compares, bit for bit: the physics from its states and controls,
 * the task's observations and rewards from the physics, the policy's actions from the observations.
 */
package org.gaitway.replay;
