package org.gaitway.mcap;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a file holds, as it says itself.
 *
 * @param messageCount messages
 * @param schemaCount schemas
 * @param channelCount channels
 * @param attachmentCount attachments
 * @param metadataCount metadata records
 * @param chunkCount chunks
 * @param messageStartTime least log time of a message [ns]; 0 without messages
 * @param messageEndTime greatest log time of a message [ns]; 0 without messages
 * @param channelMessageCounts messages by the channel's identifier, ascending; copied
 */
public record McapStatistics(
    long messageCount,
    int schemaCount,
    long channelCount,
    long attachmentCount,
    long metadataCount,
    long chunkCount,
    long messageStartTime,
    long messageEndTime,
    Map<Integer, Long> channelMessageCounts) {

  /** Copies the map. */
  public McapStatistics {
    channelMessageCounts = Collections.unmodifiableMap(new TreeMap<>(channelMessageCounts));
  }
}
