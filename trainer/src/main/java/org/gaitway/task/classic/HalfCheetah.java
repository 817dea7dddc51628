package org.gaitway.task.classic;

import java.util.List;
import org.gaitway.sim.Model;
import org.gaitway.task.Observations;
import org.gaitway.task.Resets;
import org.gaitway.task.Rewards;
import org.gaitway.task.Task;
import org.gaitway.task.TaskDefinition;

/** A planar cheetah with six motors that runs to the right (Wawrzyński 2009). */
public final class HalfCheetah implements Task {
  @Override
  public String name() {
    return "half-cheetah";
  }

  @Override
  public List<String> versions() {
    return List.of("v4", "v5");
  }

  @Override
  public TaskDefinition define(String version) {
    return TaskDefinition.named(name(), version)
        .model(() -> Model.shipped("half-cheetah"))
        .substeps(5)
        .observe("position", Observations.qpos(1))
        .observe("velocity", Observations.qvel())
        .reward("forward", 1, Rewards.speed("rootx"))
        .reward("control", -0.1, Rewards.squaredAction())
        .reset(Resets.uniformQpos(0.1))
        .reset(Resets.normalQvel(0.1))
        .build();
  }
}
