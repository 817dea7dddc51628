package org.gaitway.replay;

/**
 * A simulation before some physics steps with the same controls.
 *
 * @param state the integration state as the step found it, its controls and applied forces included
 * @param ctrl controls (nu)
 * @param substeps physics steps until the next; 0 where the episode ended
 */
public record PhysicsStep(double[] state, double[] ctrl, int substeps) {}
