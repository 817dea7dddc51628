package org.gaitway.task;

import java.nio.DoubleBuffer;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import org.gaitway.sim.Element;
import org.gaitway.sim.Simulation;

/**
 * Quantities that many tasks use. Places are in the world frame and as of the start of the last
 * physics stage, which is where MuJoCo leaves them after a step.
 */
public final class Quantities {
  private Quantities() {}

  /** Position of a joint with one degree of freedom [m] or [rad]. */
  public static Quantity qpos(String joint) {
    return simulation -> entry(simulation.qpos(), simulation.model().qposAddress(joint));
  }

  /** One entry of qpos, such as 2 for the height of a robot whose root is free. */
  public static Quantity qpos(int index) {
    return simulation -> entry(simulation.qpos(), index);
  }

  /** Where the frame of a body is along an axis [m]. */
  public static Quantity bodyPosition(String body, Axis axis) {
    return position(Simulation::xpos, Element.BODY, body, axis);
  }

  /** Where a site is along an axis [m]. */
  public static Quantity sitePosition(String site, Axis axis) {
    return position(Simulation::siteXpos, Element.SITE, site, axis);
  }

  private static Quantity position(
      Function<Simulation, DoubleBuffer> source, Element kind, String name, Axis axis) {
    return simulation ->
        entry(source.apply(simulation), 3 * simulation.model().id(kind, name) + axis.ordinal());
  }

  private static DoubleSupplier entry(DoubleBuffer buffer, int index) {
    return () -> buffer.get(index);
  }

  /** Where the centre of mass of all bodies is along an axis [m]. */
  public static Quantity centreOfMass(Axis axis) {
    return simulation -> {
      DoubleBuffer centres = simulation.xipos();
      double[] masses = new double[simulation.model().nbody()];
      simulation.model().bodyMass().get(masses);
      return () -> weightedMean(centres, axis.ordinal(), masses);
    };
  }

  private static double weightedMean(DoubleBuffer points, int axis, double[] weights) {
    double sum = 0;
    double total = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * points.get(3 * i + axis);
      total += weights[i];
    }
    return sum / total;
  }

  /** How far apart the frames of two bodies are [m]. */
  public static Quantity distance(String body, String other) {
    return simulation -> {
      DoubleBuffer xpos = simulation.xpos();
      int a = 3 * simulation.model().id(Element.BODY, body);
      int b = 3 * simulation.model().id(Element.BODY, other);
      return () -> {
        double x = xpos.get(a) - xpos.get(b);
        double y = xpos.get(a + 1) - xpos.get(b + 1);
        double z = xpos.get(a + 2) - xpos.get(b + 2);
        return Math.sqrt(x * x + y * y + z * z);
      };
    };
  }
}
