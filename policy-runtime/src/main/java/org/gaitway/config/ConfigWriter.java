package org.gaitway.config;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes a settings record as YAML: keys in the order of the components, one setting a line. {@link
 * ConfigBinder} reads the text back to an equal record.
 */
public final class ConfigWriter {

  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z/][A-Za-z0-9_./-]*( [A-Za-z0-9_./-]+)*");
  private static final List<String> NOT_TEXT = List.of("true", "false", "null");
  private static final double PLAIN_MIN = 1e-4;
  private static final double PLAIN_MAX = 1e15;

  private final StringBuilder out = new StringBuilder();

  private ConfigWriter() {}

  /**
   * Writes a record.
   *
   * @param settings the record, its values of the types that {@link ConfigBinder} knows
   * @return YAML, each line ended by a line feed
   */
  public static String toYaml(Record settings) {
    ConfigWriter writer = new ConfigWriter();
    writer.section(settings, 0);
    return writer.out.toString();
  }

  private void section(Record settings, int indent) {
    for (RecordShape.Component component : RecordShape.of(settings.getClass()).components()) {
      if (!isAbsent(component, settings)) {
        entry(component.key(), component.in(settings), indent);
      }
    }
  }

  private static boolean isAbsent(RecordShape.Component component, Record settings) {
    return component.setting().map(Setting::leftOut).orElse(false)
        && component.in(settings).equals(Optional.empty());
  }

  private void entry(String key, Object value, int indent) {
    out.append(" ".repeat(indent)).append(key).append(':');
    Object content = value instanceof Optional<?> optional ? optional.orElse(null) : value;
    if (content instanceof Record section && hasKeys(section)) {
      out.append('\n');
      section(section, indent + 2);
    } else if (content instanceof Map<?, ?> map && !map.isEmpty()) {
      out.append('\n');
      map.forEach((name, inner) -> entry(scalar(name), inner, indent + 2));
    } else {
      out.append(' ').append(inline(content)).append('\n');
    }
  }

  private static boolean hasKeys(Record section) {
    return section.getClass().getRecordComponents().length > 0;
  }

  /** A value on one line: a scalar, or a list or section in brackets. */
  static String inline(Object value) {
    if (value == null) {
      return "null";
    } else if (value instanceof Optional<?> optional) {
      return inline(optional.orElse(null));
    } else if (value instanceof List<?> list) {
      return list.stream().map(ConfigWriter::inline).collect(Collectors.joining(", ", "[", "]"));
    } else if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> scalar(entry.getKey()) + ": " + inline(entry.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    } else if (value instanceof Record section) {
      return RecordShape.of(section.getClass()).components().stream()
          .map(component -> component.key() + ": " + inline(component.in(section)))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    return scalar(value);
  }

  /**
   * A value without structure.
   *
   * @param value a number, boolean, text or enum constant
   * @return its YAML
   */
  static String scalar(Object value) {
    if (value instanceof Enum<?> constant) {
      return RecordShape.word(constant);
    } else if (value instanceof Double number) {
      return number(number);
    } else if (value instanceof String text) {
      boolean plain = PLAIN.matcher(text).matches() && !NOT_TEXT.contains(text);
      return plain ? text : quoted(text);
    } else if (value instanceof Integer || value instanceof Long || value instanceof Boolean) {
      return value.toString();
    }
    throw new IllegalStateException("no configuration can hold a " + value.getClass().getName());
  }

  /**
   * A number with the fewest digits that read back to the same value.
   *
   * @param value any double
   * @return for example {@code 0.0003}, {@code 1000000}, {@code 2.5e-9} or {@code .inf}
   */
  static String number(double value) {
    if (Double.isNaN(value)) {
      return ".nan";
    } else if (Double.isInfinite(value)) {
      return value > 0 ? ".inf" : "-.inf";
    }
    double magnitude = Math.abs(value);
    if (magnitude >= PLAIN_MIN && magnitude < PLAIN_MAX) {
      return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    } else if (value == 0) {
      return Double.compare(value, 0.0) == 0 ? "0" : "-0.0";
    }
    return Double.toString(value).replace(".0E", "e").replace('E', 'e');
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints().forEach(c -> quoted.append(escaped(c)));
    return quoted.append('"').toString();
  }

  private static String escaped(int codePoint) {
    if (codePoint == '"' || codePoint == '\\') {
      return "\\" + (char) codePoint;
    } else if (codePoint == '\n') {
      return "\\n";
    } else if (codePoint >= ' ' && codePoint < 0x7f || Character.isLetter(codePoint)) {
      return Character.toString(codePoint);
    } else if (codePoint > 0xffff) {
      return String.format("\\U%08x", codePoint);
    }
    return String.format("\\u%04x", codePoint);
  }
}
