package org.gaitway.mcap;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Compresses blocks in LZ4's block format: literals and references to what came up to 64 KiB
 * before, found through a table of the last place of each hash of five bytes.
 *
 * @see <a href="https://github.com/lz4/lz4/blob/dev/doc/lz4_Block_format.md">LZ4 Block Format</a>
 */
final class Lz4Block {
  /** Greatest distance of a reference [bytes]. */
  private static final int WINDOW = 65_535;

  private static final int MIN_MATCH = 4;

  /** The last bytes are literals, and the last reference begins well before them. */
  private static final int LAST_LITERALS = 5;

  private static final int LAST_MATCH = 12;

  /** The table fits into the first level of a processor's cache, beside what is read. */
  private static final int TABLE_BITS = 12;

  /** Where nothing is found, the search goes faster after this many steps (as a power of two). */
  private static final int PATIENCE_BITS = 6;

  /** Lengths from here on go on in bytes of their own. */
  private static final int LONG_LENGTH = 15;

  /** Longer copies are left to the JVM [bytes]. */
  private static final int SHORT_COPY = 64;

  /** Odd and without pattern: the golden ratio's. */
  private static final long HASH_FACTOR = 0x9E3779B97F4A7C15L;

  private static final VarHandle INT = view(int[].class);
  private static final VarHandle LONG = view(long[].class);

  private final int[] table = new int[1 << TABLE_BITS];
  private byte[] in;
  private int end;
  private byte[] out;
  private int size;

  private static VarHandle view(Class<?> array) {
    return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
  }

  /** Most bytes that a block may become. */
  static int bound(int length) {
    return length + length / 255 + 16;
  }

  /**
   * Compresses a block.
   *
   * @param target where to; has room for {@link #bound} bytes
   * @return how many bytes it became
   */
  int compress(byte[] source, int offset, int length, byte[] target, int targetOffset) {
    in = source;
    end = offset + length;
    out = target;
    size = targetOffset;
    Arrays.fill(table, offset); // The beginning, which any place may refer to.
    int anchor = length > LAST_MATCH ? matches(offset) : offset;
    literals(anchor, end - anchor, 0);
    return size - targetOffset;
  }

  /** Writes sequences as long as references are found; returns where the last literals begin. */
  private int matches(int start) {
    int last = end - LAST_MATCH;
    int anchor = start;
    int position = start + 1;
    int steps = 1 << PATIENCE_BITS;
    while (position <= last) {
      int candidate = exchange(position);
      if (!matches(candidate, position)) {
        position += steps++ >>> PATIENCE_BITS;
        continue;
      }
      while (position > anchor && candidate > start && in[position - 1] == in[candidate - 1]) {
        position--;
        candidate--;
      }
      int length = MIN_MATCH + common(position + MIN_MATCH, candidate + MIN_MATCH);
      sequence(anchor, position, position - candidate, length);
      position += length;
      anchor = position;
      steps = 1 << PATIENCE_BITS;
      if (position <= last) {
        exchange(position - 2);
      }
    }
    return anchor;
  }

  /** The last place with this place's hash; this place takes its place. */
  private int exchange(int position) {
    long five = (long) LONG.get(in, position) << Long.SIZE - 5 * Byte.SIZE;
    int hash = (int) (five * HASH_FACTOR >>> Long.SIZE - TABLE_BITS);
    int candidate = table[hash];
    table[hash] = position;
    return candidate;
  }

  private boolean matches(int candidate, int position) {
    return candidate < position
        && position - candidate <= WINDOW
        && (int) INT.get(in, candidate) == (int) INT.get(in, position);
  }

  /** How many bytes are equal from two places on. */
  private int common(int from, int earlier) {
    int stop = end - LAST_LITERALS;
    int at = from;
    int other = earlier;
    while (at + Long.BYTES <= stop) {
      long difference = (long) LONG.get(in, at) ^ (long) LONG.get(in, other);
      if (difference != 0) {
        return at - from + (Long.numberOfTrailingZeros(difference) >>> 3);
      }
      at += Long.BYTES;
      other += Long.BYTES;
    }
    while (at < stop && in[at] == in[other]) {
      at++;
      other++;
    }
    return at - from;
  }

  private void sequence(int anchor, int position, int distance, int length) {
    int more = length - MIN_MATCH;
    literals(anchor, position - anchor, Math.min(more, LONG_LENGTH));
    out[size++] = (byte) distance;
    out[size++] = (byte) (distance >>> 8);
    longLength(more);
  }

  private void literals(int from, int length, int matchBits) {
    out[size++] = (byte) (Math.min(length, LONG_LENGTH) << 4 | matchBits);
    longLength(length);
    copy(from, length);
    size += length;
  }

  /** Copies by eight bytes, up to seven too many; at the ends of the arrays exactly. */
  private void copy(int from, int length) {
    if (length > SHORT_COPY
        || from + length + Long.BYTES > in.length
        || size + length + Long.BYTES > out.length) {
      System.arraycopy(in, from, out, size, length);
      return;
    }
    for (int i = 0; i < length; i += Long.BYTES) {
      LONG.set(out, size + i, (long) LONG.get(in, from + i));
    }
  }

  private void longLength(int length) {
    if (length < LONG_LENGTH) {
      return;
    }
    int rest = length - LONG_LENGTH;
    for (; rest >= 255; rest -= 255) {
      out[size++] = (byte) 255;
    }
    out[size++] = (byte) rest;
  }
}
