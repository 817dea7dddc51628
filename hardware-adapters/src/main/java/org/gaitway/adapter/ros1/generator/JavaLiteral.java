package org.gaitway.adapter.ros1.generator;

/** Values as Java source code. */
final class JavaLiteral {

  private JavaLiteral() {}

  /** A string in quotes, in ASCII. */
  static String of(String text) {
    StringBuilder literal = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      switch (c) {
        case '"' -> literal.append("\\\"");
        case '\\' -> literal.append("\\\\");
        case '\t' -> literal.append("\\t");
        case '\n' -> literal.append("\\n");
        case '\r' -> literal.append("\\r");
        default -> literal.append(c >= ' ' && c <= '~' ? c : "\\u%04x".formatted((int) c));
      }
    }
    return literal.append('"').toString();
  }

  /** The value of a constant. */
  static String of(Constant constant) {
    return switch (constant.type()) {
      case BOOL -> Boolean.toString(constant.truth());
      case STRING -> of(constant.text());
      case FLOAT32 -> of((float) constant.number());
      case FLOAT64 -> of(constant.number());
      case UINT32, INT64, UINT64 -> constant.integer() + "L";
      default -> Long.toString(constant.integer());
    };
  }

  private static String of(float value) {
    if (Float.isNaN(value)) {
      return "Float.NaN";
    } else if (Float.isInfinite(value)) {
      return value > 0 ? "Float.POSITIVE_INFINITY" : "Float.NEGATIVE_INFINITY";
    }
    return value + "f";
  }

  private static String of(double value) {
    if (Double.isNaN(value)) {
      return "Double.NaN";
    } else if (Double.isInfinite(value)) {
      return value > 0 ? "Double.POSITIVE_INFINITY" : "Double.NEGATIVE_INFINITY";
    }
    return Double.toString(value);
  }
}
