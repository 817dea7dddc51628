package org.gaitway.launch.robot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.gaitway.adapter.sim.EpisodeEnd;
import org.gaitway.adapter.sim.SimulationListener;

/** Collects and tells the episodes of a simulated robot. Thread-safe. */
final class Episodes implements SimulationListener {
  private final List<EpisodeEnd> ends = new ArrayList<>();
  private final Consumer<String> log;
  private final long wanted;
  private final Runnable enough;

  /**
   * @param log gets a line for each
   * @param wanted how many; 0 for no end
   * @param enough called when there are so many
   */
  Episodes(Consumer<String> log, long wanted, Runnable enough) {
    this.log = log;
    this.wanted = wanted;
    this.enough = enough;
  }

  @Override
  public synchronized void ended(long index, EpisodeEnd end) {
    if (wanted > 0 && ends.size() >= wanted) {
      return;
    }
    ends.add(end);
    log.accept(
        String.format(
            Locale.ROOT,
            "episode %d: return %.3f, %d steps, %s",
            index,
            end.totalReward(),
            end.steps(),
            end.reason()));
    if (ends.size() == wanted) {
      enough.run();
    }
  }

  @Override
  public void fellBehind(double factor) {
    log.accept(
        String.format(Locale.ROOT, "the simulation falls behind: %.2f times real time", factor));
  }

  /** Number of episodes so far. */
  synchronized int count() {
    return ends.size();
  }

  /** Mean return; not a number without an episode. */
  synchronized double meanReturn() {
    return ends.stream().mapToDouble(EpisodeEnd::totalReward).average().orElse(Double.NaN);
  }

  /** All of them, for JSON. */
  synchronized List<Map<String, Object>> toJson() {
    List<Map<String, Object>> list = new ArrayList<>();
    for (EpisodeEnd end : ends) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("return", end.totalReward());
      entry.put("steps", end.steps());
      entry.put("reason", end.reason());
      list.add(entry);
    }
    return list;
  }
}
