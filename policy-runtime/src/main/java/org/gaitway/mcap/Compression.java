package org.gaitway.mcap;

/** How the records of a chunk are compressed. */
public enum Compression {
  /** Not at all. */
  NONE(""),
  /** LZ4, frame format: fast. */
  LZ4("lz4"),
  /** Zstandard: small. */
  ZSTD("zstd");

  private final String fileName;

  Compression(String fileName) {
    this.fileName = fileName;
  }

  /** What it is called in a file. */
  String fileName() {
    return fileName;
  }

  /**
   * The compression that a chunk names.
   *
   * @param offset of the chunk, for the error
   * @throws McapException if there is none of this name
   */
  static Compression named(String fileName, long offset) throws McapException {
    for (Compression compression : values()) {
      if (compression.fileName.equals(fileName)) {
        return compression;
      }
    }
    throw new McapException(
        offset, "Chunk", "compression 'zstd', 'lz4' or ''", "'" + fileName + "'");
  }
}
