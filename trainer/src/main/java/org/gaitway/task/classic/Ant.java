package org.gaitway.task.classic;

import java.util.List;
import org.gaitway.sim.Model;
import org.gaitway.sim.Simulation;
import org.gaitway.task.Axis;
import org.gaitway.task.Observation;
import org.gaitway.task.Observations;
import org.gaitway.task.Quantities;
import org.gaitway.task.Resets;
import org.gaitway.task.Reward;
import org.gaitway.task.Rewards;
import org.gaitway.task.Task;
import org.gaitway.task.TaskDefinition;
import org.gaitway.task.Terminations;

/** A body with four legs and eight motors that walks to the right (Schulman et al. 2016). */
public final class Ant implements Task {
  @Override
  public String name() {
    return "ant";
  }

  @Override
  public List<String> versions() {
    return List.of("v4", "v5");
  }

  /**
   * v4 pays for survival in every step, v5 only in those that do not terminate; v5 also observes
   * the contact forces and charges for them.
   */
  @Override
  public TaskDefinition define(String version) {
    return version.equals("v4")
        ? terms(version, Rewards.always()).build()
        : terms(version, Rewards.whileHealthy())
            .withContactForces()
            .observe("contact-force", Observations.clipped(contactForces(), 1))
            .reward("contact", -5e-4, Rewards.squared(Observations.clipped(contactForces(), 1)))
            .build();
  }

  private TaskDefinition.Builder terms(String version, Reward survival) {
    return TaskDefinition.named(name(), version)
        .model(() -> Model.shipped("ant"))
        .substeps(5)
        .observe("position", Observations.qpos(2))
        .observe("velocity", Observations.qvel())
        .reward("forward", 1, Rewards.rate(Quantities.bodyPosition("torso", Axis.X)))
        .reward("survive", 1, survival)
        .reward("control", -0.5, Rewards.squaredAction())
        .terminate("height", Terminations.beyond(Quantities.qpos(2), 0.2, 1))
        .terminate("position", Terminations.notFinite(Observations.qpos(0)))
        .terminate("velocity", Terminations.notFinite(Observations.qvel()))
        .reset(Resets.uniformQpos(0.1))
        .reset(Resets.normalQvel(0.1));
  }

  /** On all bodies but the world. */
  private static Observation contactForces() {
    return Observations.slice(Simulation::cfrcExt, 6);
  }
}
