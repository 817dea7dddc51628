package org.gaitway.launch.e2e;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds figures in what the program prints. */
final class Figures {
  private Figures() {}

  /** A value in a table of names and values. */
  static double inTable(String name, String table) {
    return find(Pattern.quote(name) + "\\s+(\\S+)", table);
  }

  /** A value in a JSON report's list of results. */
  static double inJson(String name, String json) {
    return find("\"" + Pattern.quote(name) + "\",\\s*\"value\": ([^,\\s]+)", json);
  }

  private static double find(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    if (!matcher.find()) {
      throw new AssertionError("no " + pattern + " in: " + text);
    }
    return Double.parseDouble(matcher.group(1));
  }
}
