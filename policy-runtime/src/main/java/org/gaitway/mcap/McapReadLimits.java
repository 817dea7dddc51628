package org.gaitway.mcap;

/**
 * How much memory a file may ask for beyond its own size. Only what is compressed, or overlaps in
 * time, can ask for that.
 *
 * @param chunkSize most uncompressed bytes of a chunk
 * @param compressionRatio most uncompressed bytes for each compressed one, in chunks of more than
 *     16 MiB
 * @param openSize most bytes of the chunks that overlap at any one time, all of which must be in
 *     memory to read them by log time
 */
public record McapReadLimits(long chunkSize, long compressionRatio, long openSize) {
  /** Chunks of up to this size may be compressed however well [bytes]. */
  private static final long ANY_RATIO = 16L << 20;

  private static final long LARGEST_CHUNK = Integer.MAX_VALUE - 8;

  /** Checks that all are positive, and the chunks not beyond what an array can hold. */
  public McapReadLimits {
    chunkSize = Math.min(chunkSize, LARGEST_CHUNK);
    if (Math.min(chunkSize, Math.min(compressionRatio, openSize)) < 1) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }

  /** 256 MiB a chunk, 1,000 bytes for one, 1 GiB of overlapping chunks. */
  public static McapReadLimits defaults() {
    return new McapReadLimits(256L << 20, 1000, 1L << 30);
  }

  /**
   * Refuses a chunk that is too large.
   *
   * @param offset of the chunk in the file
   * @return the size
   */
  int checkChunk(long offset, long compressed, long uncompressed) throws McapException {
    long byRatio =
        compressed > chunkSize / compressionRatio ? chunkSize : compressed * compressionRatio;
    long most = Math.min(chunkSize, Math.max(ANY_RATIO, byRatio));
    if (uncompressed < 0 || uncompressed > most) {
      throw new McapException(
          offset,
          "Chunk",
          "at most " + most + " bytes from " + compressed + " compressed ones (a limit of reading)",
          Long.toUnsignedString(uncompressed));
    }
    return (int) uncompressed;
  }
}
