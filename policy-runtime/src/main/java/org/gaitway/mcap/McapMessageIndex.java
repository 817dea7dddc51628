package org.gaitway.mcap;

/**
 * Where the messages of one channel are in a chunk.
 *
 * @param channelId of the channel
 * @param logTimes of the messages [ns]; not copied
 * @param offsets of the messages' records from the beginning of the uncompressed records [bytes];
 *     as many; not copied
 */
public record McapMessageIndex(int channelId, long[] logTimes, long[] offsets) {

  /** Checks that there are as many times as offsets. */
  public McapMessageIndex {
    if (logTimes.length != offsets.length) {
      throw new IllegalArgumentException(
          "expected as many times as offsets, found " + logTimes.length + ", " + offsets.length);
    }
  }
}
