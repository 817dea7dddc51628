package org.gaitway.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gaitway.config.Setting;
import org.gaitway.random.RandomStream;

/**
 * Settings drawn at random: better than a grid where few of the parameters matter, since no two
 * draws share a value (Bergstra and Bengio 2012, "Random Search for Hyper-Parameter Optimization").
 */
public record RandomSearch(
    @Setting(value = "How many settings to draw", min = 0, max = 1000) int draws,
    @Setting("Seed of the draws") long seed,
    @Setting("Range of each parameter, by its name") Map<String, Range> ranges) {

  /** What a parameter is drawn from: evenly on a logarithmic scale, or between two numbers. */
  public record Range(
      @Setting("Lowest value") double low,
      @Setting("Highest value") double high,
      @Setting("Whether magnitudes are drawn evenly") boolean logarithmic) {

    /** Checks the range. */
    public Range {
      if (!(low <= high)) {
        throw new IllegalArgumentException("low must be at most high, was " + low);
      }
      if (logarithmic && !(low > 0)) {
        throw new IllegalArgumentException("low must be positive if logarithmic, was " + low);
      }
    }

    private double draw(RandomStream random) {
      return logarithmic
          ? Math.exp(random.uniform(Math.log(low), Math.log(high)))
          : random.uniform(low, high);
    }
  }

  /** The settings {@code draw-001}, {@code draw-002} and so on, which depend on the seed alone. */
  Map<String, List<String>> settings() {
    RandomStream random = new RandomStream(seed, 0);
    Map<String, List<String>> settings = new LinkedHashMap<>();
    for (int i = 1; i <= draws; i++) {
      List<String> changes = new ArrayList<>();
      ranges.forEach(
          (name, range) ->
              changes.add(String.format(Locale.ROOT, "%s=%.4g", name, range.draw(random))));
      settings.put(String.format(Locale.ROOT, "draw-%03d", i), changes);
    }
    return settings;
  }
}
