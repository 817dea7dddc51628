package org.gaitway.control;

import java.util.List;
import java.util.Optional;
import org.gaitway.config.Setting;

/**
 * A command input in the section {@code command} of a robot file.
 *
 * @param min lowest values
 * @param max highest values, as many
 * @param maxAge age from which on a command counts as zero
 * @param maxRate greatest changes in a second, as many; absent if commands may jump
 */
public record CommandSettings(
    @Setting("lowest values, one for each value of the command") List<Double> min,
    @Setting("highest values, as many") List<Double> max,
    @Setting(value = "age from which on a command counts as zero [s]", min = 1e-3, max = 3600)
        double maxAge,
    @Setting(
            value = "greatest change in a second, as many; commands may jump without it",
            min = 1e-6)
        Optional<List<Double>> maxRate) {
  /** Copies the lists. */
  public CommandSettings {
    min = List.copyOf(min);
    max = List.copyOf(max);
    maxRate = maxRate.map(List::copyOf);
  }

  /**
   * The input.
   *
   * @throws IllegalArgumentException if the limits are none
   */
  public CommandInput input(String name) {
    return new CommandInput(
        name,
        array(min),
        array(max),
        maxRate.map(CommandSettings::array).orElseGet(() -> CommandLimits.anyRate(min.size())),
        Math.round(maxAge * 1e9));
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
