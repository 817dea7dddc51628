package org.gaitway.sim;

import org.gaitway.sim.mujoco.Mujoco;
import org.gaitway.sim.mujoco.mjModel;

/** Says which joint an index of qpos, qvel or qacc belongs to. */
final class StateNames {
  private StateNames() {}

  /** The joint's name, or the empty string where there is none to name. */
  static String joint(Model model, SimulationWarning warning, int index) {
    return switch (warning) {
      case BAD_QPOS -> owner(model, index, false);
      case BAD_QVEL, BAD_QACC -> owner(model, index, true);
      default -> "";
    };
  }

  private static String owner(Model model, int index, boolean velocity) {
    mjModel m = model.handle();
    String name = "";
    for (String joint : model.names(Element.JOINT)) {
      int id = model.id(Element.JOINT, joint);
      int start = velocity ? m.jnt_dofadr().get(id) : m.jnt_qposadr().get(id);
      int width = width(m.jnt_type().get(id), velocity);
      if (index >= start && index < start + width) {
        name = joint;
      }
    }
    return name;
  }

  private static int width(int type, boolean velocity) {
    if (type == Mujoco.mjJNT_FREE) {
      return velocity ? 6 : 7;
    }
    if (type == Mujoco.mjJNT_BALL) {
      return velocity ? 3 : 4;
    }
    return 1;
  }
}
