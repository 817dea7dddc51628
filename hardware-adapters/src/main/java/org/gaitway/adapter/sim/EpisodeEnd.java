package org.gaitway.adapter.sim;

/**
 * How an episode of a simulated robot ended.
 *
 * @param totalReward its return; 0 where nothing is rewarded
 * @param steps its length [control steps]
 * @param reason in words: {@code terminated}, {@code time-out}
 */
public record EpisodeEnd(double totalReward, int steps, String reason) {}
