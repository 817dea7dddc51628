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
  private final Rows privileged;
  private final Rows nextPrivileged;
  private final float[] rewards;
  private final boolean[] terminated;
  private final boolean[] truncated;
  private final Rows[] finalObservations;
  private final Rows[] finalPrivileged;
  private final int[] finalCounts;

  /** Allocates a segment whose value function sees what the policy sees. */
  public RolloutBuffer(int environments, int horizon, int observationSize, int actionSize) {
    this(environments, horizon, observationSize, 0, actionSize);
  }

  /**
   * Allocates a segment.
   *
   * @param privilegedSize values that the value function sees; 0 if those that the policy sees
   */
  public RolloutBuffer(
      int environments, int horizon, int observationSize, int privilegedSize, int actionSize) {
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
    boolean asymmetric = privilegedSize > 0;
    this.privileged = asymmetric ? new Rows(rows, privilegedSize) : observations;
    this.nextPrivileged = asymmetric ? new Rows(environments, privilegedSize) : nextObservations;
    this.finalPrivileged = asymmetric ? new Rows[environments] : finalObservations;
    for (int e = 0; e < environments; e++) {
      finalObservations[e] = new Rows(1, observationSize);
      if (asymmetric) {
        finalPrivileged[e] = new Rows(1, privilegedSize);
      }
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

  /**
   * Marks a time-out and keeps the true last observation, which the reset is about to replace.
   *
   * @param normalisedPrivileged what the value function sees of it; not looked at where that is the
   *     observation
   */
  void truncate(
      int environment, int step, float[] normalisedObservation, float[] normalisedPrivileged) {
    truncated[row(environment, step)] = true;
    int index = finalCounts[environment]++;
    put(finalObservations, environment, index, normalisedObservation);
    if (isAsymmetric()) {
      put(finalPrivileged, environment, index, normalisedPrivileged);
    }
  }

  private static void put(Rows[] of, int environment, int index, float[] values) {
    if (index == of[environment].capacity()) {
      of[environment] = grown(of[environment]);
    }
    of[environment].put(index, values);
  }

  /** Whether the value function sees something else than the policy. */
  public boolean isAsymmetric() {
    return privileged != observations;
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

  /** What the value function sees, normalised (size rows); the observations where those are it. */
  public Rows privileged() {
    return privileged;
  }

  /** The same after the last step of each environment (environments rows). */
  public Rows nextPrivileged() {
    return nextPrivileged;
  }

  /** The same of an environment's timed-out episodes, as {@link #finalObservations}. */
  public Rows finalPrivileged(int environment) {
    return finalPrivileged[environment];
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
    if (isAsymmetric()) {
      privileged.close();
      nextPrivileged.close();
      for (Rows rows : finalPrivileged) {
        rows.close();
      }
    }
  }
}
