package org.gaitway.sim;

/**
 * A simulation whose state holds a number that is not finite or is too large to go on from
 * (MuJoCo's {@code mj_checkPos}, {@code mj_checkVel} and {@code mj_checkAcc}). The state is left as
 * it is, to be looked at or saved; {@link Simulation#reset()} makes the simulation usable again.
 */
public final class DivergedException extends MujocoException {
  private static final long serialVersionUID = 1L;

  private final SimulationWarning warning;
  private final int index;
  private final double time;

  DivergedException(String model, SimulationWarning warning, int index, String name, double time) {
    super(
        String.format(
            java.util.Locale.ROOT,
            "simulation of %s diverged: %s at index %d%s, time %.6g s",
            model,
            warning.description(),
            index,
            name.isEmpty() ? "" : " (joint " + name + ")",
            time));
    this.warning = warning;
    this.index = index;
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

  /** Simulated time of the step that found it [s]. */
  public double time() {
    return time;
  }
}
