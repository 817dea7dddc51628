package org.gaitway.task.legged;

import java.nio.file.Path;
import java.util.Optional;
import org.gaitway.sim.Model;
import org.gaitway.sim.ModelEdits;
import org.gaitway.sim.PositionServo;
import org.gaitway.sim.terrain.Terrain;
import org.gaitway.task.Gauge;

/** What all environments of a legged robot's task have in common: settings, and what follows. */
final class Setup {
  private final LeggedSettings settings;
  private final Optional<Terrain> terrain;
  private final Gauge.Kind<Legs> legs = scene -> new Legs(this, scene);

  Setup(LeggedSettings settings) {
    this.settings = settings;
    terrain =
        settings.terrain().isPlane()
            ? Optional.empty()
            : Optional.of(Terrain.generate(settings.terrain().plan()));
  }

  LeggedSettings settings() {
    return settings;
  }

  LeggedRobot robot() {
    return settings.robot();
  }

  /** The ground; empty for the plane z = 0. */
  Optional<Terrain> terrain() {
    return terrain;
  }

  /** What the terms of an environment share. */
  Gauge.Kind<Legs> legs() {
    return legs;
  }

  /**
   * Loads the robot's model and puts it on the ground; the caller closes it.
   *
   * @throws org.gaitway.sim.ModelLoadException if it cannot be loaded, or lacks what the robot's
   *     description names
   */
  Model model() {
    String model = robot().model();
    return Model.SHIPPED.contains(model)
        ? Model.shipped(model, edits())
        : Model.load(Path.of(model), edits().withFloor());
  }

  private ModelEdits edits() {
    ModelEdits edits = ModelEdits.NONE;
    if (robot().timestep().isPresent()) {
      edits = edits.withTimestep(robot().timestep().get());
    }
    if (terrain.isPresent()) {
      edits = edits.withTerrain(terrain.get().heights());
    }
    if (!robot().touching().isEmpty()) {
      edits = edits.withOnlyTouching(robot().touching());
    }
    for (String joint : robot().joints()) {
      edits = edited(edits, joint, robot().group(joint));
    }
    return edits;
  }

  private static ModelEdits edited(ModelEdits before, String joint, JointGroup group) {
    ModelEdits edits = before;
    if (group.stiffness().isPresent()) {
      double limit = group.effortLimit().orElse(Double.POSITIVE_INFINITY);
      PositionServo servo =
          new PositionServo(group.stiffness().get(), group.damping().orElseThrow(), limit);
      edits = edits.withServo(joint, servo);
    }
    if (group.armature().isPresent()) {
      edits = edits.withArmature(joint, group.armature().get());
    }
    return edits;
  }
}
