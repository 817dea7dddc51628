package org.gaitway.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.gaitway.sim.mujoco.Mujoco;

/**
 * What each number of a model's integration state is, in the order in which {@link
 * Simulation#save(double[])} gives them: MuJoCo's {@code mjtState} by rising bits. Immutable.
 */
public final class StateLayout {
  /** Names by bit, as MuJoCo's own. */
  private static final List<String> NAMES =
      List.of(
          "time",
          "qpos",
          "qvel",
          "act",
          "history",
          "qacc_warmstart",
          "ctrl",
          "qfrc_applied",
          "xfrc_applied",
          "eq_active",
          "mocap_pos",
          "mocap_quat",
          "userdata",
          "plugin_state",
          "plastic_state");

  private static final int INPUTS = Mujoco.mjSTATE_CTRL | Mujoco.mjSTATE_QFRC_APPLIED;

  /**
   * Numbers of one kind, one behind the other.
   *
   * @param name as in {@code mjData}
   * @param start index of the first in the state
   * @param size how many, at least 1
   * @param input whether a robot's motors set it before each step, rather than the step itself
   */
  public record Part(String name, int start, int size, boolean input) {}

  private final List<Part> parts;
  private final int size;
  private final List<String> positions;
  private final List<String> velocities;
  private final List<String> controls;

  private StateLayout(Model model) {
    List<Part> found = new ArrayList<>();
    int at = 0;
    for (int bit = 0; bit < Mujoco.mjNSTATE; bit++) {
      int length = Mujoco.mj_stateSize(model.handle(), 1 << bit);
      if ((Mujoco.mjSTATE_INTEGRATION & 1 << bit) != 0 && length > 0) {
        found.add(new Part(name(bit), at, length, (INPUTS & 1 << bit) != 0));
        at += length;
      }
    }
    parts = List.copyOf(found);
    size = at;
    positions = owners(model.nq(), i -> StateNames.owner(model, SimulationWarning.BAD_QPOS, i));
    velocities = owners(model.nv(), i -> StateNames.owner(model, SimulationWarning.BAD_QVEL, i));
    controls = owners(model.nu(), i -> StateNames.owner(model, SimulationWarning.BAD_CTRL, i));
  }

  private static String name(int bit) {
    return bit < NAMES.size() ? NAMES.get(bit) : "state" + bit;
  }

  private static List<String> owners(int count, IntFunction<String> owner) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add(owner.apply(i));
    }
    return List.copyOf(names);
  }

  /** The layout of a model's states. */
  static StateLayout of(Model model) {
    return new StateLayout(model);
  }

  /** Numbers in a state. */
  public int size() {
    return size;
  }

  /** The kinds of number there are, in order. */
  public List<Part> parts() {
    return parts;
  }

  /** The part of a name; none where the model has no such numbers. */
  public Optional<Part> find(String name) {
    return parts.stream().filter(part -> part.name().equals(name)).findFirst();
  }

  /** The part that a number belongs to. */
  public Part partAt(int index) {
    for (Part part : parts) {
      if (index < part.start() + part.size()) {
        return part;
      }
    }
    throw new IndexOutOfBoundsException(index);
  }

  /** What a number is, such as {@code qpos[3] (joint knee)}. */
  public String describe(int index) {
    Part part = partAt(index);
    int at = index - part.start();
    String owner =
        switch (part.name()) {
          case "qpos" -> positions.get(at);
          case "qvel", "qacc_warmstart", "qfrc_applied" -> velocities.get(at);
          case "ctrl" -> controls.get(at);
          default -> "";
        };
    String name = part.size() == 1 && owner.isEmpty() ? part.name() : part.name() + "[" + at + "]";
    return owner.isEmpty() ? name : name + " (" + owner + ")";
  }
}
