package org.gaitway.episode;

import java.util.Map;
import java.util.TreeMap;

/**
 * Counts what is not in the file: ticks that the ring had no room for, and what was under way when
 * the file could not be written any more.
 */
final class LogLosses {
  private long ticks;
  private long actions;
  private long observations;
  private long states;
  private long rewards;

  /** Adds ticks, at some of which the policy acted. */
  void addTicks(long more, long acted) {
    ticks += more;
    actions += acted;
    observations += acted;
  }

  /** Adds observations alone. */
  void addObservations(long more) {
    observations += more;
  }

  /** Adds states of a simulation. */
  void addSimulationStates(long more) {
    states += more;
  }

  /** Adds rewards. */
  void addRewards(long more) {
    rewards += more;
  }

  /** The same counts, to count on. */
  LogLosses copy() {
    LogLosses copy = new LogLosses();
    copy.ticks = ticks;
    copy.actions = actions;
    copy.observations = observations;
    copy.states = states;
    copy.rewards = rewards;
    return copy;
  }

  /** Messages by topic. A state of the robot is counted with each tick. */
  Map<String, Long> byTopic() {
    Map<String, Long> counts = new TreeMap<>();
    put(counts, Topics.TICK, ticks);
    put(counts, Topics.COMMAND, ticks);
    put(counts, Topics.JOINT_STATES, ticks);
    put(counts, Topics.ACTION, actions);
    put(counts, Topics.OBSERVATION, observations);
    put(counts, Topics.SIMULATION, states);
    put(counts, Topics.REWARD, rewards);
    return counts;
  }

  private static void put(Map<String, Long> counts, String topic, long count) {
    if (count > 0) {
      counts.put(topic, count);
    }
  }
}
