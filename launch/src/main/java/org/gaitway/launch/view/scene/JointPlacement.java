package org.gaitway.launch.view.scene;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaitway.sim.Joint;
import org.gaitway.sim.Model;

/**
 * Puts together a model's positions from what a robot measures: its joints by name, and where its
 * base is, where it knows that. What it does not measure stays as it is in the model's initial
 * state.
 */
public final class JointPlacement {
  private final double[] qpos;
  private final Map<String, Integer> addresses = new HashMap<>();
  private final Optional<Joint> base;

  /** Resolves the names of a model's joints. */
  public JointPlacement(Model model) {
    qpos = new double[model.nq()];
    model.qpos0().get(0, qpos);
    model.joints().stream()
        .filter(Joint::isSingle)
        .forEach(joint -> addresses.put(joint.name(), joint.qposAddress()));
    base = model.joints().stream().filter(joint -> joint.kind() == Joint.Kind.FREE).findFirst();
  }

  /** Takes up the pose of the base: position (3) [m], quaternion w, x, y, z (4). */
  public void base(double[] position, double[] rotation) {
    base.ifPresent(
        joint -> {
          System.arraycopy(position, 0, qpos, joint.qposAddress(), 3);
          System.arraycopy(rotation, 0, qpos, joint.qposAddress() + 3, 4);
        });
  }

  /**
   * Takes up the orientation of the base alone.
   *
   * @param rotation quaternion w, x, y, z
   */
  public void orientation(double[] rotation) {
    base.ifPresent(
        joint -> System.arraycopy(rotation, 0, qpos, joint.qposAddress() + 3, rotation.length));
  }

  /** Takes up positions of joints [rad] or [m]; names that the model lacks are left out. */
  public void joints(List<String> names, double[] positions) {
    for (int i = 0; i < Math.min(names.size(), positions.length); i++) {
      Integer address = addresses.get(names.get(i));
      if (address != null) {
        qpos[address] = positions[i];
      }
    }
  }

  /** The positions as they are known now; a copy. */
  public double[] positions() {
    return qpos.clone();
  }
}
