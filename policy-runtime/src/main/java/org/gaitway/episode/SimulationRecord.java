package org.gaitway.episode;

import java.io.IOException;
import java.util.List;

/**
 * What a simulation was before a step, or what a step earned. Written in place by the thread that
 * simulates; no method but the constructor allocates.
 */
public final class SimulationRecord {
  private final double[] state;
  private final double[] control;
  private final double[] terms;
  private boolean reward;
  private long step;
  private long now;
  private int substeps;
  private double total;
  private boolean terminated;
  private boolean truncated;

  SimulationRecord(int stateSize, int controlSize, int terms) {
    state = new double[stateSize];
    control = new double[controlSize];
    this.terms = new double[terms];
  }

  /**
   * Makes it what the simulation was before a step; {@link #state} and {@link #control} are to be
   * filled.
   *
   * @param step number of the control step
   * @param now the time [ns], on the clock of the control loop
   * @param substeps physics steps with these controls; 0 at the episode's end
   */
  public void state(long step, long now, int substeps) {
    reward = false;
    this.step = step;
    this.now = now;
    this.substeps = substeps;
  }

  /**
   * Makes it what a step earned; {@link #terms} are to be filled.
   *
   * @param step number of the control step
   * @param now the time [ns], on the clock of the control loop
   */
  public void reward(long step, long now, double total, boolean terminated, boolean truncated) {
    reward = true;
    this.step = step;
    this.now = now;
    this.total = total;
    this.terminated = terminated;
    this.truncated = truncated;
  }

  /** MuJoCo's integration state (stateSize). */
  public double[] state() {
    return state;
  }

  /** The controls (nu). */
  public double[] control() {
    return control;
  }

  /** The weighted terms of the reward. */
  public double[] terms() {
    return terms;
  }

  long now() {
    return now;
  }

  boolean isReward() {
    return reward;
  }

  void write(EpisodeWriter out, long offset, List<String> names) throws IOException {
    if (reward) {
      out.reward(step, now + offset, total, names, terms, terminated, truncated);
    } else {
      out.simulation(step, now + offset, state, control, substeps);
    }
  }
}
