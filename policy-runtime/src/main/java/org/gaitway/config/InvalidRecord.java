package org.gaitway.config;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Translates what a record's constructor says about its components into the words of the
 * configuration.
 */
final class InvalidRecord {

  private InvalidRecord() {}

  /**
   * Explains a refused record.
   *
   * @param path the section, empty for the whole configuration
   * @param shape the record's components
   * @param layers what was set in the section, in rising precedence; may be empty
   * @param refusal what the constructor threw
   * @return the error, with keys for Java names and the place of the first component that the
   *     message names
   */
  static ConfigException explain(
      String path,
      RecordShape shape,
      List<YamlValue.Mapping> layers,
      IllegalArgumentException refusal) {
    String message = String.valueOf(refusal.getMessage());
    Optional<RecordShape.Component> named = firstNamed(shape, message);
    StringBuilder text = new StringBuilder(withKeys(path, shape, message));
    if (named.isEmpty() && !path.isEmpty()) {
      text.insert(0, path + ": ");
    }
    place(named, layers).ifPresent(place -> text.append(" (").append(place).append(')'));
    return new ConfigException(text.toString(), refusal);
  }

  private static Optional<RecordShape.Component> firstNamed(RecordShape shape, String message) {
    return shape.components().stream()
        .filter(component -> position(component, message) >= 0)
        .min(Comparator.comparingInt(component -> position(component, message)));
  }

  private static int position(RecordShape.Component component, String message) {
    Matcher matcher = word(component).matcher(message);
    return matcher.find() ? matcher.start() : -1;
  }

  private static String withKeys(String path, RecordShape shape, String message) {
    String text = message;
    for (RecordShape.Component component : shape.components()) {
      // A one-word name may be an ordinary word further on; at the start it is the name.
      boolean unmistakable = !component.key().equals(component.name());
      if (unmistakable || position(component, text) == 0) {
        String key = path.isEmpty() ? component.key() : path + "." + component.key();
        text = word(component).matcher(text).replaceFirst(Matcher.quoteReplacement(key));
      }
    }
    return text;
  }

  private static Pattern word(RecordShape.Component component) {
    return Pattern.compile("(?<![\\w.-])" + Pattern.quote(component.name()) + "(?![\\w-])");
  }

  private static Optional<Place> place(
      Optional<RecordShape.Component> named, List<YamlValue.Mapping> layers) {
    Optional<Place> section = layers.stream().map(YamlValue.Mapping::place).reduce((a, b) -> b);
    Optional<Place> key =
        named.flatMap(
            component ->
                layers.stream()
                    .filter(layer -> layer.entries().containsKey(component.key()))
                    .map(layer -> layer.entries().get(component.key()).place())
                    .reduce((a, b) -> b));
    return key.or(() -> section);
  }
}
