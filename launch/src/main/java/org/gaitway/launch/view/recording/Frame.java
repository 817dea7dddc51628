package org.gaitway.launch.view.recording;

/**
 * A state at a moment.
 *
 * @param time since the episode began [s]
 * @param values the integration state, or the positions; see {@link Recording.Pose}. Not to be
 *     changed
 */
public record Frame(double time, double[] values) {}
