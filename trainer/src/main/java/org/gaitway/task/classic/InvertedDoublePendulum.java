package org.gaitway.task.classic;

import java.nio.DoubleBuffer;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.gaitway.sim.Model;
import org.gaitway.sim.Simulation;
import org.gaitway.task.Axis;
import org.gaitway.task.Observation;
import org.gaitway.task.Observations;
import org.gaitway.task.Quantities;
import org.gaitway.task.Quantity;
import org.gaitway.task.Resets;
import org.gaitway.task.Rewards;
import org.gaitway.task.Task;
import org.gaitway.task.TaskDefinition;
import org.gaitway.task.Terminations;

/** Two poles, one on the other, on a cart that are to stay upright. */
public final class InvertedDoublePendulum implements Task {
  @Override
  public String name() {
    return "inverted-double-pendulum";
  }

  @Override
  public List<String> versions() {
    return List.of("v4", "v5");
  }

  /**
   * v4 pays for survival in every step, v5 only in those that do not terminate; v5 observes the
   * constraint force on the cart alone.
   */
  @Override
  public TaskDefinition define(String version) {
    boolean v4 = version.equals("v4");
    Observation force = Observations.slice(Simulation::qfrcConstraint, 0, v4 ? 3 : 1);
    Quantity height = Quantities.sitePosition("tip", Axis.Z);
    return TaskDefinition.named(name(), version)
        .model(() -> Model.shipped("inverted-double-pendulum"))
        .substeps(5)
        .observe("position", Observations.qpos(0, 1))
        .observe("sine", Observations.sines(1, 3))
        .observe("cosine", Observations.cosines(1, 3))
        .observe("velocity", Observations.clipped(Observations.qvel(), 10))
        .observe("constraint-force", Observations.clipped(force, 10))
        .reward("survive", 10, v4 ? Rewards.always() : Rewards.whileHealthy())
        .reward("distance", -1, Rewards.of(tipDistance()))
        .reward("velocity", -1, Rewards.of(poleVelocity()))
        .terminate("height", Terminations.outside(height, 1, Double.POSITIVE_INFINITY))
        .reset(Resets.uniformQpos(0.1))
        .reset(Resets.normalQvel(0.1))
        .build();
  }

  /** How far the tip is from 2 m above the rail's middle, squared; sideways weighs little. */
  private static Quantity tipDistance() {
    return simulation -> {
      DoubleSupplier x = Quantities.sitePosition("tip", Axis.X).bind(simulation);
      DoubleSupplier z = Quantities.sitePosition("tip", Axis.Z).bind(simulation);
      return () -> 0.01 * square(x.getAsDouble()) + square(z.getAsDouble() - 2);
    };
  }

  /** How fast the poles turn, squared. */
  private static Quantity poleVelocity() {
    return simulation -> {
      DoubleBuffer qvel = simulation.qvel();
      return () -> 1e-3 * square(qvel.get(1)) + 5e-3 * square(qvel.get(2));
    };
  }

  private static double square(double value) {
    return value * value;
  }
}
