package org.gaitway.task;

import java.util.Arrays;
import java.util.List;
import org.gaitway.task.TaskDefinition.NamedReward;

/** What the steps of one environment are paid, term by term, and what is measured besides. */
final class StepMeters {
  private final List<NamedReward> rewards;
  private final Reward.Meter[] meters;
  private final Reward.Meter[] metricMeters;
  private final double[] weights;
  private final double floor;
  private final double[] terms;
  private final double[] metrics;
  private double reward;

  /** Binds the definition's rewards and metrics. */
  StepMeters(TaskDefinition definition, Environment environment) {
    rewards = definition.rewards();
    meters = bind(rewards, environment);
    metricMeters = bind(definition.metrics(), environment);
    weights = rewards.stream().mapToDouble(NamedReward::weight).toArray();
    floor = definition.rewardFloor();
    terms = new double[meters.length];
    metrics = new double[metricMeters.length];
  }

  private static Reward.Meter[] bind(List<NamedReward> of, Environment environment) {
    return of.stream().map(named -> named.term().bind(environment)).toArray(Reward.Meter[]::new);
  }

  /** An episode begins. */
  void begin() {
    for (Reward.Meter meter : meters) {
      meter.begin();
    }
    for (Reward.Meter meter : metricMeters) {
      meter.begin();
    }
  }

  /** Before the physics of a step. */
  void beforeStep() {
    for (Reward.Meter meter : meters) {
      meter.beforeStep();
    }
    for (Reward.Meter meter : metricMeters) {
      meter.beforeStep();
    }
  }

  /** After it. */
  void afterStep(boolean terminated) {
    reward = 0;
    for (int i = 0; i < meters.length; i++) {
      terms[i] = weights[i] * meters[i].afterStep();
      reward += terms[i];
    }
    if (reward < floor && !terminated) {
      reward = floor;
    }
    for (int i = 0; i < metricMeters.length; i++) {
      metrics[i] = metricMeters[i].afterStep();
    }
  }

  /** After physics that came to no end, which is not measured. */
  void skipStep() {
    Arrays.fill(terms, 0);
    reward = 0;
  }

  /** The step is paid nothing; its terms stay to be looked at. */
  void forfeit() {
    reward = 0;
  }

  /** The fault of the first term that is not finite, or of the sum; null if that is finite. */
  Fault fault() {
    if (Fault.isSound(reward)) {
      return null;
    }
    for (int i = 0; i < terms.length; i++) {
      if (!Fault.isSound(terms[i])) {
        return Fault.reward(rewards.get(i).name(), terms[i]);
      }
    }
    return Fault.rewardSum(reward);
  }

  /** What the last step is paid. */
  double reward() {
    return reward;
  }

  /** Its weighted terms, in the definition's order. */
  double[] terms() {
    return terms;
  }

  /** Its metrics, in the definition's order. */
  double[] metrics() {
    return metrics;
  }
}
