package org.gaitway.mcap;

import java.io.Closeable;
import java.nio.ByteBuffer;

/** Compresses the records of chunks. One thread at a time. */
interface ChunkCompressor extends Closeable {

  /**
   * Compresses.
   *
   * @param records the first {@code length} bytes
   * @return what they became, the compressor's, valid until the next call
   */
  ByteBuffer compress(byte[] records, int length);

  /** Frees what is not memory of the heap. */
  @Override
  void close();

  /** A compressor. */
  static ChunkCompressor of(Compression compression, int level) {
    return switch (compression) {
      case NONE -> new NoCompressor();
      case LZ4 -> new Lz4Compressor();
      case ZSTD -> new ZstdCompressor(level);
    };
  }

  /** Leaves them as they are. */
  final class NoCompressor implements ChunkCompressor {
    @Override
    public ByteBuffer compress(byte[] records, int length) {
      return ByteBuffer.wrap(records, 0, length);
    }

    @Override
    public void close() {
      // There is nothing.
    }
  }
}
