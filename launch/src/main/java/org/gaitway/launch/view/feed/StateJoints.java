package org.gaitway.launch.view.feed;

import java.util.List;
import java.util.function.ToIntFunction;
import org.gaitway.sim.Joint;
import org.gaitway.sim.Model;
import org.gaitway.sim.StateLayout;

/** The joints of a simulation, from its integration state. */
final class StateJoints {
  private final List<Joint> joints;
  private final int positions;
  private final int velocities;
  private final int size;

  StateJoints(Model model) {
    joints = model.joints().stream().filter(Joint::isSingle).toList();
    StateLayout layout = model.stateLayout();
    positions = start(layout, "qpos");
    velocities = start(layout, "qvel");
    size = layout.size();
  }

  /** A model without joints has neither part, and nobody asks where they are. */
  private static int start(StateLayout layout, String part) {
    return layout.find(part).map(StateLayout.Part::start).orElse(0);
  }

  /** Whether a state has the size of those of this model. */
  boolean fit(double[] state) {
    return state.length == size;
  }

  List<String> names() {
    return joints.stream().map(Joint::name).toList();
  }

  /** [rad] or [m]. */
  double[] positions(double[] state) {
    return values(state, positions, Joint::qposAddress);
  }

  /** [rad/s] or [m/s]. */
  double[] velocities(double[] state) {
    return values(state, velocities, Joint::qvelAddress);
  }

  private double[] values(double[] state, int start, ToIntFunction<Joint> address) {
    return joints.stream().mapToDouble(joint -> state[start + address.applyAsInt(joint)]).toArray();
  }
}
