package org.gaitway.rollout;

import org.gaitway.sim.Model;
import org.gaitway.task.Observations;
import org.gaitway.task.Rewards;
import org.gaitway.task.TaskDefinition;

/**
 * A task small enough for thousands of episodes in a test: a mass of 1 kg on a slide along x and a
 * second one on a hinge, each with a motor, without friction or gravity.
 */
public final class PushedMass {
  private static final String MJCF =
      """
      <mujoco>
        <option timestep="0.01" gravity="0 0 0"/>
        <worldbody>
          <body>
            <joint name="slide" type="slide" axis="1 0 0"/>
            <geom size="0.1" mass="1" contype="0" conaffinity="0"/>
            <body pos="0.3 0 0">
              <joint name="hinge" type="hinge" axis="0 1 0"/>
              <geom size="0.1" pos="0.2 0 0" mass="0.1" contype="0" conaffinity="0"/>
            </body>
          </body>
        </worldbody>
        <actuator>
          <motor joint="slide" ctrllimited="true" ctrlrange="-1 1" gear="10"/>
          <motor joint="hinge" ctrllimited="true" ctrlrange="-1 1" gear="0.1"/>
        </actuator>
      </mujoco>
      """;

  /** Observed values: two positions, two velocities. */
  public static final int OBSERVATIONS = 4;

  /** Controls. */
  public static final int ACTIONS = 2;

  private PushedMass() {}

  /** Positions and velocities are observed, speed is paid for, nothing ends an episode but time. */
  public static TaskDefinition.Builder task() {
    return TaskDefinition.named("pushed-mass", "v1")
        .model(PushedMass::model)
        .substeps(2)
        .observe("position", Observations.qpos(0))
        .observe("velocity", Observations.qvel())
        .reward("speed", 1, Rewards.speed("slide"))
        .reward("control", -0.1, Rewards.squaredAction());
  }

  /** The model, the caller's to close. */
  public static Model model() {
    return Model.parse("pushed-mass", MJCF);
  }

  /** The model with a mass of 1.5 kg; the caller's to close. */
  public static Model heavier() {
    return Model.parse("pushed-mass", MJCF.replace("mass=\"1\"", "mass=\"1.5\""));
  }
}
