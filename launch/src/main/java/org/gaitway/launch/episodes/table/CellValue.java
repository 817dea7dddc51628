package org.gaitway.launch.episodes.table;

import org.gaitway.cdr.MessageField;
import org.gaitway.cdr.MessageValue;
import org.gaitway.cdr.PrimitiveType;

/** How a field's value becomes that of a cell. */
final class CellValue {
  private CellValue() {}

  /** The type of a field's values, or elements. */
  static CellType type(PrimitiveType type) {
    return switch (type) {
      case BOOL -> CellType.BOOLEAN;
      case UINT64 -> CellType.UNSIGNED;
      case FLOAT32 -> CellType.FLOAT;
      case FLOAT64 -> CellType.DOUBLE;
      case STRING -> CellType.TEXT;
      default -> CellType.INTEGER;
    };
  }

  /** A field's value, integers of arrays as {@code long}. */
  static Object of(MessageValue message, MessageField field) {
    boolean integers =
        field.isArray()
            && field.primitive().isPresent()
            && switch (type(field.primitive().get())) {
              case INTEGER, UNSIGNED -> true;
              default -> false;
            };
    return integers ? message.integers(field.name()) : message.get(field.name());
  }
}
