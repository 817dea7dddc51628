package org.gaitway.task.classic;

import java.util.List;
import org.gaitway.sim.Model;
import org.gaitway.task.Observations;
import org.gaitway.task.Resets;
import org.gaitway.task.Rewards;
import org.gaitway.task.Task;
import org.gaitway.task.TaskDefinition;

/** A chain of three links with two motors that swims to the right (Coulom 2002). */
public final class Swimmer implements Task {
  @Override
  public String name() {
    return "swimmer";
  }

  @Override
  public List<String> versions() {
    return List.of("v4", "v5");
  }

  @Override
  public TaskDefinition define(String version) {
    return TaskDefinition.named(name(), version)
        .model(() -> Model.shipped("swimmer"))
        .substeps(4)
        .observe("position", Observations.qpos(2))
        .observe("velocity", Observations.qvel())
        .reward("forward", 1, Rewards.speed("slider1"))
        .reward("control", -1e-4, Rewards.squaredAction())
        .reset(Resets.uniformQpos(0.1))
        .reset(Resets.uniformQvel(0.1))
        .build();
  }
}
