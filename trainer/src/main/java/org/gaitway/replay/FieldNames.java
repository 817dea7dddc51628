package org.gaitway.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gaitway.episode.EpisodeHeader;
import org.gaitway.record.RecordKeys;

/** What the numbers of an episode are called. */
final class FieldNames {
  private final List<String> observed = new ArrayList<>();
  private final List<String> actuators;
  private final List<String> rewards;

  FieldNames(EpisodeHeader header) {
    actuators = header.names(RecordKeys.ACTUATORS);
    rewards = header.names(EpisodeHeader.REWARD);
    for (Map.Entry<String, Integer> term : header.sizes(EpisodeHeader.OBSERVATION).entrySet()) {
      for (int i = 0; i < term.getValue(); i++) {
        observed.add(term.getValue() == 1 ? term.getKey() : term.getKey() + "[" + i + "]");
      }
    }
  }

  String observation(int index) {
    return named("observation", observed, index);
  }

  String action(int index) {
    return named("action", actuators, index);
  }

  String mean(int index) {
    return named("mean of the action", actuators, index);
  }

  String deviation(int index) {
    return named("standard deviation of the action", actuators, index);
  }

  String control(int index) {
    return named("control", actuators, index);
  }

  String reward(int index) {
    return named("reward", rewards, index);
  }

  private static String named(String what, List<String> names, int index) {
    String number = what + "[" + index + "]";
    return index < names.size() ? number + " (" + names.get(index) + ")" : number;
  }

  /** Refuses numbers of another kind. */
  static void requireSize(String what, int expected, int found) {
    if (expected != found) {
      throw new IllegalArgumentException(
          "expected " + expected + " " + what + ", the file has " + found);
    }
  }
}
