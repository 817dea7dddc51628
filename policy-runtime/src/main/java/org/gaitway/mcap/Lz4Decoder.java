package org.gaitway.mcap;

import java.util.Arrays;

/**
 * Decompresses frames of LZ4, one after the other. It keeps all output, so that blocks may refer to
 * blocks before them, and so that what came before an error can be had. Checksums of blocks are not
 * looked at: some writers get them wrong, and a chunk has a CRC of its own.
 */
final class Lz4Decoder {
  private static final int MIN_MATCH = 4;
  private static final int LONG_LENGTH = 15;
  private static final int SMALLEST_BUFFER = 1 << 16;

  /** How decompressing ended. */
  enum Outcome {
    /** The input ends with a frame. */
    WHOLE,
    /** The input ends within a frame. */
    CUT_SHORT,
    /** There is more output than allowed. */
    TOO_LARGE,
    /** The input is not LZ4. */
    MALFORMED
  }

  /** Leaves the nest of methods; carries nothing but how it ended. */
  private static final class Stop extends Exception {
    private static final long serialVersionUID = 1;
    final Outcome outcome;

    Stop(Outcome outcome) {
      super(null, null, false, false);
      this.outcome = outcome;
    }
  }

  private byte[] in;
  private int at;
  private int end;
  private byte[] out;
  private int size;
  private int limit;

  /**
   * Decompresses.
   *
   * @param buffer to use for the output if it is large enough
   * @param most bytes of output; memory is taken as it is filled
   */
  Outcome decode(byte[] input, int offset, int length, byte[] buffer, int most) {
    in = input;
    at = offset;
    end = offset + length;
    out = buffer;
    size = 0;
    limit = most;
    try {
      while (at < end) {
        frame();
      }
      return Outcome.WHOLE;
    } catch (Stop stop) {
      return stop.outcome;
    }
  }

  /** The output, valid up to {@link #size} until the next call. */
  byte[] output() {
    return out;
  }

  int size() {
    return size;
  }

  private void frame() throws Stop {
    int flags = header();
    int start = size;
    for (int word = u32(); word != 0; word = u32()) {
      int length = word & ~Lz4Frame.STORED;
      boolean whole = length <= end - at;
      int blockEnd = whole ? at + length : end;
      if ((word & Lz4Frame.STORED) != 0) {
        literals(blockEnd - at);
      } else {
        sequences(blockEnd, whole ? Outcome.MALFORMED : Outcome.CUT_SHORT);
      }
      if (!whole) {
        throw new Stop(Outcome.CUT_SHORT);
      }
      if ((flags & Lz4Frame.BLOCK_CHECKSUM) != 0) {
        u32();
      }
    }
    if ((flags & Lz4Frame.CONTENT_CHECKSUM) != 0
        && u32() != XxHash32.of(out, start, size - start)) {
      throw new Stop(Outcome.MALFORMED);
    }
  }

  /** Reads and checks a frame's header; its flags. */
  private int header() throws Stop {
    if (u32() != (int) Lz4Frame.MAGIC) {
      throw new Stop(Outcome.MALFORMED);
    }
    int start = at;
    int flags = u8(end, Outcome.CUT_SHORT);
    u8(end, Outcome.CUT_SHORT);
    if ((flags & Lz4Frame.VERSION_MASK) != Lz4Frame.VERSION || (flags & Lz4Frame.DICTIONARY) != 0) {
      throw new Stop(Outcome.MALFORMED);
    }
    if ((flags & Lz4Frame.CONTENT_SIZE) != 0) {
      u32();
      u32();
    }
    int check = Lz4Frame.headerCheck(in, start, at - start);
    if (u8(end, Outcome.CUT_SHORT) != check) {
      throw new Stop(Outcome.MALFORMED);
    }
    return flags;
  }

  /**
   * Decompresses a block.
   *
   * @param atEnd what it means that the block ends within a sequence
   */
  private void sequences(int blockEnd, Outcome atEnd) throws Stop {
    while (at < blockEnd) {
      int token = u8(blockEnd, atEnd);
      int literals = length(token >>> 4, blockEnd, atEnd);
      int there = Math.min(literals, blockEnd - at);
      literals(there);
      if (there < literals) {
        throw new Stop(atEnd);
      }
      if (at == blockEnd) {
        return;
      }
      int distance = u8(blockEnd, atEnd) | u8(blockEnd, atEnd) << 8;
      int length = length(token & LONG_LENGTH, blockEnd, atEnd);
      repeat(distance, MIN_MATCH + length);
    }
  }

  private int length(int bits, int blockEnd, Outcome atEnd) throws Stop {
    int length = bits;
    if (bits == LONG_LENGTH) {
      int more;
      do {
        more = u8(blockEnd, atEnd);
        length += more;
        if (length > limit) {
          throw new Stop(Outcome.TOO_LARGE);
        }
      } while (more == 255);
    }
    return length;
  }

  private void literals(int length) throws Stop {
    reserve(length);
    System.arraycopy(in, at, out, size, length);
    at += length;
    size += length;
  }

  /** Appends what is so far before the end; it may run into what it appends. */
  private void repeat(int distance, int length) throws Stop {
    if (distance == 0 || distance > size) {
      throw new Stop(Outcome.MALFORMED);
    }
    reserve(length);
    int from = size - distance;
    int stop = size + length;
    while (size < stop) {
      int part = Math.min(stop - size, size - from);
      System.arraycopy(out, from, out, size, part);
      size += part;
    }
  }

  private void reserve(int more) throws Stop {
    if (more > limit - size) {
      throw new Stop(Outcome.TOO_LARGE);
    }
    if (more > out.length - size) {
      long wanted = Math.max((long) size + more, Math.max(2L * out.length, SMALLEST_BUFFER));
      out = Arrays.copyOf(out, (int) Math.min(wanted, limit));
    }
  }

  private int u8(int stop, Outcome atEnd) throws Stop {
    if (at >= stop) {
      throw new Stop(atEnd);
    }
    return Byte.toUnsignedInt(in[at++]);
  }

  private int u32() throws Stop {
    if (end - at < Integer.BYTES) {
      throw new Stop(Outcome.CUT_SHORT);
    }
    at += Integer.BYTES;
    return (int) RecordParser.u32(in, at - Integer.BYTES);
  }
}
