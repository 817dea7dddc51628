package org.gaitway.adapter.rosbag;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.gaitway.mcap.Lz4Frames;

/** How the chunks of a bag are compressed. */
public enum BagCompression {
  /** Not at all. */
  NONE("none") {
    @Override
    byte[] compress(byte[] bytes, int length) {
      return Arrays.copyOf(bytes, length);
    }

    @Override
    ByteBuffer decompress(ByteBuffer data, long size, String place) throws BagException {
      if (data.remaining() != size) {
        throw new BagException(
            "%s: expected %d bytes, found %d".formatted(place, size, data.remaining()));
      }
      return data;
    }
  },
  /** LZ4, fast; what {@code rosbag record --lz4} takes. */
  LZ4("lz4") {
    @Override
    byte[] compress(byte[] bytes, int length) {
      return Lz4Frames.compress(bytes, length);
    }

    @Override
    ByteBuffer decompress(ByteBuffer data, long size, String place) throws BagException {
      long most = Math.min(MAX_CHUNK_BYTES, MAX_LZ4_RATIO * data.remaining());
      if (size > most) {
        throw new BagException(
            "%s: expected at most %d bytes from %d of LZ4, found %d"
                .formatted(place, most, data.remaining(), size));
      }
      byte[] frames = new byte[data.remaining()];
      data.duplicate().get(frames);
      byte[] bytes = Lz4Frames.decompress(frames, 0, frames.length, (int) size).orElse(null);
      if (bytes == null || bytes.length != size) {
        throw new BagException(
            "%s: expected %d bytes of LZ4, found %s"
                .formatted(place, size, bytes == null ? "no LZ4, or more" : bytes.length));
      }
      return ByteBuffer.wrap(bytes);
    }
  };

  /** Larger chunks are refused: there is no need for them, and memory is short. */
  private static final long MAX_CHUNK_BYTES = 256 << 20;

  /** No byte of LZ4 says more than this many. */
  private static final long MAX_LZ4_RATIO = 255;

  private final String word;

  BagCompression(String word) {
    this.word = word;
  }

  /** What bags call it. */
  String word() {
    return word;
  }

  /** The first bytes of an array, compressed. */
  abstract byte[] compress(byte[] bytes, int length);

  /**
   * What was compressed.
   *
   * @param data of a chunk, from position to limit
   * @param size that it had, as the chunk says
   * @param place what errors call the chunk
   * @throws BagException if it is not what the chunk says
   */
  abstract ByteBuffer decompress(ByteBuffer data, long size, String place) throws BagException;

  /** The compression that a chunk names. */
  static BagCompression named(String word, String place) throws BagException {
    for (BagCompression compression : values()) {
      if (compression.word.equals(word)) {
        return compression;
      }
    }
    String known = String.join(" or ", Arrays.stream(values()).map(c -> c.word).toList());
    throw new BagException(
        "%s: expected the compression %s, found '%s'".formatted(place, known, word));
  }
}
