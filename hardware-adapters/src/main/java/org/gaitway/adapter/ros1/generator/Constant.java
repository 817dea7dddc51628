package org.gaitway.adapter.ros1.generator;

import java.math.BigInteger;
import java.util.Locale;

/**
 * A constant of a message.
 *
 * @param type its type
 * @param name its name
 * @param text its value as the definition has it, without the space around it
 */
record Constant(Primitive type, String name, String text) {

  /**
   * Checks the value.
   *
   * @throws IllegalArgumentException if it is none of the type
   */
  Constant {
    if (type.integerBits() > 0) {
      checkInteger(type, text);
    } else if (type == Primitive.FLOAT32 || type == Primitive.FLOAT64) {
      number(text);
    } else if (type == Primitive.BOOL) {
      truth(text);
    }
  }

  private static void checkInteger(Primitive type, String text) {
    int bits = type.integerBits();
    BigInteger low = type.isUnsigned() ? BigInteger.ZERO : BigInteger.TWO.pow(bits - 1).negate();
    BigInteger high = low.add(BigInteger.TWO.pow(bits)).subtract(BigInteger.ONE);
    String expected = "expected an integer from " + low + " to " + high + ", found '" + text + "'";
    BigInteger value;
    try {
      value = new BigInteger(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(expected, e);
    }
    if (value.compareTo(low) < 0 || value.compareTo(high) > 0) {
      throw new IllegalArgumentException(expected);
    }
  }

  /** The value of an integer; that of an unsigned one of 64 bits has the same bits. */
  long integer() {
    return new BigInteger(text).longValue();
  }

  /** The value of a floating-point number. */
  double number() {
    return number(text);
  }

  private static double number(String text) {
    String bare = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
    double sign = text.startsWith("-") ? -1 : 1;
    switch (bare.toLowerCase(Locale.ROOT)) {
      case "inf", "infinity":
        return sign * Double.POSITIVE_INFINITY;
      case "nan":
        return Double.NaN;
      default:
        break;
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("expected a number, found '" + text + "'", e);
    }
  }

  /** The value of a bool. */
  boolean truth() {
    return truth(text);
  }

  private static boolean truth(String text) {
    return switch (text) {
      case "True", "true", "1" -> true;
      case "False", "false", "0" -> false;
      default ->
          throw new IllegalArgumentException("expected True, False, 1 or 0, found '" + text + "'");
    };
  }
}
