package org.gaitway.task.legged;

import java.nio.DoubleBuffer;
import org.gaitway.sim.Element;
import org.gaitway.sim.Model;
import org.gaitway.sim.ModelField;
import org.gaitway.task.Scene;

/** What of an episode's model the value function is told. */
final class EpisodePhysics {
  private final DoubleBuffer friction;
  private final DoubleBuffer mass;
  private final DoubleBuffer centre;
  private final int sole;
  private final int base;

  EpisodePhysics(LeggedRobot robot, Scene scene) {
    Model model = scene.simulation().model();
    friction = model.field(ModelField.GEOM_FRICTION);
    mass = model.field(ModelField.BODY_MASS);
    centre = model.field(ModelField.BODY_IPOS);
    sole = Foot.of(robot, model).get(0).geoms()[0];
    base = model.id(Element.BODY, robot.base());
  }

  double at(int index) {
    return switch (index) {
      case 0 -> friction.get(3 * sole);
      case 1 -> mass.get(base);
      default -> centre.get(3 * base + index - 2);
    };
  }
}
