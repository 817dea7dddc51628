package org.gaitway.adapter.rosbag;

import java.nio.ByteBuffer;

/**
 * A record that was read.
 *
 * @param kind what it is
 * @param header the fields of its header
 * @param data its data, little-endian, from position to limit
 * @param place what errors call it
 * @param end position after it, where the next record begins
 */
record BagRecord(RecordKind kind, Fields header, ByteBuffer data, String place, long end) {

  /**
   * Returns this record, which must be of a kind.
   *
   * @throws BagException if it is of another
   */
  BagRecord expect(RecordKind expected) throws BagException {
    if (kind != expected) {
      throw new BagException(
          "%s: expected a record of kind '%s'".formatted(place, expected.words()));
    }
    return this;
  }
}
