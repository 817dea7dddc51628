package org.gaitway.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lists everything that can be set, from a record of defaults and its {@link Setting} annotations.
 */
public final class SettingsReference {

  /**
   * One setting.
   *
   * @param path the dotted key, as in {@code ppo.clip-range}
   * @param type what it takes, as in "a number" or "one of clip, none"
   * @param defaultValue its default in YAML, on one line
   * @param doc what it does, empty when undocumented
   * @param source where the default comes from, empty when it is our own choice
   * @param range what is allowed, as in "at least 0", empty when the annotation gives no bound
   */
  public record Row(
      String path, String type, String defaultValue, String doc, String source, String range) {}

  private SettingsReference() {}

  /**
   * Lists the settings.
   *
   * @param defaults the record with the defaults
   * @return one row for each setting in the order of the components, sections opened
   */
  public static List<Row> describe(Record defaults) {
    List<Row> rows = new ArrayList<>();
    collect("", defaults, rows);
    return List.copyOf(rows);
  }

  /** The dotted keys of all settings and of the sections around them. */
  static List<String> keys(Record defaults) {
    List<String> keys = new ArrayList<>();
    for (Row row : describe(defaults)) {
      for (int dot = row.path().indexOf('.'); dot >= 0; dot = row.path().indexOf('.', dot + 1)) {
        String section = row.path().substring(0, dot);
        if (!keys.contains(section)) {
          keys.add(section);
        }
      }
      keys.add(row.path());
    }
    return keys;
  }

  private static void collect(String prefix, Record section, List<Row> rows) {
    for (RecordShape.Component component : RecordShape.of(section.getClass()).components()) {
      Object value = component.in(section);
      Object content = value instanceof Optional<?> optional ? optional.orElse(null) : value;
      if (content instanceof Record inner) {
        collect(prefix + component.key() + ".", inner, rows);
      } else {
        rows.add(row(prefix + component.key(), component, value));
      }
    }
  }

  private static Row row(String path, RecordShape.Component component, Object value) {
    return new Row(
        path,
        words(component.type()),
        ConfigWriter.inline(value),
        component.setting().map(Setting::value).orElse(""),
        component.setting().map(Setting::source).orElse(""),
        ValueRange.of(component).toString());
  }

  private static String words(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      if (generic.getRawType() == Optional.class) {
        return words(arguments[0]) + ", or null";
      } else if (generic.getRawType() == List.class) {
        return "a list, each " + words(arguments[0]);
      } else if (generic.getRawType() == Map.class) {
        return "names, each with " + words(arguments[1]);
      }
    } else if (type instanceof Class<?> simple) {
      return simple.isRecord() ? "a section" : ScalarParser.expectation(simple);
    }
    return "a section";
  }
}
