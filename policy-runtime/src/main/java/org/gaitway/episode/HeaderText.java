package org.gaitway.episode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Values of metadata records as text. */
final class HeaderText {
  private HeaderText() {}

  static String text(Map<String, String> entries, String key) {
    String text = entries.get(key);
    if (text == null) {
      throw new IllegalArgumentException(
          "expected a key " + key + ", found " + String.join(", ", entries.keySet()));
    }
    return text;
  }

  static long integer(Map<String, String> entries, String key) {
    String text = text(entries, key);
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          key + ": expected a whole number, found '" + text + "'", e);
    }
  }

  static double number(Map<String, String> entries, String key) {
    String text = text(entries, key);
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(key + ": expected a number, found '" + text + "'", e);
    }
  }

  /** A list of texts in JSON. */
  static String json(List<String> values) {
    return values.stream().map(HeaderText::quoted).collect(Collectors.joining(", ", "[", "]"));
  }

  /** An object of whole numbers in JSON, in the map's order. */
  static String json(Map<String, Integer> values) {
    return values.entrySet().stream()
        .map(entry -> quoted(entry.getKey()) + ": " + entry.getValue())
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ') {
        quoted.append(String.format("\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }

  /** Reads a list of texts. */
  static List<String> list(Map<String, String> entries, String key) {
    if (json(entries, key) instanceof List<?> list) {
      List<String> texts = new ArrayList<>();
      list.forEach(element -> texts.add(String.valueOf(element)));
      return List.copyOf(texts);
    }
    throw notJson(entries, key, "a list");
  }

  /** Reads an object of whole numbers; keeps its order. */
  static Map<String, Integer> sizes(Map<String, String> entries, String key) {
    Map<String, Integer> sizes = new LinkedHashMap<>();
    if (json(entries, key) instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        if (!(entry.getValue() instanceof Integer size)) {
          throw notJson(entries, key, "whole numbers");
        }
        sizes.put(String.valueOf(entry.getKey()), size);
      }
      return sizes;
    }
    throw notJson(entries, key, "an object");
  }

  /** JSON is YAML. */
  private static Object json(Map<String, String> entries, String key) {
    try {
      return new Load(LoadSettings.builder().setLabel(key).build())
          .loadFromString(text(entries, key));
    } catch (YamlEngineException e) {
      throw notJson(entries, key, "JSON");
    }
  }

  private static IllegalArgumentException notJson(
      Map<String, String> entries, String key, String expected) {
    return new IllegalArgumentException(
        key + ": expected " + expected + ", found '" + entries.get(key) + "'");
  }
}
