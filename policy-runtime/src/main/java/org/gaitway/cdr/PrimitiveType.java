package org.gaitway.cdr;

import java.util.Locale;
import java.util.Optional;

/** The types of ROS 2 messages that hold no others. */
public enum PrimitiveType {
  /** A truth value, one byte. */
  BOOL(1),
  /** A byte; unsigned. */
  BYTE(1),
  /** A byte; unsigned in ROS 2. */
  CHAR(1),
  /** 8 bits, signed. */
  INT8(1),
  /** 8 bits, unsigned. */
  UINT8(1),
  /** 16 bits, signed. */
  INT16(2),
  /** 16 bits, unsigned. */
  UINT16(2),
  /** 32 bits, signed. */
  INT32(4),
  /** 32 bits, unsigned. */
  UINT32(4),
  /** 64 bits, signed. */
  INT64(8),
  /** 64 bits, unsigned. */
  UINT64(8),
  /** IEEE 754, 32 bits. */
  FLOAT32(4),
  /** IEEE 754, 64 bits. */
  FLOAT64(8),
  /** Text in UTF-8. */
  STRING(4);

  private final int bytes;

  PrimitiveType(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes that a value takes at least. */
  int bytes() {
    return bytes;
  }

  /** The name in definitions: {@code float64}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a number of this type has no sign. */
  boolean isUnsigned() {
    return this == BYTE || this == CHAR || name().startsWith("UINT");
  }

  /** The type of a name. */
  static Optional<PrimitiveType> of(String word) {
    for (PrimitiveType type : values()) {
      if (type.word().equals(word)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
