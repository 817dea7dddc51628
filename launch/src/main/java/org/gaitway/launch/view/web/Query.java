package org.gaitway.launch.view.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The part of an address after the question mark. */
final class Query {
  private final Map<String, String> values = new HashMap<>();

  /**
   * Parses it.
   *
   * @param text as it stands in the address, which is properly encoded; may be null
   */
  Query(String text) throws Refusal {
    if (text == null || text.isEmpty()) {
      return;
    }
    for (String pair : text.split("&")) {
      int equals = pair.indexOf('=');
      if (equals < 0) {
        throw Refusal.badRequest("query must be name=value, found " + pair);
      }
      values.put(
          pair.substring(0, equals),
          URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
    }
  }

  /** A whole number from 0 to a greatest. */
  int whole(String name, int absent, int greatest) throws Refusal {
    String text = values.get(name);
    if (text == null) {
      return absent;
    }
    try {
      int value = Integer.parseInt(text);
      if (value >= 0 && value <= greatest) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Told below, as numbers out of range are.
    }
    throw Refusal.badRequest(name + " must be a whole number to " + greatest + ", found " + text);
  }

  /** A number. */
  double number(String name, double absent) throws Refusal {
    String text = values.get(name);
    try {
      return text == null ? absent : Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw Refusal.badRequest(name + " must be a number, found " + text);
    }
  }

  /** A text. */
  String text(String name) throws Refusal {
    String text = values.get(name);
    if (text == null) {
      throw Refusal.badRequest("query must have " + name);
    }
    return text;
  }
}
