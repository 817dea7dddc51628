package org.gaitway.launch.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import org.gaitway.launch.Tool;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code gaitway bench mqtt}: from a state of twelve joints to the command that answers it, between
 * two processes over mosquitto, against a pair of programs with Paho's C library that do the same
 * in turns.
 */
@Command(
    name = "mqtt",
    description = {
      "Compare a round trip over MQTT with one of programs in C, with Paho's library.",
      "Needs the Debian packages mosquitto, libpaho-mqtt-dev and gcc."
    })
public final class MqttBenchmark implements Callable<Integer> {
  private static final double MEDIAN = 50;
  private static final double TAIL = 99;

  @Spec private CommandSpec spec;

  @Mixin private BenchmarkReport report;

  @Option(
      names = "--rounds",
      defaultValue = "20",
      description = "How often the two take turns (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--trips",
      defaultValue = "500",
      description = "Round trips in a turn, 1 ms apart (default: ${DEFAULT-VALUE}).")
  private int trips;

  @Option(
      names = "--warm-up",
      defaultValue = "5000",
      description = "Round trips of each that do not count, at first (default: ${DEFAULT-VALUE}).")
  private int warmUp;

  @Override
  public Integer call() throws Exception {
    if (Math.min(rounds, Math.min(trips, warmUp)) < 1) {
      throw new ParameterException(
          spec.commandLine(), "--rounds, --trips and --warm-up must be at least 1");
    }
    return report.print(this::measure);
  }

  private List<Measurement> measure() throws IOException, InterruptedException {
    try (ScratchFolder folder = new ScratchFolder();
        Mosquitto broker = new Mosquitto(folder.path());
        MqttPair ours = ours(folder.path(), broker.port());
        MqttPair paho = paho(folder, broker.port())) {
      for (MqttPair pair : List.of(ours, paho)) {
        report.progress(pair.name() + ": warming up");
        pair.measure(warmUp);
        pair.reset();
      }
      for (int round = 0; round < rounds; round++) {
        Histogram mine = ours.measure(trips);
        Histogram theirs = paho.measure(trips);
        report.progress(progress(round, mine, theirs));
      }
      return results(ours, paho);
    }
  }

  private static MqttPair ours(Path folder, int port) throws IOException {
    return new MqttPair(
        "Gaitway",
        folder,
        JavaProgram.command(MqttRoundTrips.class, List.of("robot", String.valueOf(port))),
        JavaProgram.command(MqttRoundTrips.class, List.of("controller", String.valueOf(port))));
  }

  private static MqttPair paho(ScratchFolder folder, int port)
      throws IOException, InterruptedException {
    String program = folder.resolve("paho-pair").toString();
    Path source = folder.unpack("paho-pair.c");
    Tool.output(
        List.of(
            "gcc",
            "-std=gnu11",
            "-O3",
            source.toString(),
            "-o",
            program,
            "-lpaho-mqtt3c",
            "-pthread"));
    String uri = "tcp://127.0.0.1:" + port;
    return new MqttPair(
        "Paho C",
        folder.path(),
        List.of(program, "robot", uri),
        List.of(program, "controller", uri));
  }

  private String progress(int round, Histogram mine, Histogram theirs) {
    return String.format(
        Locale.ROOT,
        "round %d of %d: median %.1f us, Paho C %.1f us",
        round + 1,
        rounds,
        mine.getValueAtPercentile(MEDIAN) / 1e3,
        theirs.getValueAtPercentile(MEDIAN) / 1e3);
  }

  private static List<Measurement> results(MqttPair ours, MqttPair paho) {
    List<Measurement> results = new ArrayList<>();
    for (double percentile : List.of(MEDIAN, 90.0, TAIL, 99.9)) {
      String name =
          "mqtt.roundtrip.p" + (percentile % 1 == 0 ? "%.0f" : "%.1f").formatted(percentile);
      results.add(new Measurement(name, ours.microseconds(percentile), "us"));
      results.add(new Measurement(name + "-paho-c", paho.microseconds(percentile), "us"));
    }
    for (double percentile : List.of(MEDIAN, TAIL)) {
      results.add(
          new Measurement(
              "mqtt.roundtrip.ratio-p%.0f-vs-paho-c".formatted(percentile),
              ours.microseconds(percentile) / paho.microseconds(percentile),
              "1"));
    }
    return results;
  }
}
