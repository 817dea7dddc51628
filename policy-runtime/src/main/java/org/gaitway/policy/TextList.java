package org.gaitway.policy;

import java.util.ArrayList;
import java.util.List;

/** A list as one line of text: elements separated by a comma and a space, {@code \} escapes. */
final class TextList {
  private TextList() {}

  static String join(List<String> elements) {
    List<String> escaped =
        elements.stream().map(e -> e.replace("\\", "\\\\").replace(",", "\\,")).toList();
    return String.join(", ", escaped);
  }

  /** The elements that {@link #join} was given; never empty. */
  static List<String> split(String line) {
    List<String> elements = new ArrayList<>();
    StringBuilder element = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && i + 1 < line.length()) {
        element.append(line.charAt(++i));
      } else if (c == ',') {
        elements.add(element.toString());
        element.setLength(0);
        if (i + 1 < line.length() && line.charAt(i + 1) == ' ') {
          i++;
        }
      } else {
        element.append(c);
      }
    }
    elements.add(element.toString());
    return elements;
  }
}
