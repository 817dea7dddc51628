package org.gaitway.rollout;

import org.gaitway.nn.Rows;

/**
 * One segment of {@code horizon} steps from each of {@code environments}. Row {@code e * horizon +
 * t} is step t of environment e, so that each environment's rows are together.
 */
public final class RolloutBuffer implements AutoCloseable {
  private final int environments;
  private final int horizon;
  private final Rows observations;
  private final Rows actions;
  private final Rows nextObservations;
  private final float[] rewards;
  private final boolean[] terminated;
  private final boolean[] truncated;
  private final Rows[] finalObservations;
  private final int[] finalCounts;

  /** Allocates a segment. */
  public RolloutBuffer(int environments, int horizon, int observationSize, int actionSize) {
    this.environments = environments;
    this.horizon = horizon;
    int rows = Math.multiplyExact(environments, horizon);
    this.observations = new Rows(rows, observationSize);
    this.actions = new Rows(rows, actionSize);
    this.nextObservations = new Rows(environments, observationSize);
    this.rewards = new float[rows];
    this.terminated = new boolean[rows];
    this.truncated = new boolean[rows];
    this.finalObservations = new Rows[environments];
    this.finalCounts = new int[environments];
    for (int e = 0; e < environments; e++) {
      finalObservations[e] = new Rows(1, observationSize);
    }
  }

  /** Index of a step's row. */
  public int row(int environment, int step) {
    return environment * horizon + step;
  }

  /** Empties the list of time-outs of one environment. */
  void clearTruncations(int environment) {
    finalCounts[environment] = 0;
  }

  /** Marks a time-out and keeps the true last observation, which the reset is about to replace. */
  void truncate(int environment, int step, float[] normalisedObservation) {
    truncated[row(environment, step)] = true;
    int index = finalCounts[environment]++;
    Rows rows = finalObservations[environment];
    if (index == rows.capacity()) {
      rows = grown(rows);
      finalObservations[environment] = rows;
    }
    rows.put(index, normalisedObservation);
  }

  private static Rows grown(Rows rows) {
    Rows larger = new Rows(2 * rows.capacity(), rows.columns());
    larger.block().buffer().put(0, rows.block().toArray());
    rows.close();
    return larger;
  }

  /** Number of environments. */
  public int environments() {
    return environments;
  }

  /** Steps per environment. */
  public int horizon() {
    return horizon;
  }

  /** All steps. */
  public int size() {
    return environments * horizon;
  }

  /** Normalised observations (size rows). */
  public Rows observations() {
    return observations;
  }

  /** Sampled outputs of the policy, before scaling and clipping (size rows). */
  public Rows actions() {
    return actions;
  }

  /** Normalised observation after the last step of each environment (environments rows). */
  public Rows nextObservations() {
    return nextObservations;
  }

  /** Rewards (size). */
  public float[] rewards() {
    return rewards;
  }

  /** Whether the step ended its episode for good (size). */
  public boolean[] terminated() {
    return terminated;
  }

  /** Whether the episode's time ran out at this step (size). */
  public boolean[] truncated() {
    return truncated;
  }

  /** True last observations of an environment's timed-out episodes, in order. */
  public Rows finalObservations(int environment) {
    return finalObservations[environment];
  }

  /** How many of them there are. */
  public int finalCount(int environment) {
    return finalCounts[environment];
  }

  @Override
  public void close() {
    observations.close();
    actions.close();
    nextObservations.close();
    for (Rows rows : finalObservations) {
      rows.close();
    }
  }
}
