package org.gaitway.task.legged;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaitway.config.ConfigBinder;
import org.gaitway.random.RandomStream;
import org.gaitway.sim.Model;
import org.gaitway.task.Environment;
import org.gaitway.task.TaskDefinition;

/** Quadrupeds for tests. */
final class LeggedTasks {
  /** Nothing is random: no noise, no delay, no pushes, the nominal model, the default pose. */
  static final List<String> EXACT =
      List.of(
          "sensing.noisy=false",
          "sensing.max-delay=0",
          "sensing.history=1",
          "actuation.max-delay=0",
          "actuation.speed-torque=false",
          "push.speed=0",
          "randomise.enabled=false",
          "start.joints=0",
          "start.place=0",
          "start.any-heading=false",
          "start.velocity=0");

  private LeggedTasks() {}

  /** The flat task's settings with some of them changed. */
  static LeggedSettings settings(List<String> changes) {
    return ConfigBinder.bind(LeggedSettings.of("flat"), Optional.empty(), changes);
  }

  /** Those of {@link #EXACT} with some changed. */
  static LeggedSettings exact(String... changes) {
    List<String> all = new ArrayList<>(EXACT);
    all.addAll(List.of(changes));
    return settings(all);
  }

  /** The same with one reward term alone, weighted so that a step's reward is its quantity. */
  static LeggedSettings paying(LeggedSettings from, String term) {
    return new LeggedSettings(
        from.robot(),
        from.terrain(),
        from.controlPeriod(),
        from.episode(),
        from.command(),
        Map.of(term, 1 / from.controlPeriod()),
        new ShapingSettings(0.25, 0.09, 0.1, 0, 0.9, false),
        from.fall(),
        from.sensing(),
        from.actuation(),
        from.push(),
        from.randomise(),
        from.start(),
        from.symmetric());
  }

  static TaskDefinition task(LeggedSettings settings) {
    return LeggedTask.define("quadruped", "flat", settings);
  }

  /** An environment and its model. */
  record Open(Model model, Environment environment) implements AutoCloseable {
    static Open of(TaskDefinition task, long seed) {
      Model model = task.model().get();
      return new Open(model, new Environment(task, model, new RandomStream(seed, 1)));
    }

    @Override
    public void close() {
      environment.close();
      model.close();
    }
  }
}
