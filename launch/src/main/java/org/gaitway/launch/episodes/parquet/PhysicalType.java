package org.gaitway.launch.episodes.parquet;

import org.gaitway.launch.episodes.table.CellType;

/** How Parquet stores values, with its number in the format. */
enum PhysicalType {
  BOOLEAN(0),
  INT64(2),
  FLOAT(4),
  DOUBLE(5),
  BYTE_ARRAY(6);

  private final int code;

  PhysicalType(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  static PhysicalType of(CellType type) {
    return switch (type) {
      case BOOLEAN -> BOOLEAN;
      case INTEGER, UNSIGNED -> INT64;
      case FLOAT -> FLOAT;
      case DOUBLE -> DOUBLE;
      case TEXT -> BYTE_ARRAY;
    };
  }
}
