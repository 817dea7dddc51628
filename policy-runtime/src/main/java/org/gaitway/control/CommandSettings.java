package org.gaitway.control;

import java.util.List;
import org.gaitway.config.Setting;

/**
 * A command input in the section {@code command} of a robot file.
 *
 * @param min lowest values
 * @param max highest values, as many
 * @param maxAge age from which on a command counts as zero
 */
public record CommandSettings(
    @Setting("lowest values, one for each value of the command") List<Double> min,
    @Setting("highest values, as many") List<Double> max,
    @Setting(value = "age from which on a command counts as zero [s]", min = 1e-3, max = 3600)
        double maxAge) {
  /** Copies the lists. */
  public CommandSettings {
    min = List.copyOf(min);
    max = List.copyOf(max);
  }

  /**
   * The input.
   *
   * @throws IllegalArgumentException if the limits are none
   */
  public CommandInput input(String name) {
    return new CommandInput(
        name,
        min.stream().mapToDouble(Double::doubleValue).toArray(),
        max.stream().mapToDouble(Double::doubleValue).toArray(),
        Math.round(maxAge * 1e9));
  }
}
