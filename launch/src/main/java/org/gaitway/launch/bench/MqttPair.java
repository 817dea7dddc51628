package org.gaitway.launch.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.HdrHistogram.Histogram;

/** A robot and its controller, two programs that exchange states and commands over a broker. */
final class MqttPair implements AutoCloseable {
  private static final int DIGITS = 3;

  private final String name;
  private final Path samples;
  private final PeerProcess robot;
  private final PeerProcess controller;
  private final Histogram nanos = new Histogram(DIGITS);

  /**
   * Starts both and waits until they are ready.
   *
   * @param name what they are called in errors
   * @param folder for their files
   * @param robot command of the robot, which measures
   * @param controller command of the controller, which answers
   * @throws IOException when one cannot be started
   */
  MqttPair(String name, Path folder, List<String> robot, List<String> controller)
      throws IOException {
    this.name = name;
    this.samples = Files.createTempFile(folder, "nanos", "");
    this.robot = new PeerProcess(name + "'s robot", folder, robot);
    try {
      this.controller = new PeerProcess(name + "'s controller", folder, controller);
    } catch (IOException e) {
      this.robot.close();
      throw e;
    }
  }

  /** What the pair is called. */
  String name() {
    return name;
  }

  /**
   * Measures round trips.
   *
   * @return their times [ns], of this call alone
   * @throws IOException when one of the programs fails
   */
  Histogram measure(int trips) throws IOException {
    robot.ask(trips + " " + samples);
    Histogram round = new Histogram(DIGITS);
    Files.readAllLines(samples).forEach(line -> round.recordValue(Long.parseLong(line)));
    nanos.add(round);
    return round;
  }

  /** Forgets what was measured. */
  void reset() {
    nanos.reset();
  }

  /** Time under which this share of all round trips is [µs]. */
  double microseconds(double percentile) {
    return nanos.getValueAtPercentile(percentile) / 1e3;
  }

  @Override
  public void close() {
    try (controller) {
      robot.close();
    }
  }
}
