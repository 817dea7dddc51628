package org.gaitway.sim;

/** Small MJCF texts for tests. */
final class TestModels {
  private TestModels() {}

  /** A point mass of 1 kg, 1 m below a hinge about y, driven by a motor of gear 10. */
  static final String PENDULUM =
      """
      <mujoco model="pendulum">
        <size memory="100K"/>
        <option timestep="0.005" integrator="RK4"/>
        <worldbody>
          <body name="rod">
            <joint name="hinge" type="hinge" axis="0 1 0"/>
            <inertial pos="0 0 -1" mass="1" diaginertia="1e-9 1e-9 1e-9"/>
            <site name="tip" pos="0 0 -1"/>
          </body>
        </worldbody>
        <actuator>
          <motor name="torque" joint="hinge" gear="10"/>
        </actuator>
        <sensor>
          <jointpos name="angle" joint="hinge"/>
          <jointvel name="rate" joint="hinge"/>
          <framepos name="tip" objtype="site" objname="tip"/>
        </sensor>
        <keyframe>
          <key name="level" qpos="1.5" qvel="-0.25"/>
        </keyframe>
      </mujoco>
      """;

  /** A free ball of 2 kg, radius 0.1 m, 1 m above a floor. */
  static final String BALL =
      """
      <mujoco model="ball">
        <size memory="100K"/>
        <option timestep="0.001"/>
        <worldbody>
          <geom name="floor" type="plane" size="5 5 1"/>
          <body name="ball" pos="0 0 1">
            <freejoint name="free"/>
            <geom name="ball" type="sphere" size="0.1" mass="2"/>
          </body>
        </worldbody>
      </mujoco>
      """;

  /** Two bodies joined by a motor, free in space without gravity. */
  static final String FLOATING_PAIR =
      """
      <mujoco model="floating-pair">
        <option timestep="0.002" gravity="0 0 0" integrator="RK4"/>
        <worldbody>
          <body name="first">
            <freejoint/>
            <geom type="capsule" fromto="0 0 0 0.4 0 0" size="0.05" mass="3"/>
            <body name="second" pos="0.5 0 0">
              <joint name="elbow" type="hinge" axis="0 1 0"/>
              <geom type="capsule" fromto="0 0 0 0.3 0 0" size="0.04" mass="1"/>
            </body>
          </body>
        </worldbody>
        <actuator>
          <motor name="elbow" joint="elbow"/>
        </actuator>
      </mujoco>
      """;

  /** A flywheel of 0.5 kg·m² about z that a damper of 0.2 N·m·s slows down. */
  static final String FLYWHEEL =
      """
      <mujoco model="flywheel">
        <option timestep="0.001" integrator="RK4"/>
        <worldbody>
          <body name="wheel">
            <joint name="axle" type="hinge" axis="0 0 1" damping="0.2"/>
            <inertial pos="0 0 0" mass="1" diaginertia="0.5 0.5 0.5"/>
          </body>
        </worldbody>
      </mujoco>
      """;

  /** Ten balls in a heap, in an arena that holds their contacts but not their solution. */
  static final String CRAMPED =
      """
      <mujoco model="cramped">
        <size memory="90K"/>
        <worldbody>
          <geom type="plane" size="5 5 1"/>
          <replicate count="10" offset="0.05 0 0">
            <body pos="0 0 0.05"><freejoint/><geom size="0.1"/></body>
          </replicate>
        </worldbody>
      </mujoco>
      """;

  /** A grid of so many points (10^15) that MuJoCo's compiler fails with a C++ exception at once. */
  static final String IMPOSSIBLE_GRID =
      """
      <mujoco>
        <worldbody>
          <body name="box">
            <flexcomp name="grid" type="box" dim="3" count="100000 100000 100000" spacing="1 1 1"/>
          </body>
        </worldbody>
      </mujoco>
      """;
}
