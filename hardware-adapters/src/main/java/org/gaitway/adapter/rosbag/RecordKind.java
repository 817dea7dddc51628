package org.gaitway.adapter.rosbag;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of record, by their code in the field {@code op}. */
enum RecordKind {
  MESSAGE(2, "message"),
  FILE_HEADER(3, "file header"),
  INDEX(4, "index"),
  CHUNK(5, "chunk"),
  CHUNK_INFO(6, "chunk info"),
  CONNECTION(7, "connection");

  private final byte code;
  private final String words;

  RecordKind(int code, String words) {
    this.code = (byte) code;
    this.words = words;
  }

  static Optional<RecordKind> of(byte code) {
    return Arrays.stream(values()).filter(kind -> kind.code == code).findFirst();
  }

  byte code() {
    return code;
  }

  /** What errors call it. */
  String words() {
    return words;
  }
}
