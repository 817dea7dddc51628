package org.gaitway.mcap;

import java.util.zip.CRC32;

/** Gathers the messages of a chunk. Adding allocates nothing once it has grown. */
final class ChunkBuilder {
  /** The message that ends a chunk goes beyond its size. */
  private static final int SLACK = 1 << 16;

  private final RecordBuffer records;
  private final MessagePlaces places = new MessagePlaces();
  private final CRC32 crc = new CRC32();

  ChunkBuilder(int chunkSize) {
    records = new RecordBuffer(chunkSize + SLACK);
  }

  void add(
      int channelId,
      long sequence,
      long logTime,
      long publishTime,
      byte[] data,
      int offset,
      int length) {
    int place = records.size();
    RecordEncoder.message(records, channelId, sequence, logTime, publishTime, data, offset, length);
    places.add(channelId, logTime, place);
  }

  /** How long the records are [bytes]. */
  int size() {
    return records.size();
  }

  /** The records, valid up to the size. */
  byte[] records() {
    return records.array();
  }

  /** The CRC of the records. */
  long crc() {
    crc.reset();
    crc.update(records.array(), 0, records.size());
    return crc.getValue();
  }

  MessagePlaces places() {
    return places;
  }

  void clear() {
    records.clear();
    places.clear();
  }
}
