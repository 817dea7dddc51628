/**
 * Pictures of simulations by MuJoCo's own renderer, without a window: {@link
 * org.gaitway.sim.render.OffscreenRenderer} draws what a {@link org.gaitway.sim.render.Camera} sees
 * of a state, on a GPU or, where there is none, on the processor.
 */
package org.gaitway.sim.render;
