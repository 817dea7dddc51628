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

/** A body with two legs, two arms and 17 motors that walks to the right (Tassa et al. 2012). */
public final class Humanoid implements Task {
  @Override
  public String name() {
    return "humanoid";
  }

  @Override
  public List<String> versions() {
    return List.of("v4", "v5");
  }

  /**
   * v4 pays for survival in every step, v5 only in those that do not terminate; v5 leaves out what
   * is always 0 of the observations (the world's entries, motors on the free joint) and charges for
   * contact forces, 10 a step at most.
   */
  @Override
  public TaskDefinition define(String version) {
    return version.equals("v4")
        ? terms(version, 0, Rewards.always()).build()
        : terms(version, 1, Rewards.whileHealthy())
            .reward("contact", -5e-7, Rewards.capped(Rewards.squared(contactForces(0)), 10 / 5e-7))
            .build();
  }

  private TaskDefinition.Builder terms(String version, int firstBody, Reward survival) {
    return TaskDefinition.named(name(), version)
        .model(() -> Model.shipped("humanoid"))
        .substeps(5)
        .withContactForces()
        .observe("position", Observations.qpos(2))
        .observe("velocity", Observations.qvel())
        .observe("inertia", Observations.slice(Simulation::cinert, 10 * firstBody))
        .observe("body-velocity", Observations.slice(Simulation::cvel, 6 * firstBody))
        .observe("motor-force", Observations.slice(Simulation::qfrcActuator, 6 * firstBody))
        .observe("contact-force", contactForces(firstBody))
        .reward("forward", 1.25, Rewards.rate(Quantities.centreOfMass(Axis.X)))
        .reward("survive", 5, survival)
        .reward("control", -0.1, Rewards.squaredAction())
        .terminate("height", Terminations.outside(Quantities.qpos(2), 1, 2))
        .reset(Resets.uniformQpos(0.01))
        .reset(Resets.uniformQvel(0.01));
  }

  private static Observation contactForces(int firstBody) {
    return Observations.slice(Simulation::cfrcExt, 6 * firstBody);
  }
}
