package org.gaitway.mcap;

import java.io.IOException;

/** Goes through the records of a part of a file, through a window of a few KiB. */
final class RecordCursor {
  private static final int WINDOW = 1 << 16;

  private final McapSource source;
  private final long stop;
  private final byte[] window;
  private long windowStart;
  private int windowLength;
  private long next;
  private long start;
  private int opcode;
  private long length;

  /**
   * @param from where the first record begins
   * @param to where the last one ends
   */
  RecordCursor(McapSource source, long from, long to) {
    this.source = source;
    next = from;
    stop = to;
    window = new byte[(int) Math.max(0, Math.min(WINDOW, to - from))];
  }

  /** Whether there are bytes left, be they enough for a record or not. */
  boolean hasNext() {
    return next < stop;
  }

  /** Whether opcode and length of the next record are there. */
  boolean hasHeader() {
    return stop - next >= Layout.RECORD_HEADER;
  }

  /** Where the next record begins. */
  long position() {
    return next;
  }

  /** Goes on elsewhere. */
  void position(long position) {
    next = position;
  }

  /**
   * Goes to the next record, which may be cut short.
   *
   * @throws McapException if not even its length is there
   */
  void next() throws IOException {
    if (!hasHeader()) {
      throw new McapException(next, "File", "a record", stop - next + " bytes");
    }
    start = next;
    int at = require(start, Layout.RECORD_HEADER);
    opcode = Byte.toUnsignedInt(window[at]);
    length = RecordParser.u64(window, at + 1);
    next = isWhole() ? start + Layout.RECORD_HEADER + length : stop;
  }

  /** Whether all of the record is there. */
  boolean isWhole() {
    return length >= 0 && length <= stop - start - Layout.RECORD_HEADER;
  }

  /**
   * Checks that the record has a kind and is whole.
   *
   * @throws McapException if not
   */
  void check() throws McapException {
    if (opcode == 0) {
      throw new McapException(start, "File", "a record", "opcode 0");
    }
    if (!isWhole()) {
      throw new McapException(
          start,
          name(),
          "at most " + (stop - start - Layout.RECORD_HEADER) + " bytes",
          Long.toUnsignedString(length));
    }
  }

  int opcode() {
    return opcode;
  }

  String name() {
    return Opcode.name(opcode);
  }

  /** Where the record begins in the file. */
  long start() {
    return start;
  }

  /** Where the record ends in the file. */
  long end() {
    return next;
  }

  /** How much follows the record [bytes]. */
  long room() {
    return stop - next;
  }

  /** Of its content [bytes]. */
  long length() {
    return length;
  }

  /** The record's whole content, valid until the cursor moves. */
  RecordParser content() throws IOException {
    return content(length);
  }

  /** The beginning of the record's content. */
  RecordParser content(long most) throws IOException {
    long wanted = Math.min(length, most);
    long from = start + Layout.RECORD_HEADER;
    if (wanted > window.length) {
      byte[] bytes = source.read(from, wanted);
      return new RecordParser(bytes, 0, bytes.length, start, name());
    }
    int at = require(from, (int) wanted);
    return new RecordParser(window, at, at + (int) wanted, start, name());
  }

  /** Brings some bytes into the window; where they are in it. */
  private int require(long from, int count) throws IOException {
    if (from < windowStart || from + count > windowStart + windowLength) {
      windowStart = from;
      windowLength = (int) Math.min(window.length, stop - from);
      source.read(from, window, 0, windowLength);
    }
    return (int) (from - windowStart);
  }
}
