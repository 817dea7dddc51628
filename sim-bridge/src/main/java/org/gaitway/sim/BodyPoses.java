package org.gaitway.sim;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.DoublePointer;
import org.gaitway.sim.mujoco.Mujoco;
import org.gaitway.sim.mujoco.mjContact;
import org.gaitway.sim.mujoco.mjData;
import org.gaitway.sim.mujoco.mjModel;

/**
 * Where the bodies of a model are, and what pushes on them, in any state: what it takes to draw a
 * recorded state. It has an {@code mjData} of its own and never takes a step.
 *
 * <p>Not thread-safe. Closing twice is harmless.
 */
public final class BodyPoses implements AutoCloseable {

  /** Numbers of a body: position (x, y, z) [m], unit quaternion (w, x, y, z). */
  public static final int POSE = 7;

  /** Numbers of a contact: its place (x, y, z) [m], the force there (x, y, z) [N], the body. */
  public static final int CONTACT = 7;

  private static final int STATE = Mujoco.mjSTATE_INTEGRATION;

  private final Model model;
  private final mjModel nativeModel;
  private final mjData data;
  private final int stateSize;
  private final DoublePointer force = new DoublePointer(6);
  private int contacts;
  private boolean closed;

  /**
   * Makes one for a model, in its initial state.
   *
   * @throws MujocoException if there is not enough memory
   */
  public BodyPoses(Model model) {
    this.model = model;
    this.nativeModel = model.handle();
    model.acquire();
    this.data = makeData();
    this.stateSize = Mujoco.mj_stateSize(nativeModel, STATE);
  }

  private mjData makeData() {
    try {
      return Mujoco.gw_makeData(nativeModel);
    } catch (RuntimeException e) {
      model.release();
      throw new MujocoException("cannot draw " + model + ": " + e.getMessage(), e);
    }
  }

  /** Length of the integration state. */
  public int stateSize() {
    return stateSize;
  }

  /**
   * Takes up an integration state ({@code mjSTATE_INTEGRATION}), with its contacts.
   *
   * @param state in MuJoCo's order
   * @throws IllegalArgumentException if it has another length
   * @throws MujocoException if MuJoCo reports an error
   */
  public void setState(double[] state) {
    requireLength("integration state", state, stateSize);
    forward(() -> Mujoco.gw_setState(nativeModel, data, state, STATE));
    contacts = data.ncon();
  }

  /**
   * Takes up positions alone. Forces do not follow from them, so there are no contacts.
   *
   * @param qpos positions (nq)
   * @throws IllegalArgumentException if it has another length
   * @throws MujocoException if MuJoCo reports an error
   */
  public void setPositions(double[] qpos) {
    requireLength("qpos", qpos, model.nq());
    forward(
        () -> {
          Mujoco.gw_reset(nativeModel, data, -1);
          data.qpos().put(qpos, 0, qpos.length);
        });
    contacts = 0;
  }

  private void requireLength(String what, double[] values, int length) {
    if (closed) {
      throw new IllegalStateException("poses of " + model + " are closed");
    }
    if (values.length != length) {
      throw new IllegalArgumentException(
          String.format(
              "%s of %s has %d numbers, found %d", what, model.name(), length, values.length));
    }
  }

  private void forward(Runnable set) {
    try {
      set.run();
      Mujoco.gw_forward(nativeModel, data);
    } catch (RuntimeException e) {
      throw new MujocoException(
          "a state of " + model + " cannot be drawn: " + MujocoException.oneLine(e.getMessage()),
          e);
    }
  }

  /** Writes the pose of each body ({@code nbody x} {@link #POSE}), world frame. */
  public void copyPoses(FloatBuffer out) {
    for (int body = 0; body < model.nbody(); body++) {
      copy(data.xpos(), 3L * body, 3, out);
      copy(data.xquat(), 4L * body, 4, out);
    }
  }

  private static void copy(DoublePointer from, long start, int count, FloatBuffer out) {
    for (int i = 0; i < count; i++) {
      out.put((float) from.get(start + i));
    }
  }

  /** Number of contacts. */
  public int contacts() {
    return contacts;
  }

  /**
   * Writes each contact ({@code contacts x} {@link #CONTACT}), world frame: the force is that on
   * the body of the second geom ({@code mj_contactForce}), or of the first where the second is
   * fixed to the world.
   */
  public void copyContacts(FloatBuffer out) {
    for (int i = 0; i < contacts; i++) {
      mjContact contact = data.contact().getPointer(i);
      copy(contact.pos(), 0, 3, out);
      Mujoco.mj_contactForce(nativeModel, data, i, force);
      int second = body(contact.geom(1));
      double sign = second == 0 ? -1 : 1;
      for (int axis = 0; axis < 3; axis++) {
        out.put((float) (sign * worldForce(contact.frame(), axis)));
      }
      out.put(second == 0 ? body(contact.geom(0)) : second);
    }
  }

  /** The body of a geom; that of none, such as a flexible one, counts as the world. */
  private int body(int geom) {
    return geom < 0 ? 0 : nativeModel.geom_bodyid().get(geom);
  }

  /** The contact frame's axes are the rows of {@code frame}. */
  private double worldForce(DoublePointer frame, int axis) {
    double sum = 0;
    for (int row = 0; row < 3; row++) {
      sum += frame.get(3L * row + axis) * force.get(row);
    }
    return sum;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      force.deallocate();
      Mujoco.mj_deleteData(data);
      model.release();
    }
  }
}
