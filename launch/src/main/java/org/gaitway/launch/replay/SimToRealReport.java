package org.gaitway.launch.replay;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.gaitway.file.WholeFile;
import org.gaitway.launch.TextTable;
import org.gaitway.report.Chart;
import org.gaitway.report.Series;

/**
 * How far a simulation is from a robot, for people and for programs.
 *
 * @param file the log
 * @param result of the comparison
 */
record SimToRealReport(Path file, SimToReal.Result result) {
  private static final Color MEASURED = new Color(0x1f6feb);
  private static final Color SIMULATED = new Color(0xd9480f);
  private static final int WIDTH = 1200;
  private static final int HEIGHT = 600;

  /** A table, a row for each joint. */
  String text() {
    TextTable table =
        new TextTable("joint", "rms", "max", "velocity rms", "velocity max", "states");
    for (JointError error : result.errors()) {
      table.row(
          error.joint(),
          number(error.rms()),
          number(error.max()),
          number(error.velocityRms()),
          number(error.velocityMax()),
          error.count());
    }
    String ending =
        result
            .divergence()
            .map(why -> "the simulation ended before the log: " + why + "\n")
            .orElse("");
    return file + ": the simulation beside the robot\n" + table + ending;
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.3g", value);
  }

  /** The same for programs. */
  Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", file.toString());
    json.put("states", result.trace().size());
    result.divergence().ifPresent(why -> json.put("diverged", why));
    Map<String, Object> joints = new LinkedHashMap<>();
    for (JointError error : result.errors()) {
      Map<String, Object> joint = new LinkedHashMap<>();
      joint.put("rms", error.rms());
      joint.put("max", error.max());
      joint.put("velocity-rms", error.velocityRms());
      joint.put("velocity-max", error.velocityMax());
      joints.put(error.joint(), joint);
    }
    json.put("joints", joints);
    return json;
  }

  /**
   * Draws a picture for each joint, both positions over the time.
   *
   * @param folder where to; made if need be
   * @return the pictures
   */
  List<Path> draw(Path folder) throws IOException {
    Files.createDirectories(folder);
    List<Path> pictures = new ArrayList<>();
    for (int i = 0; i < result.errors().size(); i++) {
      String joint = result.errors().get(i).joint();
      Path picture = folder.resolve(joint.replaceAll("[^\\w.-]", "_") + ".png");
      ByteArrayOutputStream png = new ByteArrayOutputStream();
      ImageIO.write(chart(joint, i), "png", png);
      WholeFile.write(picture, png.toByteArray());
      pictures.add(picture);
    }
    return pictures;
  }

  private BufferedImage chart(String joint, int index) {
    double[] time = column(0);
    Series measured =
        new Series("measured", MEASURED, time, column(1 + 2 * index), Optional.empty());
    Series simulated =
        new Series("simulated", SIMULATED, time, column(2 + 2 * index), Optional.empty());
    return new Chart(
            joint,
            file.getFileName().toString(),
            "time [s]",
            "position [rad, m]",
            List.of(measured, simulated))
        .draw(WIDTH, HEIGHT);
  }

  private double[] column(int index) {
    return result.trace().stream().mapToDouble(row -> row[index]).toArray();
  }
}
