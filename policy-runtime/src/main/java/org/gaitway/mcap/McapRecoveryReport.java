package org.gaitway.mcap;

import java.util.OptionalLong;

/**
 * What {@link McapRecovery} found.
 *
 * @param bytes length of the damaged file
 * @param keptBytes how many of them, from the beginning, were kept as they are
 * @param messages how many are in the new file
 * @param chunks how many are in the new file
 * @param salvagedMessages how many of the messages are from a chunk whose end is missing
 * @param lostMessages how many are not in the new file, if that is known
 * @param lostChunks how many are not in the new file, if that is known
 * @param complete whether nothing is lost
 * @param reason why it did not go on; empty if nothing is lost
 */
public record McapRecoveryReport(
    long bytes,
    long keptBytes,
    long messages,
    long chunks,
    long salvagedMessages,
    OptionalLong lostMessages,
    OptionalLong lostChunks,
    boolean complete,
    String reason) {

  /** How many bytes of the damaged file were not kept as they are. */
  public long lostBytes() {
    return bytes - keptBytes;
  }
}
