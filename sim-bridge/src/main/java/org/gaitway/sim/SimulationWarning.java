package org.gaitway.sim;

import org.gaitway.sim.mujoco.Mujoco;

/** What MuJoCo counts in {@code mjData.warning}. */
public enum SimulationWarning {
  /** Inertia matrix singular or nearly so. */
  INERTIA(Mujoco.mjWARN_INERTIA, "inertia matrix nearly singular"),
  /** More contacts than the arena holds: some were dropped. */
  CONTACT_FULL(Mujoco.mjWARN_CONTACTFULL, "too many contacts"),
  /** More constraints than the arena holds: some were dropped. */
  CONSTRAINT_FULL(Mujoco.mjWARN_CNSTRFULL, "too many constraints"),
  /** A position that is not finite or too large. */
  BAD_QPOS(Mujoco.mjWARN_BADQPOS, "bad number in qpos"),
  /** A velocity that is not finite or too large. */
  BAD_QVEL(Mujoco.mjWARN_BADQVEL, "bad number in qvel"),
  /** An acceleration that is not finite or too large. */
  BAD_QACC(Mujoco.mjWARN_BADQACC, "bad number in qacc"),
  /** A control that is not finite or too large. */
  BAD_CTRL(Mujoco.mjWARN_BADCTRL, "bad number in ctrl");

  /** MuJoCo's {@code mjtWarning}. */
  final int code;

  private final String description;

  SimulationWarning(int code, String description) {
    this.code = code;
    this.description = description;
  }

  /** The warning in words. */
  public String description() {
    return description;
  }

  static SimulationWarning ofCode(int code) {
    for (SimulationWarning warning : values()) {
      if (warning.code == code) {
        return warning;
      }
    }
    throw new AssertionError("MuJoCo warning " + code);
  }
}
