package org.gaitway.sim;

import java.util.ArrayList;
import java.util.List;
import org.gaitway.sim.mujoco.Mujoco;
import org.gaitway.sim.mujoco.mjModel;

/**
 * A joint of a model.
 *
 * @param name of the joint; {@code #id} for one that has none
 * @param kind how it moves
 * @param body that it moves
 * @param qposAddress of its first position in qpos
 * @param qvelAddress of its first velocity in qvel
 * @param low least position of a hinge or slide [rad] or [m]; -infinite without a limit
 * @param high greatest position of a hinge or slide [rad] or [m]; infinite without a limit
 * @param effortLimit most that all its actuators together apply [N·m] or [N]; infinite without one
 */
public record Joint(
    String name,
    Kind kind,
    String body,
    int qposAddress,
    int qvelAddress,
    double low,
    double high,
    double effortLimit) {

  /** How a joint moves. */
  public enum Kind {
    /** Freely: 7 positions (x, y, z, quaternion w, x, y, z), 6 velocities. */
    FREE(7, 6),
    /** About a point: a quaternion and 3 angular velocities. */
    BALL(4, 3),
    /** Along an axis. */
    SLIDE(1, 1),
    /** About an axis. */
    HINGE(1, 1);

    private final int positions;
    private final int velocities;

    Kind(int positions, int velocities) {
      this.positions = positions;
      this.velocities = velocities;
    }

    /** How many entries it has in qpos. */
    public int positions() {
      return positions;
    }

    /** How many entries it has in qvel. */
    public int velocities() {
      return velocities;
    }

    private static Kind of(int type) {
      return switch (type) {
        case Mujoco.mjJNT_FREE -> FREE;
        case Mujoco.mjJNT_BALL -> BALL;
        case Mujoco.mjJNT_SLIDE -> SLIDE;
        default -> HINGE;
      };
    }
  }

  /** Whether it has one position and one velocity, as a joint that a motor moves. */
  public boolean isSingle() {
    return kind == Kind.SLIDE || kind == Kind.HINGE;
  }

  /** All joints of a model, in its order. */
  static List<Joint> of(Model model) {
    List<Joint> joints = new ArrayList<>();
    for (int id = 0; id < model.names(Element.JOINT).size(); id++) {
      joints.add(read(model, id));
    }
    return joints;
  }

  private static Joint read(Model model, int id) {
    mjModel m = model.handle();
    boolean limited = m.jnt_limited().get(id);
    return new Joint(
        model.names(Element.JOINT).get(id),
        Kind.of(m.jnt_type().get(id)),
        model.names(Element.BODY).get(m.jnt_bodyid().get(id)),
        m.jnt_qposadr().get(id),
        m.jnt_dofadr().get(id),
        limited ? m.jnt_range().get(2L * id) : Double.NEGATIVE_INFINITY,
        limited ? m.jnt_range().get(2L * id + 1) : Double.POSITIVE_INFINITY,
        m.jnt_actfrclimited().get(id)
            ? m.jnt_actfrcrange().get(2L * id + 1)
            : Double.POSITIVE_INFINITY);
  }
}
