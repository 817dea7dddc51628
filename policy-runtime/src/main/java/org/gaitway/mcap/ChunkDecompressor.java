package org.gaitway.mcap;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * Decompresses the records of chunks. Memory is taken as it is filled, not as it is asked for. One
 * thread at a time.
 */
final class ChunkDecompressor {
  private static final int SMALLEST_BUFFER = 1 << 16;
  private static final int USUAL_RATIO = 32;
  private static final int GROWTH = 4;

  /** Frames that need a longer window than 8 MiB are not made by writers of chunks. */
  private static final int LARGEST_WINDOW_LOG = 23;

  private final Lz4Decoder lz4 = new Lz4Decoder();

  /**
   * Decompresses a whole chunk.
   *
   * @param in holds what is compressed
   * @param declared size of the records, within the limits
   * @param buffer to use if it is large enough
   * @param chunk where it is in the file, for errors
   * @return an array that begins with the records
   * @throws McapException if it is not compressed so, or gives more or fewer bytes
   */
  byte[] decompress(
      Compression compression,
      byte[] in,
      int offset,
      int length,
      int declared,
      byte[] buffer,
      long chunk)
      throws McapException {
    return compression == Compression.LZ4
        ? lz4(in, offset, length, declared, buffer, chunk)
        : zstd(in, offset, length, declared, buffer, chunk);
  }

  private byte[] lz4(byte[] in, int offset, int length, int declared, byte[] buffer, long chunk)
      throws McapException {
    Lz4Decoder.Outcome outcome = lz4.decode(in, offset, length, buffer, declared);
    switch (outcome) {
      case WHOLE -> checkSize(lz4.size(), declared, chunk);
      case TOO_LARGE -> throw wrongSize(declared, "more", chunk);
      case CUT_SHORT -> throw new McapException(chunk, "Chunk", "frames of LZ4", "a part of one");
      default -> throw new McapException(chunk, "Chunk", "frames of LZ4", "other bytes");
    }
    return lz4.output();
  }

  private static byte[] zstd(
      byte[] in, int offset, int length, int declared, byte[] buffer, long chunk)
      throws McapException {
    long usual = Math.max(SMALLEST_BUFFER, (long) USUAL_RATIO * length);
    byte[] out = buffer;
    if (out.length < declared) {
      out = new byte[(int) Math.min(declared, Math.max(usual, out.length))];
    }
    while (true) {
      int room = Math.min(out.length, declared);
      try {
        long size = Zstd.decompressByteArray(out, 0, room, in, offset, length);
        checkSize(size, declared, chunk);
        return out;
      } catch (ZstdException e) {
        if (e.getErrorCode() != Zstd.errDstSizeTooSmall()) {
          throw new McapException(chunk, "Chunk", "frames of Zstandard", e.getMessage());
        }
        if (room == declared) {
          throw wrongSize(declared, "more", chunk);
        }
        out = new byte[(int) Math.min(declared, (long) GROWTH * out.length)];
      }
    }
  }

  private static void checkSize(long size, int declared, long chunk) throws McapException {
    if (size != declared) {
      throw wrongSize(declared, String.valueOf(size), chunk);
    }
  }

  private static McapException wrongSize(int declared, String found, long chunk) {
    return new McapException(
        chunk, "Chunk", declared + " bytes of records, as it says", found + " when decompressed");
  }

  /**
   * Decompresses the beginning of a chunk whose end is missing, as far as it goes.
   *
   * @param most bytes of records
   * @return the records, of which the last one may be a part
   */
  byte[] decompressBeginning(Compression compression, byte[] in, int offset, int length, int most) {
    if (compression == Compression.LZ4) {
      lz4.decode(in, offset, length, new byte[0], most);
      return Arrays.copyOf(lz4.output(), lz4.size());
    }
    RecordBuffer out = new RecordBuffer(SMALLEST_BUFFER);
    try (ZstdInputStreamNoFinalizer stream =
        new ZstdInputStreamNoFinalizer(new ByteArrayInputStream(in, offset, length))) {
      stream.setContinuous(true).setLongMax(LARGEST_WINDOW_LOG);
      byte[] part = new byte[SMALLEST_BUFFER];
      for (int size = stream.read(part); size > 0; size = stream.read(part)) {
        out.bytes(part, 0, Math.min(size, most - out.size()));
      }
    } catch (IOException e) { // What came before is all there is.
      return Arrays.copyOf(out.array(), out.size());
    }
    return Arrays.copyOf(out.array(), out.size());
  }
}
