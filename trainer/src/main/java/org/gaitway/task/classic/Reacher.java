package org.gaitway.task.classic;

import java.util.List;
import org.gaitway.random.RandomStream;
import org.gaitway.sim.Model;
import org.gaitway.sim.Simulation;
import org.gaitway.task.Observations;
import org.gaitway.task.Quantities;
import org.gaitway.task.Quantity;
import org.gaitway.task.Resets;
import org.gaitway.task.Rewards;
import org.gaitway.task.Task;
import org.gaitway.task.TaskDefinition;

/** An arm in a plane with two motors that reaches for a target placed at random. */
public final class Reacher implements Task {
  @Override
  public String name() {
    return "reacher";
  }

  @Override
  public List<String> versions() {
    return List.of("v4", "v5");
  }

  /**
   * v4 pays for the distance before the step, v5 for that after it; v5 leaves out the offset's
   * height, which is always 0.
   */
  @Override
  public TaskDefinition define(String version) {
    boolean v4 = version.equals("v4");
    Quantity distance = Quantities.distance("fingertip", "target");
    return TaskDefinition.named(name(), version)
        .model(() -> Model.shipped("reacher"))
        .substeps(2)
        .episodeSteps(50)
        .observe("cosine", Observations.cosines(0, 2))
        .observe("sine", Observations.sines(0, 2))
        .observe("target", Observations.qpos(2))
        .observe("velocity", Observations.qvel(0, 2))
        .observe("offset", Observations.relativePosition("fingertip", "target", v4 ? 3 : 2))
        .reward("distance", -1, v4 ? Rewards.beforeStep(distance) : Rewards.of(distance))
        .reward("control", -1, Rewards.squaredAction())
        .reset(Resets.uniformQpos(0.1))
        .reset(Resets.uniformQvel(0.005))
        .reset(Reacher::placeTarget)
        .build();
  }

  /** Puts the target at rest anywhere within 0.2 m of the shoulder. */
  private static void placeTarget(Simulation simulation, RandomStream random) {
    double x;
    double y;
    do {
      x = random.uniform(-0.2, 0.2);
      y = random.uniform(-0.2, 0.2);
    } while (Math.hypot(x, y) >= 0.2);
    simulation.qpos().put(2, x).put(3, y);
    simulation.qvel().put(2, 0).put(3, 0);
  }
}
