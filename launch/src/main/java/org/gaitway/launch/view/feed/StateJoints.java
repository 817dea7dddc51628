package org.gaitway.launch.view.feed;

import java.util.List;
import java.util.function.ToIntFunction;
import org.gaitway.sim.Joint;
import org.gaitway.sim.Model;

/**
 * The joints of a simulation, from its integration state: that begins with the time, then all
 * positions, then all velocities ({@code mjtState}).
 */
final class StateJoints {
  private final List<Joint> joints;
  private final int positions = 1;
  private final int velocities;
  private final int end;

  StateJoints(Model model) {
    joints = model.joints().stream().filter(Joint::isSingle).toList();
    velocities = positions + model.nq();
    end = velocities + model.nv();
  }

  /** Whether a state is long enough to be one of this model. */
  boolean fit(double[] state) {
    return state.length >= end;
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
