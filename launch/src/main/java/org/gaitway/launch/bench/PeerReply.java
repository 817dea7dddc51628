package org.gaitway.launch.bench;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One line that a peer answered: NAME=VALUE pairs apart by spaces, as in {@code seconds=0.35}.
 *
 * @param line the whole line
 * @param values by name
 */
record PeerReply(String line, Map<String, String> values) {

  /**
   * Reads a line.
   *
   * @throws IOException when a word is no pair, with the line
   */
  static PeerReply parse(String line) throws IOException {
    Map<String, String> values = new LinkedHashMap<>();
    for (String word : line.strip().split("\\s+")) {
      int equals = word.indexOf('=');
      if (equals < 1) {
        throw new IOException("expected NAME=VALUE pairs from the peer, found: " + line);
      }
      values.put(word.substring(0, equals), word.substring(equals + 1));
    }
    return new PeerReply(line, values);
  }

  /**
   * A value.
   *
   * @throws IOException when the peer did not give it, with what it gave
   */
  String text(String name) throws IOException {
    String value = values.get(name);
    if (value == null) {
      throw new IOException("expected " + name + "= from the peer, found: " + line);
    }
    return value;
  }

  /**
   * A positive number.
   *
   * @throws IOException when the peer gave none, with what it gave
   */
  double number(String name) throws IOException {
    String value = text(name);
    try {
      double number = Double.parseDouble(value);
      if (number > 0 && Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new IOException(expectedNumber(name), e);
    }
    throw new IOException(expectedNumber(name));
  }

  private String expectedNumber(String name) {
    return "expected a positive number as " + name + " from the peer, found: " + line;
  }
}
