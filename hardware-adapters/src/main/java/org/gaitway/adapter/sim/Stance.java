package org.gaitway.adapter.sim;

import java.nio.DoubleBuffer;
import java.util.Map;
import java.util.Optional;
import org.gaitway.sim.Element;
import org.gaitway.sim.Joint;
import org.gaitway.sim.Model;
import org.gaitway.sim.Simulation;

/**
 * The pose that a model stands in at the beginning: its keyframe {@code home}; if it has none, its
 * initial state with given positions of its joints, the body let down until it touches something.
 */
final class Stance {
  private static final String HOME = "home";

  /** Far from everything, where only the robot touches itself [m]. */
  private static final double ALOFT = 1000;

  private static final double NEAR = 0.01;
  private static final double HIGHEST = 20;
  private static final int HALVINGS = 40;

  private final Simulation simulation;
  private final double[] qpos;
  private final boolean home;

  /**
   * @param simulation left in its initial state
   * @param pose positions of hinges and slides by name [rad] or [m]; others are the model's. None
   *     of it counts where there is a keyframe
   * @throws IllegalArgumentException if the model has no joint of a name
   */
  Stance(Simulation simulation, Map<String, Double> pose) {
    this.simulation = simulation;
    Model model = simulation.model();
    home = model.names(Element.KEYFRAME).contains(HOME);
    simulation.reset();
    if (!home && !pose.isEmpty()) {
      DoubleBuffer all = simulation.qpos();
      pose.forEach((joint, position) -> all.put(model.qposAddress(joint), (double) position));
      letDown(simulation);
    }
    qpos = new double[model.nq()];
    simulation.qpos().get(0, qpos);
    simulation.reset();
  }

  private static void letDown(Simulation simulation) {
    Optional<Joint> base =
        simulation.model().joints().stream()
            .filter(joint -> joint.kind() == Joint.Kind.FREE)
            .findFirst();
    if (base.isPresent()) {
      letDown(simulation, base.get().qposAddress() + 2);
    }
  }

  /** Looks for the least height at which the body touches nothing but itself. */
  private static void letDown(Simulation simulation, int height) {
    double start = simulation.qpos().get(height);
    int alone = contacts(simulation, height, ALOFT);
    double free = start;
    double step = NEAR;
    while (contacts(simulation, height, free) > alone && free < start + HIGHEST) {
      free += step;
      step *= 2;
    }
    double touching = free;
    step = NEAR;
    while (contacts(simulation, height, touching) <= alone && touching > free - HIGHEST) {
      touching -= step;
      step *= 2;
    }
    boolean nothingBelow = contacts(simulation, height, touching) <= alone;
    for (int i = 0; i < HALVINGS && !nothingBelow; i++) {
      double middle = (free + touching) / 2;
      if (contacts(simulation, height, middle) > alone) {
        touching = middle;
      } else {
        free = middle;
      }
    }
    simulation.qpos().put(height, nothingBelow ? start : free);
  }

  private static int contacts(Simulation simulation, int height, double at) {
    simulation.qpos().put(height, at);
    simulation.forward();
    return simulation.contactCount();
  }

  /** Puts the simulation into it, at rest. */
  void take() {
    if (home) {
      simulation.resetToKeyframe(HOME);
    } else {
      simulation.reset();
      DoubleBuffer all = simulation.qpos();
      all.put(0, qpos);
    }
    simulation.forward();
  }
}
