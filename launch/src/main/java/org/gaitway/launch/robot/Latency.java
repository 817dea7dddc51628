package org.gaitway.launch.robot;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time that is given in milliseconds or in control steps: {@code 5ms}, {@code 2steps}. */
record Latency(double number, boolean inSteps) {
  private static final Pattern FORM = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*(ms|steps?)");

  /**
   * Reads such a time.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Latency parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "expected a latency such as 5ms or 2steps, found '" + text + "'");
    }
    return new Latency(Double.parseDouble(form.group(1)), form.group(2).startsWith("step"));
  }

  /**
   * The time [ms].
   *
   * @param period of a control step [s]
   */
  double milliseconds(double period) {
    return inSteps ? number * period * 1e3 : number;
  }
}
