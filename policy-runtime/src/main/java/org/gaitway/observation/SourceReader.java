package org.gaitway.observation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.gaitway.config.NearestName;
import org.gaitway.observation.ObservationSource.BodyQuantity;
import org.gaitway.observation.ObservationSource.JointQuantity;

/** Reads sources from the text that {@link ObservationSource} describes. */
final class SourceReader {
  private static final List<String> WORDS =
      Stream.of(
              Arrays.stream(JointQuantity.values()).map(quantity -> quantity.word),
              Arrays.stream(BodyQuantity.values()).map(quantity -> quantity.word),
              Stream.of("base-position", "command", "last-action", "phase", "sensor"))
          .flatMap(words -> words)
          .toList();

  private final String text;

  SourceReader(String text) {
    this.text = text;
  }

  /**
   * @throws IllegalArgumentException if the text is no source
   */
  ObservationSource read() {
    List<ObservationSource> parts = new ArrayList<>();
    for (String part : splitOutsideBrackets()) {
      parts.add(part(part.strip()));
    }
    return parts.size() == 1 ? parts.get(0) : new ObservationSource.Parts(parts);
  }

  private List<String> splitOutsideBrackets() {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == '+' && depth == 0) {
        parts.add(text.substring(from, i));
        from = i + 1;
      }
    }
    parts.add(text.substring(from));
    return parts;
  }

  private ObservationSource part(String part) {
    int open = part.indexOf('(');
    if (open < 0) {
      return source(part, List.of());
    }
    if (!part.endsWith(")")) {
      throw refused("expected ')' at the end of '" + part + "'");
    }
    String inside = part.substring(open + 1, part.length() - 1);
    List<String> arguments = Arrays.stream(inside.split(",", -1)).map(String::strip).toList();
    if (arguments.contains("")) {
      throw refused("'" + part + "' has an empty argument");
    }
    return source(part.substring(0, open).strip(), arguments);
  }

  private ObservationSource source(String word, List<String> arguments) {
    for (JointQuantity quantity : JointQuantity.values()) {
      if (quantity.word.equals(word)) {
        return new ObservationSource.OfJoints(quantity, arguments);
      }
    }
    for (BodyQuantity quantity : BodyQuantity.values()) {
      if (quantity.word.equals(word)) {
        requireArguments(word, arguments, 0);
        return new ObservationSource.OfBody(quantity);
      }
    }
    return special(word, arguments);
  }

  private ObservationSource special(String word, List<String> arguments) {
    switch (word) {
      case "base-position" -> {
        requireArguments(word, arguments, 1);
        return new ObservationSource.BasePosition(arguments.get(0));
      }
      case "command" -> {
        requireArguments(word, arguments, 2);
        return new ObservationSource.Command(arguments.get(0), size(arguments.get(1)));
      }
      case "sensor" -> {
        requireArguments(word, arguments, 2);
        return new ObservationSource.Sensor(arguments.get(0), size(arguments.get(1)));
      }
      case "last-action" -> {
        requireArguments(word, arguments, 0);
        return new ObservationSource.LastAction();
      }
      case "phase" -> {
        requireArguments(word, arguments, 1);
        return new ObservationSource.Phase(seconds(arguments.get(0)));
      }
      default -> throw unknown(word);
    }
  }

  private IllegalArgumentException unknown(String word) {
    String hint =
        NearestName.of(word, WORDS).map(nearest -> "; did you mean " + nearest + "?").orElse("");
    return refused("there is no '" + word + "'" + hint);
  }

  private void requireArguments(String word, List<String> arguments, int expected) {
    if (arguments.size() != expected) {
      throw refused(word + " takes " + expected + " arguments, found " + arguments);
    }
  }

  private int size(String argument) {
    try {
      return Integer.parseInt(argument);
    } catch (NumberFormatException e) {
      throw refused("expected a number of values, found '" + argument + "'");
    }
  }

  private double seconds(String argument) {
    try {
      return Double.parseDouble(argument);
    } catch (NumberFormatException e) {
      throw refused("expected a period in seconds, found '" + argument + "'");
    }
  }

  private IllegalArgumentException refused(String reason) {
    return new IllegalArgumentException("observation source '" + text + "': " + reason);
  }
}
