package org.gaitway.sim;

import java.util.Locale;

/**
 * A simulation whose state holds a number that is not finite or is too large to go on from
 * (MuJoCo's {@code mj_checkPos}, {@code mj_checkVel} and {@code mj_checkAcc}), or that was given
 * such a control. The state is left as it is, to be looked at or saved; {@link Simulation#reset()}
 * makes the simulation usable again.
 */
public final class DivergedException extends MujocoException {
  private static final long serialVersionUID = 1L;

  private final SimulationWarning warning;
  private final int index;
  private final String owner;
  private final double time;

  DivergedException(String model, SimulationWarning warning, int index, String owner, double time) {
    super(
        String.format(
            Locale.ROOT,
            "simulation of %s diverged: %s at index %d%s, time %s s",
            model,
            warning.description(),
            index,
            owner.isEmpty() ? "" : " (" + owner + ")",
            Math.round(time * 1e6) / 1e6));
    this.warning = warning;
    this.index = index;
    this.owner = owner;
    this.time = time;
  }

  /** Which vector went bad. */
  public SimulationWarning warning() {
    return warning;
  }

  /** Index into qpos, qvel, qacc or ctrl, as {@link #warning()} says. */
  public int index() {
    return index;
  }

  /** What the index belongs to, such as {@code joint knee}; empty if that has no name. */
  public String owner() {
    return owner;
  }

  /** Simulated time after the step that found it [s]. */
  public double time() {
    return time;
  }
}
