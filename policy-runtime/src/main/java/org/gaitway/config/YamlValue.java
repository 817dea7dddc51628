package org.gaitway.config;

import java.util.List;
import java.util.Map;

/**
 * A parsed YAML document: nothing but text, lists and mappings, each with the place where it was
 * written.
 */
sealed interface YamlValue {

  /**
   * Where the value was written.
   *
   * @return the place of its key, or its own where it has none
   */
  Place place();

  /**
   * The value as an error message shows it.
   *
   * @return a short phrase
   */
  String found();

  /**
   * A single value, not yet interpreted.
   *
   * @param text the characters, unquoted and unescaped
   * @param plain true when it was written without quotes
   * @param place where
   */
  record Scalar(String text, boolean plain, Place place) implements YamlValue {

    private static final int SHOWN_CHARACTERS = 60;

    /** True for {@code null}, {@code ~} and nothing at all. */
    boolean isNull() {
      return plain && (text.isEmpty() || text.equals("~") || text.equals("null"));
    }

    @Override
    public String found() {
      if (isNull()) {
        return "nothing";
      }
      String shown =
          text.length() <= SHOWN_CHARACTERS ? text : text.substring(0, SHOWN_CHARACTERS) + "...";
      return plain ? shown : "the quoted text \"" + shown + "\"";
    }
  }

  /**
   * A sequence.
   *
   * @param items its values in order
   * @param place where
   */
  record Listing(List<YamlValue> items, Place place) implements YamlValue {
    @Override
    public String found() {
      return "a list";
    }
  }

  /**
   * A mapping; the place of each value is that of its key.
   *
   * @param entries values by key, in the order of the file
   * @param place where
   */
  record Mapping(Map<String, YamlValue> entries, Place place) implements YamlValue {
    @Override
    public String found() {
      return "a section with keys of its own";
    }
  }
}
