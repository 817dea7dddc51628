package org.gaitway.config;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Turns a YAML scalar into the Java value of a setting, or says what was expected. */
final class ScalarParser {

  private static final Pattern NUMBER =
      Pattern.compile("[-+]?([0-9][0-9_]*(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]+)?");

  private final String path;
  private final YamlValue.Scalar value;

  private ScalarParser(String path, YamlValue.Scalar value) {
    this.path = path;
    this.value = value;
  }

  /**
   * Parses a value.
   *
   * @param path the key, for messages
   * @param type {@code int}, {@code long}, {@code double}, {@code boolean} or a wrapper of one,
   *     {@code String} or an enum
   * @param value what the file says
   * @return a value of the (boxed) type
   * @throws ConfigException when the value is not of that type, naming key, expectation and finding
   */
  static Object parse(String path, Class<?> type, YamlValue value) {
    if (!(value instanceof YamlValue.Scalar scalar)) {
      throw mismatch(path, expectation(type), value);
    }
    return new ScalarParser(path, scalar).parse(type);
  }

  /** The words for a type, as in "must be an integer". */
  static String expectation(Class<?> type) {
    if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
      return "an integer";
    } else if (type == double.class || type == Double.class) {
      return "a number";
    } else if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    } else if (type.isEnum()) {
      return "one of " + String.join(", ", words(type));
    }
    return "a text";
  }

  static ConfigException mismatch(String path, String expected, YamlValue found) {
    return new ConfigException(
        path + " must be " + expected + ", was " + found.found() + " (" + found.place() + ")");
  }

  private Object parse(Class<?> type) {
    if (type == String.class) {
      return text();
    } else if (type == int.class || type == Integer.class) {
      return Math.toIntExact(integer(type, Integer.MIN_VALUE, Integer.MAX_VALUE));
    } else if (type == long.class || type == Long.class) {
      return integer(type, Long.MIN_VALUE, Long.MAX_VALUE);
    } else if (type == double.class || type == Double.class) {
      return decimal(type);
    } else if (type == boolean.class || type == Boolean.class) {
      return bool(type);
    } else if (type.isEnum()) {
      return constant(type);
    }
    throw new IllegalStateException(path + " has a type that no file can give: " + type.getName());
  }

  private String text() {
    if (value.isNull()) {
      throw mismatch(path, "a text", value);
    }
    return value.text();
  }

  private long integer(Class<?> type, long min, long max) {
    BigDecimal number = number(type);
    // A huge exponent would make the comparison below write out all its digits.
    boolean comparable = (long) number.precision() - number.scale() <= 20;
    if (!comparable
        || number.compareTo(BigDecimal.valueOf(min)) < 0
        || number.compareTo(BigDecimal.valueOf(max)) > 0) {
      throw mismatch(path, "an integer between " + min + " and " + max, value);
    }
    if (number.signum() != 0 && number.stripTrailingZeros().scale() > 0) {
      throw mismatch(path, expectation(type), value);
    }
    return number.longValue();
  }

  private double decimal(Class<?> type) {
    if (value.plain()) {
      switch (value.text()) {
        case ".inf", "+.inf" -> {
          return Double.POSITIVE_INFINITY;
        }
        case "-.inf" -> {
          return Double.NEGATIVE_INFINITY;
        }
        case ".nan" -> {
          return Double.NaN;
        }
        default -> {
          // Falls through to the ordinary numbers.
        }
      }
    }
    double number = Double.parseDouble(digits(type));
    if (Double.isInfinite(number)) {
      throw mismatch(path, "a number of magnitude 1.8e308 at most", value);
    }
    return number;
  }

  private BigDecimal number(Class<?> type) {
    try {
      return new BigDecimal(digits(type));
    } catch (NumberFormatException e) {
      throw mismatch(path, expectation(type), value);
    }
  }

  private String digits(Class<?> type) {
    if (!value.plain() || !NUMBER.matcher(value.text()).matches()) {
      throw mismatch(path, expectation(type), value);
    }
    return value.text().replace("_", "");
  }

  private boolean bool(Class<?> type) {
    if (value.plain() && value.text().equals("true")) {
      return true;
    } else if (value.plain() && value.text().equals("false")) {
      return false;
    }
    throw mismatch(path, expectation(type), value);
  }

  private Object constant(Class<?> type) {
    for (Object constant : type.getEnumConstants()) {
      if (RecordShape.word((Enum<?>) constant).equals(value.text())) {
        return constant;
      }
    }
    String nearest = NearestName.of(value.text(), words(type)).orElseThrow();
    throw new ConfigException(
        mismatch(path, expectation(type), value).getMessage() + "; the nearest is " + nearest);
  }

  private static List<String> words(Class<?> type) {
    return Arrays.stream(type.getEnumConstants()).map(c -> RecordShape.word((Enum<?>) c)).toList();
  }
}
