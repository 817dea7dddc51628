package org.gaitway.mcap;

import java.io.IOException;

/** A file is not MCAP, is damaged, or asks for more than the limits allow. */
public class McapException extends IOException {
  private static final long serialVersionUID = 1;

  private final long offset;
  private final String record;
  private final String expected;
  private final String found;

  /**
   * @param offset where in the file [bytes]; for what is wrong inside a compressed chunk, the
   *     chunk's
   * @param record what was being read there, such as {@code Chunk}
   * @param expected what should be there
   * @param found what is there
   */
  public McapException(long offset, String record, String expected, String found) {
    super(record + " at byte " + offset + ": expected " + expected + ", found " + found);
    this.offset = offset;
    this.record = record;
    this.expected = expected;
    this.found = found;
  }

  /** Where in the file [bytes]. */
  public long offset() {
    return offset;
  }

  /** What was being read there. */
  public String record() {
    return record;
  }

  /** What should be there. */
  public String expected() {
    return expected;
  }

  /** What is there. */
  public String found() {
    return found;
  }
}
