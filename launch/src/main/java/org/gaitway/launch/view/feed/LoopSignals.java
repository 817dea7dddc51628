package org.gaitway.launch.view.feed;

import java.util.List;
import java.util.Locale;
import org.gaitway.cdr.MessageValue;
import org.gaitway.launch.view.recording.Mark;
import org.gaitway.launch.view.recording.Recording;

/** How a control loop kept its time, and what its safety envelope did. */
final class LoopSignals {
  private static final double MICROSECONDS_PER_NS = 1e-3;
  private static final double MICROSECONDS_PER_S = 1e6;
  private static final List<String> TIMES = List.of("late wake-up", "computing");
  private static final List<String> COUNTS = List.of("overruns", "messages dropped");
  private static final List<String> PERCENTILES =
      List.of("wake-up p99", "computing p99", "jitter p99");

  /** Modes and responses after which the robot no longer follows its policy. */
  private static final List<String> GRAVE = List.of("damp", "stopped", "stop");

  private final Recording recording;

  LoopSignals(Recording recording) {
    this.recording = recording;
  }

  void tick(double time, MessageValue message) {
    double late = message.integer("wake_up") - message.integer("deadline");
    double computing = message.integer("compute_time");
    double[] values = {late * MICROSECONDS_PER_NS, computing * MICROSECONDS_PER_NS};
    recording.sample("loop.time", "Loop", "µs", time, TIMES, values);
  }

  void statistics(double time, MessageValue message) {
    double[] percentiles = {
      message.number("wake_up_p99") * MICROSECONDS_PER_S,
      message.number("compute_p99") * MICROSECONDS_PER_S,
      message.number("jitter_p99") * MICROSECONDS_PER_S
    };
    double[] counts = {message.number("overruns"), message.number("messages_dropped")};
    recording.sample("loop.p99", "Loop so far", "µs", time, PERCENTILES, percentiles);
    recording.sample("loop.counts", "Loop so far, counted", "", time, COUNTS, counts);
  }

  void safety(double time, MessageValue message) {
    String name = message.text("name");
    String response = message.text("response");
    boolean mode = message.text("kind").equals("mode");
    boolean grave = GRAVE.contains(mode ? name : response);
    Mark.Kind kind = grave ? Mark.Kind.STOP : mode ? Mark.Kind.MODE : Mark.Kind.INTERVENTION;
    recording.mark(
        new Mark(time, kind, mode ? "mode: " + name : intervention(name, response, message)));
  }

  private static String intervention(String name, String response, MessageValue message) {
    String joint = message.text("joint");
    String source = message.text("source");
    return name
        + (joint.isEmpty() ? "" : " of " + joint)
        + (source.isEmpty() ? "" : " by " + source)
        + figures(message.number("value"), message.number("limit"))
        + (response.isEmpty() ? "" : ": " + response);
  }

  private static String figures(double value, double limit) {
    return value == 0 && limit == 0
        ? ""
        : String.format(Locale.ROOT, ", %.4g against %.4g", value, limit);
  }
}
