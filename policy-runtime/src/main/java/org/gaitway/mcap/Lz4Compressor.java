package org.gaitway.mcap;

import java.nio.ByteBuffer;

/** Compresses chunks into frames of LZ4, with blocks of 4 MiB that do not know each other. */
final class Lz4Compressor implements ChunkCompressor {
  private static final int BLOCK = 4 << 20;
  private static final int FLAGS = Lz4Frame.VERSION | Lz4Frame.INDEPENDENT_BLOCKS;
  private static final int BLOCK_SIZE = 7 << 4;

  private final boolean checksum;
  private final Lz4Block block = new Lz4Block();
  private final RecordBuffer out = new RecordBuffer(1 << 16);
  private byte[] compressed = {};

  /** Without a checksum: chunks have one of their own. */
  Lz4Compressor() {
    this(false);
  }

  /**
   * @param checksum whether frames end with one of their content
   */
  Lz4Compressor(boolean checksum) {
    this.checksum = checksum;
  }

  @Override
  public ByteBuffer compress(byte[] records, int length) {
    out.clear();
    out.u32(Lz4Frame.MAGIC);
    int flags = checksum ? FLAGS | Lz4Frame.CONTENT_CHECKSUM : FLAGS;
    byte[] descriptor = {(byte) flags, (byte) BLOCK_SIZE};
    out.bytes(descriptor, 0, descriptor.length);
    out.u8(Lz4Frame.headerCheck(descriptor, 0, descriptor.length));
    for (int from = 0; from < length; from += BLOCK) {
      block(records, from, Math.min(BLOCK, length - from));
    }
    out.u32(0);
    if (checksum) {
      out.u32(Integer.toUnsignedLong(XxHash32.of(records, 0, length)));
    }
    return ByteBuffer.wrap(out.array(), 0, out.size());
  }

  private void block(byte[] records, int from, int length) {
    if (compressed.length < Lz4Block.bound(length)) {
      compressed = new byte[Lz4Block.bound(length)];
    }
    int size = block.compress(records, from, length, compressed, 0);
    if (size < length) {
      out.u32(size);
      out.bytes(compressed, 0, size);
    } else {
      out.u32(Lz4Frame.STORED | length);
      out.bytes(records, from, length);
    }
  }

  @Override
  public void close() {
    // All of it is memory of the heap.
  }
}
