package org.gaitway.launch.view.feed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.gaitway.cdr.MessageValue;
import org.gaitway.episode.EpisodeHeader;
import org.gaitway.launch.view.recording.Mark;
import org.gaitway.launch.view.recording.Recording;

/** What a policy saw, did and earned. */
final class PolicySignals {
  private static final int MOST_NAMES = 1 << 14;

  private final Recording recording;
  private List<String> observed = List.of();
  private List<String> commanded = List.of();
  private List<String> earned = List.of();
  private double[] sums = {};
  private boolean over;

  PolicySignals(Recording recording) {
    this.recording = recording;
  }

  void header(EpisodeHeader header) {
    commanded = header.names(EpisodeHeader.COMMANDED);
    observed = numbered(header.sizes(EpisodeHeader.OBSERVATION));
  }

  /** What the simulation is driven by names the actions, where the header does not. */
  void actuators(List<String> names) {
    if (commanded.isEmpty()) {
      commanded = names;
    }
  }

  /** Of a term of several values, each has a number; none have names if they are too many. */
  private static List<String> numbered(Map<String, Integer> sizes) {
    List<String> names = new ArrayList<>();
    if (sizes.values().stream().mapToLong(size -> size).sum() > MOST_NAMES) {
      return names;
    }
    sizes.forEach(
        (name, size) -> {
          for (int i = 0; i < size; i++) {
            names.add(size == 1 ? name : name + "[" + i + "]");
          }
        });
    return names;
  }

  void observation(double time, MessageValue message) {
    values("observation", "Observation", time, observed, message.doubles("data"));
  }

  void action(double time, MessageValue message) {
    values("action", "Action", time, commanded, message.doubles("data"));
  }

  void output(double time, MessageValue message) {
    double[] deviation = message.doubles("standard_deviation");
    values("output.mean", "Mean of the action", time, commanded, message.doubles("mean"));
    values("output.deviation", "Standard deviation of the action", time, commanded, deviation);
  }

  private void values(String id, String title, double time, List<String> names, double[] values) {
    List<String> matching = RobotSignals.named(names, id, values.length);
    recording.sample(id, title, "", time, matching, values);
  }

  void reward(double time, MessageValue message) {
    double[] terms = message.doubles("value");
    double[] values = new double[terms.length + 1];
    values[0] = message.number("total");
    System.arraycopy(terms, 0, values, 1, terms.length);
    if (sums.length != values.length) {
      earned = new ArrayList<>(List.of("total"));
      Collections.addAll(earned, message.texts("name"));
      sums = new double[values.length];
    }
    if (over) {
      Arrays.fill(sums, 0);
      recording.mark(new Mark(time, Mark.Kind.MODE, "the simulated robot begins anew"));
    }
    over = message.flag("terminated") || message.flag("truncated");
    recording.sample("reward", "Reward", "per step", time, earned, values);
    for (int i = 0; i < values.length; i++) {
      sums[i] += values[i];
    }
    recording.sample("return", "Return", "so far", time, earned, sums);
  }
}
