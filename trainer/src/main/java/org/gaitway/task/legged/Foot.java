package org.gaitway.task.legged;

import java.nio.DoubleBuffer;
import java.util.List;
import java.util.stream.IntStream;
import org.gaitway.sim.ContactForces;
import org.gaitway.sim.Element;
import org.gaitway.sim.Model;

/**
 * A foot in a model: one geom, or all geoms of a body that can touch something, as a sole is made
 * of.
 *
 * @param body that has it
 * @param geoms at least one. Not to be changed
 */
record Foot(int body, int[] geoms) {

  /**
   * The feet that a robot's description names.
   *
   * @throws IllegalArgumentException if the model has no such geom and no such body, or nothing of
   *     that can touch anything
   */
  static List<Foot> of(LeggedRobot robot, Model model) {
    return robot.feet().stream().map(name -> named(name, model)).toList();
  }

  private static Foot named(String name, Model model) {
    List<String> geoms = model.names(Element.GEOM);
    if (geoms.contains(name) || !model.names(Element.BODY).contains(name)) {
      int geom = model.id(Element.GEOM, name);
      return new Foot(model.bodyOf(geom), new int[] {geom});
    }
    int body = model.id(Element.BODY, name);
    int[] sole =
        IntStream.range(0, geoms.size())
            .filter(geom -> model.bodyOf(geom) == body && model.collides(geom))
            .toArray();
    if (sole.length == 0) {
      throw new IllegalArgumentException(
          "body " + name + ", a foot of the robot, has no geom that can touch the ground");
    }
    return new Foot(body, sole);
  }

  /** Sum of the normal forces on it [N]. */
  double normal(ContactForces contacts) {
    double sum = 0;
    for (int geom : geoms) {
      sum += contacts.normal(geom);
    }
    return sum;
  }

  /** Net force on it along an axis of the world [N]. */
  double force(ContactForces contacts, int axis) {
    double sum = 0;
    for (int geom : geoms) {
      sum += contacts.force(geom, axis);
    }
    return sum;
  }

  /**
   * Where it is along an axis of the world: the mean of its geoms' centres [m].
   *
   * @param places of all geoms (ngeom x 3) [m]
   */
  double place(DoubleBuffer places, int axis) {
    double sum = 0;
    for (int geom : geoms) {
      sum += places.get(3 * geom + axis);
    }
    return sum / geoms.length;
  }
}
