package org.gaitway.mcap;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** Frames of LZ4 outside of MCAP, for other formats that have them. */
public final class Lz4Frames {
  private Lz4Frames() {}

  /**
   * Compresses into one frame, with a checksum of its content, and blocks that do not know each
   * other.
   *
   * @param bytes of which the first are compressed
   * @param length how many they are
   */
  public static byte[] compress(byte[] bytes, int length) {
    try (Lz4Compressor compressor = new Lz4Compressor(true)) {
      ByteBuffer frame = compressor.compress(bytes, length);
      byte[] copy = new byte[frame.remaining()];
      frame.get(copy);
      return copy;
    }
  }

  /**
   * Decompresses frames that follow one another. Memory is taken as it is filled.
   *
   * @param most bytes of the content
   * @return the content; empty if the bytes are no LZ4, or cut short, or there is more
   */
  public static Optional<byte[]> decompress(byte[] frames, int offset, int length, int most) {
    Lz4Decoder decoder = new Lz4Decoder();
    Lz4Decoder.Outcome outcome = decoder.decode(frames, offset, length, new byte[0], most);
    return outcome == Lz4Decoder.Outcome.WHOLE
        ? Optional.of(Arrays.copyOf(decoder.output(), decoder.size()))
        : Optional.empty();
  }
}
