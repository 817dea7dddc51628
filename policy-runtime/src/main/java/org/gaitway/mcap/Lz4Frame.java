package org.gaitway.mcap;

/**
 * Numbers of LZ4's frame format.
 *
 * @see <a href="https://github.com/lz4/lz4/blob/dev/doc/lz4_Frame_format.md">LZ4 Frame Format</a>
 */
final class Lz4Frame {
  /** What a frame begins with. */
  static final long MAGIC = 0x184D2204L;

  /** In the flags: version 1. */
  static final int VERSION = 1 << 6;

  /** In the flags: all bits of the version. */
  static final int VERSION_MASK = 3 << 6;

  /** In the flags: no block refers to the one before. */
  static final int INDEPENDENT_BLOCKS = 1 << 5;

  /** In the flags: a checksum follows each block. */
  static final int BLOCK_CHECKSUM = 1 << 4;

  /** In the flags: the descriptor holds the content's size. */
  static final int CONTENT_SIZE = 1 << 3;

  /** In the flags: a checksum of the content follows the last block. */
  static final int CONTENT_CHECKSUM = 1 << 2;

  /** In the flags: the descriptor names a dictionary. */
  static final int DICTIONARY = 1;

  /** In a block's size: the block is not compressed. */
  static final int STORED = 1 << 31;

  private Lz4Frame() {}

  /** The byte that the descriptor is checked with. */
  static int headerCheck(byte[] descriptor, int offset, int length) {
    return XxHash32.of(descriptor, offset, length) >>> 8 & 0xFF;
  }
}
