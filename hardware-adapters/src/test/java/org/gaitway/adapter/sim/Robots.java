package org.gaitway.adapter.sim;

import org.gaitway.sim.Model;

/** Models that tests share. */
final class Robots {
  /**
   * A floating trunk with an arm that turns about y without gravity's torque: inertia 0.1 kg·m²,
   * neither damping nor friction.
   */
  static final String ARM =
      """
      <mujoco>
        <compiler angle="radian"/>
        <option timestep="0.01" gravity="0 0 0"/>
        <worldbody>
          <body name="arm">
            <joint name="elbow" axis="0 1 0"/>
            <inertial pos="0 0 0" mass="1" diaginertia="0.1 0.1 0.1"/>
          </body>
          <body name="slider" pos="5 0 0">
            <joint name="rail" type="slide" axis="1 0 0"/>
            <inertial pos="0 0 0" mass="2" diaginertia="1 1 1"/>
            <site name="imu"/>
          </body>
        </worldbody>
        <actuator>
          ACTUATORS
        </actuator>
        <sensor>
          <framepos name="place" objtype="site" objname="imu"/>
        </sensor>
      </mujoco>
      """;

  static final String MOTORS =
      """
      <motor name="elbow_motor" joint="elbow" gear="5"/>
      <motor name="rail_motor" joint="rail" gear="2" ctrllimited="true" ctrlrange="-1 1"/>
      """;

  static final String FLOATING =
      """
      <mujoco>
        <option timestep="0.002"/>
        <worldbody>
          <body name="trunk" pos="0 0 1">
            <freejoint name="root"/>
            <inertial pos="0 0 0" mass="1" diaginertia="0.1 0.2 0.3"/>
            <site name="imu"/>
            SITE
          </body>
        </worldbody>
        SENSORS
      </mujoco>
      """;

  private Robots() {}

  /** The arm and slider with these actuators. */
  static Model arm(String actuators) {
    return Model.parse("arm", ARM.replace("ACTUATORS", actuators));
  }

  /** A body that falls; with these sensors. */
  static Model floating(String sensors) {
    return Model.parse("floating", FLOATING.replace("SITE", "").replace("SENSORS", sensors));
  }
}
