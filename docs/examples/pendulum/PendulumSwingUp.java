import java.nio.DoubleBuffer;
import org.gaitway.random.RandomStream;
import org.gaitway.sim.Model;
import org.gaitway.sim.Simulation;
import org.gaitway.task.Observations;
import org.gaitway.task.Reward;
import org.gaitway.task.Rewards;
import org.gaitway.task.Task;
import org.gaitway.task.TaskDefinition;

/** Swing a pole up and keep it there, with a motor too weak to lift it in one go. */
public final class PendulumSwingUp implements Task {
  @Override
  public String name() {
    return "pendulum-swing-up";
  }

  @Override
  public TaskDefinition define(String version) {
    return TaskDefinition.named(name(), version)
        .model(() -> Model.resource(PendulumSwingUp.class, "pendulum.xml"))
        .substeps(4)
        .episodeSteps(200)
        .observe("sine", Observations.sines(0, 1))
        .observe("cosine", Observations.cosines(0, 1))
        .observe("velocity", Observations.qvel())
        .reward("height", 1, height())
        .reward("control", -0.01, Rewards.squaredAction())
        .reset(PendulumSwingUp::hangAnywhere)
        .build();
  }

  /** From 0, hanging, to 1, upright. */
  private static Reward height() {
    return environment -> {
      DoubleBuffer qpos = environment.simulation().qpos();
      return () -> (1 - Math.cos(qpos.get(0))) / 2;
    };
  }

  private static void hangAnywhere(Simulation simulation, RandomStream random) {
    simulation.qpos().put(0, random.uniform(-Math.PI, Math.PI));
    simulation.qvel().put(0, random.uniform(-1, 1));
  }
}
