package org.gaitway.sim;

import org.gaitway.sim.mujoco.Mujoco;
import org.gaitway.sim.mujoco.mjModel;

/** Says which joint or actuator an index of qpos, qvel, qacc or ctrl belongs to. */
final class StateNames {
  private StateNames() {}

  /** The kind and name, such as {@code joint knee}, or the empty string where there is none. */
  static String owner(Model model, SimulationWarning warning, int index) {
    return switch (warning) {
      case BAD_QPOS -> joint(model, index, false);
      case BAD_QVEL, BAD_QACC -> joint(model, index, true);
      case BAD_CTRL -> actuator(model, index);
      default -> "";
    };
  }

  private static String joint(Model model, int index, boolean velocity) {
    mjModel m = model.handle();
    for (int id = 0; id < model.names(Element.JOINT).size(); id++) {
      int start = velocity ? m.jnt_dofadr().get(id) : m.jnt_qposadr().get(id);
      int width = width(m.jnt_type().get(id), velocity);
      if (index >= start && index < start + width) {
        return named(model, Element.JOINT, id);
      }
    }
    return "";
  }

  private static String actuator(Model model, int index) {
    mjModel m = model.handle();
    for (int id = 0; id < model.names(Element.ACTUATOR).size(); id++) {
      int start = m.actuator_ctrladr().get(id);
      if (index >= start && index < start + m.actuator_ctrlnum().get(id)) {
        return named(model, Element.ACTUATOR, id);
      }
    }
    return "";
  }

  private static String named(Model model, Element element, int id) {
    return element.word() + " " + model.names(element).get(id);
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
