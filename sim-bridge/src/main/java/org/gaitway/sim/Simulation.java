package org.gaitway.sim;

import java.nio.DoubleBuffer;
import org.bytedeco.javacpp.DoublePointer;
import org.gaitway.sim.mujoco.Mujoco;
import org.gaitway.sim.mujoco.mjData;
import org.gaitway.sim.mujoco.mjModel;

/**
 * One simulation of a {@link Model} ({@code mjData}).
 *
 * <p>The buffers are views of MuJoCo's memory, not copies: what is written to {@link #ctrl()} acts
 * in the next {@link #step(int)}, and {@link #qpos()} shows the state after it. They are made once;
 * ask for them once and keep them, until the simulation is closed: touching one later is undefined.
 *
 * <p>Not thread-safe: one thread at a time. Real-time safe apart from construction, {@link
 * #save()} and {@link #close()}. Closing twice is harmless; any other method after {@link #close()}
 * throws {@link IllegalStateException}.
 */
public final class Simulation implements AutoCloseable {
  private static final int STATE = Mujoco.mjSTATE_INTEGRATION;

  private final Model model;
  private final mjModel nativeModel;
  private final mjData data;
  private final DoubleBuffer qpos;
  private final DoubleBuffer qvel;
  private final DoubleBuffer ctrl;
  private final DoubleBuffer sensordata;
  private final DoublePointer stateScratch;
  private final int stateSize;
  private boolean closed;

  Simulation(Model model) {
    this.model = model;
    this.nativeModel = model.handle();
    this.data = makeData(model);
    this.qpos = Model.buffer(data.qpos(), model.nq());
    this.qvel = Model.buffer(data.qvel(), model.nv());
    this.ctrl = Model.buffer(data.ctrl(), model.nu());
    this.sensordata = Model.buffer(data.sensordata(), model.nsensordata());
    this.stateSize = Mujoco.mj_stateSize(nativeModel, STATE);
    this.stateScratch = new DoublePointer(stateSize);
  }

  private static mjData makeData(Model model) {
    mjData made;
    try {
      made = Mujoco.gw_makeData(model.handle());
    } catch (RuntimeException e) {
      throw new MujocoException("cannot simulate " + model + ": " + e.getMessage(), e);
    }
    if (made == null || made.isNull()) {
      throw new MujocoException("cannot simulate " + model + ": out of memory");
    }
    return made;
  }

  /**
   * Advances by {@code substeps} physics steps in one native call ({@code mj_step}).
   *
   * @throws DivergedException if a step finds a number that is not finite or too large; later
   *     substeps are not taken
   * @throws MujocoException if MuJoCo reports an error; {@link #reset()} before going on
   */
  public void step(int substeps) {
    checkOpen();
    int diverged;
    try {
      diverged = Mujoco.gw_step(nativeModel, data, substeps);
    } catch (RuntimeException e) {
      throw failure("step", e);
    }
    if (diverged >= 0) {
      throw diverged(SimulationWarning.values()[diverged]);
    }
  }

  /** Computes all that depends on the state, without advancing time ({@code mj_forward}). */
  public void forward() {
    checkOpen();
    try {
      Mujoco.gw_forward(nativeModel, data);
    } catch (RuntimeException e) {
      throw failure("forward", e);
    }
  }

  /** Returns to the model's initial state ({@code mj_resetData}); warning counters become 0. */
  public void reset() {
    resetTo(-1);
  }

  /**
   * Returns to a keyframe of the model ({@code mj_resetDataKeyframe}).
   *
   * @throws IllegalArgumentException if the model has no such keyframe
   */
  public void resetToKeyframe(String name) {
    resetTo(model.id(Element.KEYFRAME, name));
  }

  private void resetTo(int keyframe) {
    checkOpen();
    try {
      Mujoco.gw_reset(nativeModel, data, keyframe);
    } catch (RuntimeException e) {
      throw failure("reset", e);
    }
  }

  /** Computes {@link #cfrcExt()} and its like from the last step ({@code mj_rnePostConstraint}). */
  public void rnePostConstraint() {
    checkOpen();
    try {
      Mujoco.gw_rnePostConstraint(nativeModel, data);
    } catch (RuntimeException e) {
      throw failure("rnePostConstraint", e);
    }
  }

  /** Copies out the whole integration state, warm start included. */
  public SimState save() {
    checkOpen();
    Mujoco.gw_getState(nativeModel, data, stateScratch, STATE);
    double[] values = new double[stateSize];
    stateScratch.get(values);
    return new SimState(model.sha256(), values);
  }

  /**
   * Puts back a saved state; what depends on it is stale until the next {@link #step(int)} or
   * {@link #forward()}, as in MuJoCo.
   *
   * @throws IllegalArgumentException if the state was saved from another model
   */
  public void restore(SimState state) {
    checkOpen();
    if (state.size() != stateSize || !state.modelSha256().equals(model.sha256())) {
      throw new IllegalArgumentException(
          String.format(
              "state of model %.12s… (%d values) cannot be restored into %s, %.12s… (%d values)",
              state.modelSha256(), state.size(), model, model.sha256(), stateSize));
    }
    stateScratch.put(state.values());
    Mujoco.gw_setState(nativeModel, data, stateScratch, STATE);
  }

  /** Length of one substep [s]. */
  public double timestep() {
    return model.timestep();
  }

  /** Simulated time [s]. */
  public double time() {
    checkOpen();
    return data.time();
  }

  /** Positions (nq) [m], [rad], unit quaternions w x y z. */
  public DoubleBuffer qpos() {
    checkOpen();
    return qpos;
  }

  /** Velocities (nv) [m/s], [rad/s]. */
  public DoubleBuffer qvel() {
    checkOpen();
    return qvel;
  }

  /** Controls (nu), in the unit of each actuator. */
  public DoubleBuffer ctrl() {
    checkOpen();
    return ctrl;
  }

  /** Data of all sensors (nsensordata). */
  public DoubleBuffer sensordata() {
    checkOpen();
    return sensordata;
  }

  /**
   * Data of one sensor, a view into {@link #sensordata()}.
   *
   * @throws IllegalArgumentException if the model has no such sensor
   */
  public DoubleBuffer sensor(String name) {
    checkOpen();
    int id = model.id(Element.SENSOR, name);
    return sensordata.slice(nativeModel.sensor_adr().get(id), nativeModel.sensor_dim().get(id));
  }

  /** Generalised forces of all constraints (nv) [N], [N·m]. */
  public DoubleBuffer qfrcConstraint() {
    checkOpen();
    return Model.buffer(data.qfrc_constraint(), model.nv());
  }

  /** Generalised forces of all actuators (nv) [N], [N·m]. */
  public DoubleBuffer qfrcActuator() {
    checkOpen();
    return Model.buffer(data.qfrc_actuator(), model.nv());
  }

  /** Positions of the body frames (nbody x 3), world frame [m]. */
  public DoubleBuffer xpos() {
    checkOpen();
    return Model.buffer(data.xpos(), 3L * model.nbody());
  }

  /** Positions of the bodies' centres of mass (nbody x 3), world frame [m]. */
  public DoubleBuffer xipos() {
    checkOpen();
    return Model.buffer(data.xipos(), 3L * model.nbody());
  }

  /** Positions of the sites (nsite x 3), world frame [m]. */
  public DoubleBuffer siteXpos() {
    checkOpen();
    return Model.buffer(data.site_xpos(), 3L * model.open().nsite());
  }

  /** Inertias about the subtree's centre of mass (nbody x 10). */
  public DoubleBuffer cinert() {
    checkOpen();
    return Model.buffer(data.cinert(), 10L * model.nbody());
  }

  /** Velocities about the subtree's centre of mass (nbody x 6): rotation, then translation. */
  public DoubleBuffer cvel() {
    checkOpen();
    return Model.buffer(data.cvel(), 6L * model.nbody());
  }

  /**
   * External forces on the bodies about the subtree's centre of mass (nbody x 6): torque, then
   * force. As of the last {@link #rnePostConstraint()}.
   */
  public DoubleBuffer cfrcExt() {
    checkOpen();
    return Model.buffer(data.cfrc_ext(), 6L * model.nbody());
  }

  /** Number of contacts found in the last step. */
  public int contactCount() {
    checkOpen();
    return data.ncon();
  }

  /** How often MuJoCo has warned since the last reset. */
  public int warningCount(SimulationWarning warning) {
    checkOpen();
    return data.warning(warning.ordinal()).number();
  }

  /** The model. */
  public Model model() {
    return model;
  }

  private MujocoException failure(String call, RuntimeException cause) {
    MujocoLibrary.takeWarnings();
    return new MujocoException(call + " of " + model + " failed: " + cause.getMessage(), cause);
  }

  private DivergedException diverged(SimulationWarning warning) {
    MujocoLibrary.takeWarnings();
    int index = data.warning(warning.ordinal()).lastinfo();
    return new DivergedException(
        model.name(), warning, index, StateNames.joint(model, warning, index), data.time());
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException("simulation of " + model + " is closed");
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      stateScratch.close();
      Mujoco.mj_deleteData(data);
      model.release();
    }
  }
}
