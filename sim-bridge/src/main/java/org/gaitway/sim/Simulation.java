package org.gaitway.sim;

import java.nio.DoubleBuffer;
import java.util.HashMap;
import java.util.Map;
import org.bytedeco.javacpp.DoublePointer;
import org.gaitway.sim.mujoco.Mujoco;
import org.gaitway.sim.mujoco.mjData;
import org.gaitway.sim.mujoco.mjModel;

/**
 * One simulation of a {@link Model} ({@code mjData}).
 *
 * <p>The buffers are views of MuJoCo's memory, not copies: what is written to {@link #ctrl()} acts
 * in the next {@link #step(int)}, and {@link #qpos()} shows the state after it. Each is made once
 * and given to every caller, so read and write it by index and leave its position and limit alone.
 * Touching one after {@link #close()} is undefined.
 *
 * <p>After a step, what follows from the state ({@link #xpos()} and all below it here) is as of the
 * start of the last physics stage, until {@link #forward()}.
 *
 * <p>Not thread-safe: one thread at a time. Real-time safe apart from construction, the first
 * {@link #sensor(String)} of a name, {@link #save()}, {@link #close()} and exceptions. Closing
 * twice is harmless; any other method but {@link #model()} after {@link #close()} throws {@link
 * IllegalStateException}. The model may be closed before.
 */
public final class Simulation implements AutoCloseable {
  private static final int STATE = Mujoco.mjSTATE_INTEGRATION;

  private final Model model;
  private final mjModel nativeModel;
  private final int stateSize;
  private final mjData data;
  private final DoubleBuffer qpos;
  private final DoubleBuffer qvel;
  private final DoubleBuffer ctrl;
  private final DoubleBuffer sensordata;
  private final DoubleBuffer qacc;
  private final DoubleBuffer qfrcApplied;
  private final DoubleBuffer qfrcConstraint;
  private final DoubleBuffer qfrcActuator;
  private final DoubleBuffer actuatorForce;
  private final DoubleBuffer xfrcApplied;
  private final DoubleBuffer xpos;
  private final DoubleBuffer xquat;
  private final DoubleBuffer xipos;
  private final DoubleBuffer geomXpos;
  private final DoubleBuffer siteXpos;
  private final DoubleBuffer subtreeCom;
  private final DoubleBuffer cinert;
  private final DoubleBuffer cvel;
  private final DoubleBuffer cfrcExt;
  private final Map<String, DoubleBuffer> sensors = new HashMap<>();
  private final DoublePointer velocity;
  private final DoubleBuffer velocityView;
  private boolean closed;

  Simulation(Model model) {
    this.model = model;
    this.nativeModel = model.handle();
    this.stateSize = model.stateSize();
    this.data = makeData(model);
    this.qpos = Model.buffer(data.qpos(), model.nq());
    this.qvel = Model.buffer(data.qvel(), model.nv());
    this.ctrl = Model.buffer(data.ctrl(), model.nu());
    this.sensordata = Model.buffer(data.sensordata(), model.nsensordata());
    this.qacc = Model.buffer(data.qacc(), model.nv());
    this.qfrcApplied = Model.buffer(data.qfrc_applied(), model.nv());
    this.qfrcConstraint = Model.buffer(data.qfrc_constraint(), model.nv());
    this.qfrcActuator = Model.buffer(data.qfrc_actuator(), model.nv());
    this.actuatorForce = Model.buffer(data.actuator_force(), nativeModel.nout());
    this.xfrcApplied = Model.buffer(data.xfrc_applied(), 6L * model.nbody());
    this.xpos = Model.buffer(data.xpos(), 3L * model.nbody());
    this.xquat = Model.buffer(data.xquat(), 4L * model.nbody());
    this.xipos = Model.buffer(data.xipos(), 3L * model.nbody());
    this.geomXpos = Model.buffer(data.geom_xpos(), 3L * nativeModel.ngeom());
    this.siteXpos = Model.buffer(data.site_xpos(), 3L * model.names(Element.SITE).size());
    this.subtreeCom = Model.buffer(data.subtree_com(), 3L * model.nbody());
    this.cinert = Model.buffer(data.cinert(), 10L * model.nbody());
    this.cvel = Model.buffer(data.cvel(), 6L * model.nbody());
    this.cfrcExt = Model.buffer(data.cfrc_ext(), 6L * model.nbody());
    this.velocity = new DoublePointer(6);
    this.velocityView = velocity.asBuffer();
  }

  private static mjData makeData(Model model) {
    try {
      return Mujoco.gw_makeData(model.handle());
    } catch (RuntimeException e) {
      throw new MujocoException("cannot simulate " + model + ": " + e.getMessage(), e);
    }
  }

  /**
   * Advances by {@code substeps} physics steps in one native call ({@code mj_step}).
   *
   * @param substeps how many; none if 0
   * @throws DivergedException if a step finds a number that is not finite or too large; later
   *     substeps are not taken
   * @throws MujocoException if MuJoCo reports an error; {@link #reset()} before going on
   */
  public void step(int substeps) {
    checkOpen();
    if (substeps < 0) {
      throw new IllegalArgumentException("substeps must be 0 or more, not " + substeps);
    }
    int diverged;
    try {
      diverged = Mujoco.gw_step(nativeModel, data, substeps);
    } catch (RuntimeException e) {
      throw failure("step", e);
    }
    if (diverged >= 0) {
      throw diverged(SimulationWarning.ofCode(diverged), Mujoco.gw_warningIndex(data, diverged));
    }
  }

  /**
   * Looks at the positions and velocities as the next step would ({@code mj_checkPos}, {@code
   * mj_checkVel}), without taking it.
   *
   * @throws DivergedException if one is not finite or too large
   */
  public void checkState() {
    checkOpen();
    requireSound(qpos, SimulationWarning.BAD_QPOS);
    requireSound(qvel, SimulationWarning.BAD_QVEL);
  }

  private void requireSound(DoubleBuffer values, SimulationWarning warning) {
    for (int i = 0; i < values.capacity(); i++) {
      if (!(Math.abs(values.get(i)) <= Mujoco.mjMAXVAL)) {
        throw diverged(warning, i);
      }
    }
  }

  /**
   * Computes all that depends on the state, without advancing time ({@code mj_forward}).
   *
   * @throws MujocoException if MuJoCo reports an error; {@link #reset()} before going on
   */
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

  /**
   * Computes {@link #cfrcExt()} and its like from the last step ({@code mj_rnePostConstraint}).
   *
   * @throws MujocoException if MuJoCo reports an error; {@link #reset()} before going on
   */
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
    double[] values = new double[stateSize];
    save(values);
    return new SimState(model.sha256(), values);
  }

  /**
   * As {@link #save()}, into an array of the caller's ({@link SimState#of} makes a state of it).
   *
   * @param state ({@link Model#stateSize()}) receives the numbers
   * @throws IllegalArgumentException if it has another length
   */
  public void save(double[] state) {
    checkOpen();
    requireStateSize(state);
    try {
      Mujoco.gw_getState(nativeModel, data, state, STATE);
    } catch (RuntimeException e) {
      throw failure("save", e);
    }
  }

  /**
   * Puts back what {@link #save(double[])} copied from a simulation of the same model; what depends
   * on it is stale until the next {@link #step(int)} or {@link #forward()}, as in MuJoCo.
   *
   * @param state ({@link Model#stateSize()})
   */
  public void restore(double[] state) {
    checkOpen();
    requireStateSize(state);
    try {
      Mujoco.gw_setState(nativeModel, data, state, STATE);
    } catch (RuntimeException e) {
      throw failure("restore", e);
    }
  }

  private void requireStateSize(double[] state) {
    if (state.length != stateSize) {
      throw new IllegalArgumentException(
          String.format("a state of %s has %d values, not %d", model, stateSize, state.length));
    }
  }

  /** What each number of the integration state is. */
  public StateLayout stateLayout() {
    checkOpen();
    return model.stateLayout();
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
              "state of model %.12s (%d values) cannot be restored into %s, which is %.12s (%d"
                  + " values)",
              state.modelSha256(), state.size(), model, model.sha256(), stateSize));
    }
    try {
      Mujoco.gw_setState(nativeModel, data, state.values(), STATE);
    } catch (RuntimeException e) {
      throw failure("restore", e);
    }
  }

  /** Length of one substep [s]. */
  public double timestep() {
    checkOpen();
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
    DoubleBuffer view = sensors.get(name);
    if (view == null) {
      int id = model.id(Element.SENSOR, name);
      view = sensordata.slice(nativeModel.sensor_adr().get(id), nativeModel.sensor_dim().get(id));
      sensors.put(name, view);
    }
    return view;
  }

  /** Accelerations (nv) [m/s²], [rad/s²]. */
  public DoubleBuffer qacc() {
    checkOpen();
    return qacc;
  }

  /**
   * Generalised forces applied besides those of actuators (nv) [N], [N·m]; kept from step to step.
   */
  public DoubleBuffer qfrcApplied() {
    checkOpen();
    return qfrcApplied;
  }

  /** Generalised forces of all constraints (nv) [N], [N·m]. */
  public DoubleBuffer qfrcConstraint() {
    checkOpen();
    return qfrcConstraint;
  }

  /** Generalised forces of all actuators (nv) [N], [N·m]. */
  public DoubleBuffer qfrcActuator() {
    checkOpen();
    return qfrcActuator;
  }

  /**
   * Force of each actuator, before its gear (nactuator, where each acts on one thing) [N·m], [N].
   */
  public DoubleBuffer actuatorForce() {
    checkOpen();
    return actuatorForce;
  }

  /**
   * Forces applied at the bodies' centres of mass from outside (nbody x 6), world frame: force [N],
   * torque [N·m]; kept from step to step.
   */
  public DoubleBuffer xfrcApplied() {
    checkOpen();
    return xfrcApplied;
  }

  /** Positions of the body frames (nbody x 3), world frame [m]. */
  public DoubleBuffer xpos() {
    checkOpen();
    return xpos;
  }

  /** Orientations of the body frames, quaternions w x y z (nbody x 4), world frame. */
  public DoubleBuffer xquat() {
    checkOpen();
    return xquat;
  }

  /** Positions of the bodies' centres of mass (nbody x 3), world frame [m]. */
  public DoubleBuffer xipos() {
    checkOpen();
    return xipos;
  }

  /** Positions of the geoms' centres (ngeom x 3), world frame [m]. */
  public DoubleBuffer geomXpos() {
    checkOpen();
    return geomXpos;
  }

  /** Positions of the sites (nsite x 3), world frame [m]. */
  public DoubleBuffer siteXpos() {
    checkOpen();
    return siteXpos;
  }

  /** Centres of mass of each body with all that it carries (nbody x 3), world frame [m]. */
  public DoubleBuffer subtreeCom() {
    checkOpen();
    return subtreeCom;
  }

  /**
   * Velocity of a body (of its frame), geom or site ({@code mj_objectVelocity}), as of the start of
   * the last physics stage.
   *
   * @param element {@link Element#BODY}, {@link Element#GEOM} or {@link Element#SITE}
   * @param local whether along the thing's own axes rather than the world's
   * @return rotation [rad/s], then translation [m/s] (6); overwritten by the next call
   * @throws IllegalArgumentException if a thing of this kind has no velocity, or there is none of
   *     this index
   */
  public DoubleBuffer velocity(Element element, int id, boolean local) {
    checkOpen();
    int type = movingType(element);
    if (id < 0 || id >= ElementNames.count(nativeModel, element)) {
      throw new IllegalArgumentException(
          String.format("%s has no %s of index %d", model, element.word(), id));
    }
    Mujoco.gw_objectVelocity(nativeModel, data, type, id, local ? 1 : 0, velocity);
    return velocityView;
  }

  private static int movingType(Element element) {
    return switch (element) {
      case BODY -> Mujoco.mjOBJ_XBODY;
      case GEOM, SITE -> element.code;
      default -> throw new IllegalArgumentException("a " + element.word() + " has no velocity");
    };
  }

  /**
   * Inertias about the subtree's centre of mass (nbody x 10): the inertia's 6 entries [kg·m²], mass
   * times offset [kg·m], mass [kg].
   */
  public DoubleBuffer cinert() {
    checkOpen();
    return cinert;
  }

  /** Velocities about the subtree's centre of mass (nbody x 6): rotation, then translation. */
  public DoubleBuffer cvel() {
    checkOpen();
    return cvel;
  }

  /**
   * External forces on the bodies about the subtree's centre of mass (nbody x 6): torque [N·m],
   * then force [N]. As of the last {@link #rnePostConstraint()}.
   */
  public DoubleBuffer cfrcExt() {
    checkOpen();
    return cfrcExt;
  }

  /** Number of contacts found in the last step. */
  public int contactCount() {
    checkOpen();
    return data.ncon();
  }

  /** MuJoCo's counter of a warning; 0 as long as there was none since the last reset. */
  public int warningCount(SimulationWarning warning) {
    checkOpen();
    return Mujoco.gw_warningCount(data, warning.code);
  }

  /** The native simulation. */
  mjData data() {
    checkOpen();
    return data;
  }

  /** The model. */
  public Model model() {
    return model;
  }

  private MujocoException failure(String call, RuntimeException cause) {
    return new MujocoException(
        call + " of " + model + " failed: " + MujocoException.oneLine(cause.getMessage()), cause);
  }

  private DivergedException diverged(SimulationWarning warning, int index) {
    return new DivergedException(
        model.name(), warning, index, StateNames.owner(model, warning, index), data.time());
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
      Mujoco.mj_deleteData(data);
      velocity.deallocate();
      model.release();
    }
  }
}
