package org.gaitway.mcap;

import java.util.Arrays;

/** Sizes and fixed bytes of the format. */
final class Layout {
  /** Opcode and length, before a record's content [bytes]. */
  static final int RECORD_HEADER = 1 + Long.BYTES;

  /** A message's content before its data [bytes]. */
  static final int MESSAGE_HEADER = Short.BYTES + Integer.BYTES + 2 * Long.BYTES;

  /** The whole record at the end of the data, which is never longer [bytes]. */
  static final int DATA_END = RECORD_HEADER + Integer.BYTES;

  /** The footer's content, which is never longer [bytes]. */
  static final int FOOTER_CONTENT = 2 * Long.BYTES + Integer.BYTES;

  /** The whole footer [bytes]. */
  static final int FOOTER = RECORD_HEADER + FOOTER_CONTENT;

  /** An entry of a message index: time and offset [bytes]. */
  static final int INDEX_ENTRY = 2 * Long.BYTES;

  private static final byte[] MAGIC = {(byte) 0x89, 'M', 'C', 'A', 'P', '0', '\r', '\n'};

  private Layout() {}

  /** What files begin and end with; a new array. */
  static byte[] magic() {
    return MAGIC.clone();
  }

  /** How many bytes that is. */
  static int magicLength() {
    return MAGIC.length;
  }

  /** Whether it is there. */
  static boolean isMagic(byte[] bytes) {
    return Arrays.equals(bytes, MAGIC);
  }
}
