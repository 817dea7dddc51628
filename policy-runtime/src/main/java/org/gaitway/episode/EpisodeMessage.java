package org.gaitway.episode;

import org.gaitway.cdr.MessageValue;

/**
 * A message of an episode.
 *
 * @param topic such as {@link Topics#JOINT_STATES}
 * @param step number of the step or tick
 * @param time when it was logged [ns]
 * @param value what it holds; the receiver's
 */
public record EpisodeMessage(String topic, long step, long time, MessageValue value) {}
