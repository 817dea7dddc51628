package org.gaitway.sim;

/** What MuJoCo counts in {@code mjData.warning}, in the order of {@code mjtWarning}. */
public enum SimulationWarning {
  /** Inertia matrix singular or nearly so. */
  INERTIA("inertia matrix nearly singular"),
  /** More contacts than the arena holds: some were dropped. */
  CONTACT_FULL("too many contacts"),
  /** More constraints than the arena holds: some were dropped. */
  CONSTRAINT_FULL("too many constraints"),
  /** A position that is not finite or too large. */
  BAD_QPOS("bad number in qpos"),
  /** A velocity that is not finite or too large. */
  BAD_QVEL("bad number in qvel"),
  /** An acceleration that is not finite or too large. */
  BAD_QACC("bad number in qacc"),
  /** A control that is not finite or too large. */
  BAD_CTRL("bad number in ctrl");

  private final String description;

  SimulationWarning(String description) {
    this.description = description;
  }

  /** The warning in words. */
  public String description() {
    return description;
  }
}
