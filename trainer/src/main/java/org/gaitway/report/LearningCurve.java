package org.gaitway.report;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.gaitway.file.WholeFile;

/** Draws the learning curve of one run from its metrics. */
public final class LearningCurve {

  /** Column with the mean return of the last 100 episodes. */
  public static final String RETURN = "return_100";

  /**
   * Column with the standard deviation of the last 100 episodes' returns; drawn as a band where it
   * is there.
   */
  public static final String RETURN_STD = "return_100_std";

  /** Column with the wall time since the start [s]. */
  public static final String TIME = "time_s";

  private static final Color BLUE = new Color(0x1d6fb8);
  private static final int WIDTH = 1200;
  private static final int HEIGHT = 750;

  private LearningCurve() {}

  /**
   * Draws the curve.
   *
   * @param metrics columns {@value MetricsCsv#STEPS}, {@value #RETURN} and {@value #TIME}; {@value
   *     #RETURN_STD} if there
   * @param task name of the task, the title
   * @param setting what was run, as in "preset default, seed 1"
   * @return a picture of 1200 x 750 pixels
   */
  public static BufferedImage draw(MetricsTable metrics, String task, String setting) {
    double[] steps = metrics.column(MetricsCsv.STEPS);
    double[] returns = metrics.column(RETURN);
    Optional<Series.Band> band =
        metrics.has(RETURN_STD)
            ? Optional.of(band(returns, metrics.column(RETURN_STD)))
            : Optional.empty();
    Series curve = new Series("return", BLUE, steps, returns, band);
    List<String> facts = new ArrayList<>(List.of(setting));
    if (metrics.rows() > 0) {
      facts.add(result(metrics));
    }
    String yLabel =
        "return, mean "
            + (band.isPresent() ? "± standard deviation " : "")
            + "of the last 100 episodes";
    return new Chart(task, String.join("  ·  ", facts), "environment steps", yLabel, List.of(curve))
        .draw(WIDTH, HEIGHT);
  }

  /**
   * Draws the curve into a PNG file, which appears whole or not at all.
   *
   * @param metrics as for {@link #draw}
   * @param task as for {@link #draw}
   * @param setting as for {@link #draw}
   * @param file the picture, replaced if it exists
   * @throws IOException when it cannot be written
   */
  public static void write(MetricsTable metrics, String task, String setting, Path file)
      throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(png)) {
      ImageIO.write(draw(metrics, task, setting), "png", out);
    }
    WholeFile.write(file, png.toByteArray());
  }

  private static Series.Band band(double[] mean, double[] deviation) {
    double[] lower = new double[mean.length];
    double[] upper = new double[mean.length];
    for (int i = 0; i < mean.length; i++) {
      lower[i] = mean[i] - deviation[i];
      upper[i] = mean[i] + deviation[i];
    }
    return new Series.Band(lower, upper);
  }

  private static String result(MetricsTable metrics) {
    int last = metrics.rows() - 1;
    double finalReturn = metrics.column(RETURN)[last];
    String result =
        Double.isNaN(finalReturn) ? "-" : String.format(Locale.ROOT, "%,.1f", finalReturn);
    return String.format(
        Locale.ROOT,
        "final return %s  ·  %,.0f steps in %s",
        result,
        metrics.column(MetricsCsv.STEPS)[last],
        ProgressLine.duration(metrics.column(TIME)[last]));
  }
}
