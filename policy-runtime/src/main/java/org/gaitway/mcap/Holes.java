package org.gaitway.mcap;

import java.io.IOException;

/**
 * Pages that hold nothing but zeros. After a power failure a file may have its full length and yet
 * lack some of its pages, which then read as zeros.
 */
final class Holes {
  private static final int PAGE = 4096;

  private final McapSource source;
  private final byte[] page = new byte[PAGE];
  private long checked;

  Holes(McapSource source) {
    this.source = source;
  }

  /**
   * The first byte of a part of the file that is on a page of zeros, or the end of the part.
   *
   * @param from not before what was asked for at the last call
   */
  long first(long from, long to) throws IOException {
    for (long start = Math.max(from / PAGE * PAGE, checked); start < to; start += PAGE) {
      int length = (int) Math.min(PAGE, source.size() - start);
      source.read(start, page, 0, length);
      if (isZero(length)) {
        return Math.max(start, from);
      }
      checked = start + PAGE;
    }
    return to;
  }

  private boolean isZero(int length) {
    for (int i = 0; i < length; i++) {
      if (page[i] != 0) {
        return false;
      }
    }
    return true;
  }
}
