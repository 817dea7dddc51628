package org.gaitway.episode;

import org.gaitway.config.Setting;
import org.gaitway.mcap.Compression;
import org.gaitway.mcap.McapWriterOptions;

/**
 * How episodes are written.
 *
 * @param compression of the chunks
 * @param level of Zstandard
 * @param chunkSize bytes after which a chunk ends
 * @param flushPeriod after which what was logged is in the file [s]
 * @param force whether it is on the disk then
 * @param buffer ticks that the loop may be ahead of the disk
 */
public record LogSettings(
    @Setting("compression of the chunks: zstd, lz4 or none") Compression compression,
    @Setting(value = "level of zstd: 1 is fast, 19 is small", min = 1, max = 19) int level,
    @Setting(value = "bytes after which a chunk ends", min = 1024, max = 1 << 28) int chunkSize,
    @Setting(value = "time after which what was logged is in the file [s]", min = 0.001, max = 3600)
        double flushPeriod,
    @Setting("whether it is on the disk then, so that it survives a power failure") boolean force,
    @Setting(
            value = "ticks that the loop may be ahead of the disk before some are left out",
            min = 16,
            max = 1 << 20)
        int buffer) {
  /** Small files, of which a crash takes half a second. */
  public static final LogSettings DEFAULTS =
      new LogSettings(Compression.ZSTD, 1, 1 << 20, 0.5, true, 2048);

  /** The same without waiting for the disk, as for simulations that can be run again. */
  public LogSettings unforced() {
    return new LogSettings(compression, level, chunkSize, flushPeriod, false, buffer);
  }

  McapWriterOptions options() {
    return new McapWriterOptions("ros2", "gaitway", compression, level, chunkSize, force);
  }
}
