package org.gaitway.launch.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One figure of a benchmark.
 *
 * @param name its stable name, as in {@code sim.ant.threads-1.ratio}
 * @param value the figure
 * @param unit its unit, such as {@code steps/s}, {@code s} or {@code 1}
 */
public record Measurement(String name, double value, String unit) {

  Map<String, Object> toJson() {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("name", name);
    entry.put("value", value);
    entry.put("unit", unit);
    return entry;
  }
}
