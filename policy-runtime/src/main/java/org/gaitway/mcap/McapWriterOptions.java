package org.gaitway.mcap;

import java.util.Objects;

/**
 * How a file is written.
 *
 * @param profile conventions that the file follows, such as {@code ros2}; may be empty
 * @param library what writes it; may be empty
 * @param compression of the chunks
 * @param level of Zstandard: 1 (fast) to 19 (small)
 * @param chunkSize a chunk ends when its records have this many bytes; 0 writes messages without
 *     chunks, uncompressed and without indexes
 * @param forceOnFlush whether {@link McapWriter#flush} waits until all is on the disk, which takes
 *     milliseconds, and so survives a power failure
 */
public record McapWriterOptions(
    String profile,
    String library,
    Compression compression,
    int level,
    int chunkSize,
    boolean forceOnFlush) {

  private static final int LARGEST_CHUNK = 256 << 20;
  private static final int HIGHEST_LEVEL = 19;

  /** Checks the ranges. */
  public McapWriterOptions {
    Objects.requireNonNull(profile, "profile");
    Objects.requireNonNull(library, "library");
    Objects.requireNonNull(compression, "compression");
    if (level < 1 || level > HIGHEST_LEVEL) {
      throw new IllegalArgumentException(
          "level must be from 1 to " + HIGHEST_LEVEL + ", was " + level);
    }
    if (chunkSize < 0 || chunkSize > LARGEST_CHUNK) {
      throw new IllegalArgumentException(
          "chunkSize must be from 0 to " + LARGEST_CHUNK + ", was " + chunkSize);
    }
  }

  /**
   * Profile {@code ros2}, Zstandard at its own default level, chunks of 1 MiB as other writers make
   * them.
   */
  public static McapWriterOptions defaults() {
    return new McapWriterOptions("ros2", "gaitway", Compression.ZSTD, 3, 1 << 20, false);
  }

  /** The same with another profile. */
  public McapWriterOptions withProfile(String other) {
    return new McapWriterOptions(other, library, compression, level, chunkSize, forceOnFlush);
  }

  /** The same with another library. */
  public McapWriterOptions withLibrary(String other) {
    return new McapWriterOptions(profile, other, compression, level, chunkSize, forceOnFlush);
  }

  /** The same with another compression. */
  public McapWriterOptions withCompression(Compression other) {
    return new McapWriterOptions(profile, library, other, level, chunkSize, forceOnFlush);
  }

  /** The same with chunks of another size; 0 for none. */
  public McapWriterOptions withChunkSize(int other) {
    return new McapWriterOptions(profile, library, compression, level, other, forceOnFlush);
  }

  /** The same, forcing to the disk or not. */
  public McapWriterOptions withForceOnFlush(boolean other) {
    return new McapWriterOptions(profile, library, compression, level, chunkSize, other);
  }
}
