package org.gaitway.task.classic;

import java.util.List;
import org.gaitway.sim.Model;
import org.gaitway.task.Observations;
import org.gaitway.task.Resets;
import org.gaitway.task.Rewards;
import org.gaitway.task.Task;
import org.gaitway.task.TaskDefinition;
import org.gaitway.task.Terminations;

/** A planar leg with three motors that hops to the right (Erez, Tassa and Todorov 2011). */
public final class Hopper implements Task {
  @Override
  public String name() {
    return "hopper";
  }

  @Override
  public List<String> versions() {
    return List.of("v4", "v5");
  }

  /** v4 pays for survival in every step, v5 only in those that do not terminate. */
  @Override
  public TaskDefinition define(String version) {
    return TaskDefinition.named(name(), version)
        .model(() -> Model.shipped("hopper"))
        .substeps(4)
        .observe("position", Observations.qpos(1))
        .observe("velocity", Observations.clipped(Observations.qvel(), 10))
        .reward("forward", 1, Rewards.speed("rootx"))
        .reward("survive", 1, version.equals("v4") ? Rewards.always() : Rewards.whileHealthy())
        .reward("control", -1e-3, Rewards.squaredAction())
        .terminate("height", Terminations.outside("rootz", 0.7, Double.POSITIVE_INFINITY))
        .terminate("pitch", Terminations.outside("rooty", -0.2, 0.2))
        .terminate("joint-position", Terminations.anyOutside(Observations.qpos(3), -100, 100))
        .terminate("velocity", Terminations.anyOutside(Observations.qvel(), -100, 100))
        .reset(Resets.uniformQpos(0.005))
        .reset(Resets.uniformQvel(0.005))
        .build();
  }
}
