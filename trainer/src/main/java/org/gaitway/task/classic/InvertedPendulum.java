package org.gaitway.task.classic;

import java.util.List;
import org.gaitway.sim.Model;
import org.gaitway.task.Observations;
import org.gaitway.task.Quantities;
import org.gaitway.task.Resets;
import org.gaitway.task.Rewards;
import org.gaitway.task.Task;
import org.gaitway.task.TaskDefinition;
import org.gaitway.task.Terminations;

/** A pole on a cart that is to stay upright (Barto, Sutton and Anderson 1983). */
public final class InvertedPendulum implements Task {
  @Override
  public String name() {
    return "inverted-pendulum";
  }

  @Override
  public List<String> versions() {
    return List.of("v4", "v5");
  }

  /** v4 pays for every step, v5 only for those that do not terminate. */
  @Override
  public TaskDefinition define(String version) {
    return TaskDefinition.named(name(), version)
        .model(() -> Model.shipped("inverted-pendulum"))
        .substeps(2)
        .observe("position", Observations.qpos(0))
        .observe("velocity", Observations.qvel())
        .reward("survive", 1, version.equals("v4") ? Rewards.always() : Rewards.whileHealthy())
        .terminate("angle", Terminations.beyond(Quantities.qpos("hinge"), -0.2, 0.2))
        .terminate("position", Terminations.notFinite(Observations.qpos(0)))
        .terminate("velocity", Terminations.notFinite(Observations.qvel()))
        .reset(Resets.uniformQpos(0.01))
        .reset(Resets.uniformQvel(0.01))
        .build();
  }
}
