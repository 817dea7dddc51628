package org.gaitway.experiment;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.gaitway.experiment.statistics.Bootstrap;
import org.gaitway.experiment.statistics.CurveBand;
import org.gaitway.report.Chart;
import org.gaitway.report.Series;

/**
 * The learning curves of one task: a faint line for each seed, and for each setting the mean over
 * its seeds with the bootstrap interval.
 */
final class CurveChart {
  private static final Bootstrap BOOTSTRAP = new Bootstrap(1, 500);
  private static final int POINTS = 200;
  private static final int WIDTH = 1200;
  private static final int HEIGHT = 750;
  private static final float GOLDEN_RATIO = 0.618034f;

  /** Told apart by hue and lightness, also by the colour-blind (after Okabe and Ito 2008). */
  private static final List<Color> COLORS =
      List.of(
          new Color(0x0072b2),
          new Color(0xd55e00),
          new Color(0x009e73),
          new Color(0xcc79a7),
          new Color(0xe69f00),
          new Color(0x56b4e9),
          new Color(0x6b4c9a),
          new Color(0x7a7a7a));

  private CurveChart() {}

  /**
   * Draws a chart.
   *
   * @param results finished runs
   * @param task which
   * @param settings in the order of the legend; one without a run is left out
   * @return a PNG picture
   */
  static byte[] png(Results results, String task, List<String> settings) throws IOException {
    List<Series> seeds = new ArrayList<>();
    List<Series> means = new ArrayList<>();
    for (int i = 0; i < settings.size(); i++) {
      List<RunResult.Curve> curves =
          results.of(task, settings.get(i)).stream().map(RunResult::curve).toList();
      if (!curves.isEmpty()) {
        addSetting(settings.get(i), color(i), curves, seeds, means);
      }
    }
    List<Series> all = new ArrayList<>(seeds);
    all.addAll(means);
    Chart chart =
        new Chart(
            task,
            "mean over seeds with its 95 % bootstrap interval; thin lines are single seeds",
            "environment steps",
            "return, mean of the last 100 episodes",
            all);
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(png)) {
      ImageIO.write(chart.draw(WIDTH, HEIGHT), "png", out);
    }
    return png.toByteArray();
  }

  private static void addSetting(
      String setting,
      Color color,
      List<RunResult.Curve> curves,
      List<Series> seeds,
      List<Series> means) {
    // Runs of one setting have their updates at the same steps.
    int[] points = points(curves.stream().mapToInt(c -> c.steps().length).min().getAsInt());
    double[] steps = pick(curves.get(0).steps(), points);
    double[][] returns =
        curves.stream().map(curve -> pick(curve.returns(), points)).toArray(double[][]::new);
    if (returns.length > 1) {
      for (double[] curve : returns) {
        seeds.add(Series.faint(color, steps, curve));
      }
    }
    CurveBand band = CurveBand.of(returns, BOOTSTRAP);
    Series.Band area = new Series.Band(band.lower(), band.upper());
    means.add(new Series(setting, color, steps, band.mean(), Optional.of(area)));
  }

  /** Which of so many points to draw: more than the picture has room for take only time. */
  private static int[] points(int length) {
    int count = Math.min(length, POINTS);
    return IntStream.rangeClosed(1, count)
        .map(i -> (int) ((long) i * length / count) - 1)
        .toArray();
  }

  private static double[] pick(double[] values, int[] points) {
    return IntStream.of(points).mapToDouble(i -> values[i]).toArray();
  }

  private static Color color(int setting) {
    return setting < COLORS.size()
        ? COLORS.get(setting)
        : Color.getHSBColor(setting * GOLDEN_RATIO, 0.7f, 0.65f);
  }
}
