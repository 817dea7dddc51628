package org.gaitway.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearningCurveTest {

  @TempDir Path folder;

  @Test
  void thePictureHasTheCurveInItsColour() throws IOException {
    Path file = folder.resolve("learning-curve.png");
    LearningCurve.write(rising(300), "half-cheetah", "preset default, seed 1", file);
    BufferedImage image = ImageIO.read(file.toFile());
    assertEquals(1200, image.getWidth());
    assertEquals(750, image.getHeight());
    assertTrue(count(image, new Color(0x1d6fb8)) > 1000);
    assertEquals(List.of(file), files());
  }

  @Test
  void runsWithoutAnEpisodeOrARowStillGiveAPicture() throws IOException {
    String header = "steps,return_100,time_s\n";
    assertNotNull(LearningCurve.draw(MetricsTable.parse("m", header), "ant", "seed 1"));
    assertNotNull(
        LearningCurve.draw(MetricsTable.parse("m", header + "2048,NaN,1\n"), "ant", "seed 1"));
    assertNotNull(
        LearningCurve.draw(MetricsTable.parse("m", header + "2048,5,1\n"), "ant", "seed 1"));
  }

  @Test
  void picturesThatCannotBeWrittenLeaveNothingBehind() throws IOException {
    Path taken = Files.createDirectory(folder.resolve("learning-curve.png"));
    Files.writeString(taken.resolve("occupied"), "");
    IOException failure =
        assertThrows(
            IOException.class, () -> LearningCurve.write(rising(3), "ant", "seed 1", taken));
    assertTrue(failure.getMessage().startsWith("cannot write " + taken), failure.getMessage());
    assertFalse(Files.exists(folder.resolve("learning-curve.png.partial")));
  }

  @Test
  void severalCurvesShareAChart() {
    double[] x = {0, 1, 2, 3};
    double[] y = {1, Double.NaN, 2, 3};
    Series.Band band =
        new Series.Band(new double[] {0, Double.NaN, 1, 2}, new double[] {2, Double.NaN, 3, 4});
    Chart chart =
        new Chart(
            "walker2d",
            "",
            "steps",
            "return",
            List.of(
                new Series("clip", Color.RED, x, y, Optional.of(band)),
                new Series("none", Color.GREEN, x, new double[] {4, 3, 2, 1}, Optional.empty())));
    BufferedImage image = chart.draw(600, 400);
    assertTrue(count(image, Color.RED) > 100 && count(image, Color.GREEN) > 100);
  }

  @Test
  void seriesMustFitTogether() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Series("x", Color.RED, new double[2], new double[3], Optional.empty()));
  }

  private static MetricsTable rising(int rows) throws IOException {
    StringBuilder csv = new StringBuilder("steps,return_100,return_100_std,time_s\n");
    Random random = new Random(1);
    double level = -250;
    for (int i = 1; i <= rows; i++) {
      level += (5400 - level) * 0.012 + random.nextGaussian() * 60;
      String std = i < 5 ? "NaN" : String.valueOf(200 + 0.1 * Math.abs(level));
      csv.append(i * 1_000_000L / rows)
          .append(',')
          .append(i < 5 ? "NaN" : level)
          .append(',')
          .append(std);
      csv.append(',').append(i * 41.3 / rows).append('\n');
    }
    return MetricsTable.parse("metrics.csv", csv.toString());
  }

  private static int count(BufferedImage image, Color color) {
    int count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        count += image.getRGB(x, y) == color.getRGB() ? 1 : 0;
      }
    }
    return count;
  }

  private List<Path> files() throws IOException {
    try (var files = Files.list(folder)) {
      return files.toList();
    }
  }
}
