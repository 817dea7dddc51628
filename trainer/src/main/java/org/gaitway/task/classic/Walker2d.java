package org.gaitway.task.classic;

import java.util.List;
import org.gaitway.sim.Element;
import org.gaitway.sim.Model;
import org.gaitway.task.Observations;
import org.gaitway.task.Resets;
import org.gaitway.task.Rewards;
import org.gaitway.task.Task;
import org.gaitway.task.TaskDefinition;
import org.gaitway.task.Terminations;

/** A planar biped with six motors that walks to the right. */
public final class Walker2d implements Task {
  @Override
  public String name() {
    return "walker2d";
  }

  @Override
  public List<String> versions() {
    return List.of("v4", "v5");
  }

  /**
   * v4 pays for survival in every step, v5 only in those that do not terminate; v5 also gives the
   * right foot the grip of the left one.
   */
  @Override
  public TaskDefinition define(String version) {
    boolean v4 = version.equals("v4");
    return TaskDefinition.named(name(), version)
        .model(v4 ? Walker2d::model : Walker2d::modelWithGrip)
        .substeps(4)
        .observe("position", Observations.qpos(1))
        .observe("velocity", Observations.clipped(Observations.qvel(), 10))
        .reward("forward", 1, Rewards.speed("rootx"))
        .reward("survive", 1, v4 ? Rewards.always() : Rewards.whileHealthy())
        .reward("control", -1e-3, Rewards.squaredAction())
        .terminate("height", Terminations.outside("rootz", 0.8, 2))
        .terminate("pitch", Terminations.outside("rooty", -1, 1))
        .reset(Resets.uniformQpos(0.005))
        .reset(Resets.uniformQvel(0.005))
        .build();
  }

  private static Model model() {
    return Model.shipped("walker2d");
  }

  private static Model modelWithGrip() {
    return model()
        .changed(model -> model.geomFriction().put(3 * model.id(Element.GEOM, "right_foot"), 1.9));
  }
}
