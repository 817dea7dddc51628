package org.gaitway.task;

import org.gaitway.random.RandomStream;
import org.gaitway.sim.Model;

/**
 * A task whose numbers can be worked out by hand: a mass of 2 kg on a slide along x, pushed by a
 * motor of 1 N per unit of control (limited to ±10), without friction or gravity.
 *
 * <p>Euler steps of 0.01 s are semi-implicit: k steps under a constant force F from rest give the
 * velocity k F/2 0.01 and the position k (k + 1)/2 F/2 0.0001.
 */
final class SlidingMass {
  static final String MJCF =
      """
      <mujoco>
        <option timestep="0.01" gravity="0 0 0"/>
        <worldbody>
          <body name="post" pos="3 4 1">
            <geom name="post" size="0.1" contype="0" conaffinity="0"/>
          </body>
          <body name="mass" pos="0 0 1">
            <joint name="slide" type="slide" axis="1 0 0"/>
            <geom name="mass" size="0.1" mass="2" contype="0" conaffinity="0"/>
            <site name="top" pos="0 0 0.5"/>
          </body>
        </worldbody>
        <actuator>
          <motor name="push" joint="slide" ctrllimited="true" ctrlrange="-10 10"/>
        </actuator>
        <sensor>
          <jointvel name="speed" joint="slide"/>
        </sensor>
      </mujoco>
      """;

  private SlidingMass() {}

  /** Terms that the definition needs and a test can add to; 4 substeps. */
  static TaskDefinition.Builder task() {
    return bare().observe("position", Observations.qpos(0)).reward("survive", 1, Rewards.always());
  }

  /** As {@link #task()}, without observations and rewards. */
  static TaskDefinition.Builder bare() {
    return TaskDefinition.named("sliding-mass", "v1").model(SlidingMass::model).substeps(4);
  }

  static Model model() {
    return Model.parse("sliding-mass", MJCF);
  }

  /** An environment after its reset, in a simulation that keeps the model alive. */
  static Environment environment(TaskDefinition definition) {
    try (Model model = definition.model().get()) {
      Environment environment = new Environment(definition, model, new RandomStream(1, 1));
      environment.reset();
      return environment;
    }
  }
}
