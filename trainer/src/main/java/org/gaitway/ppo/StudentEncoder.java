package org.gaitway.ppo;

import org.gaitway.nn.Parameters;

/**
 * What a student knows instead of what its teacher sees: an encoder takes the whole normalised
 * observation, and the policy's network takes the present part of it and, behind that, the
 * encoder's outputs brought to length 1.
 *
 * @param parameters of the encoder
 * @param present which of the observed values are of the present step, in order. Not to be changed
 */
public record StudentEncoder(Parameters parameters, int[] present) {}
