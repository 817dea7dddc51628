package org.gaitway.sim;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.bytedeco.javacpp.Pointer;
import org.gaitway.sim.mujoco.Mujoco;
import org.gaitway.sim.terrain.HeightField;

/**
 * What a robot's model is to be other than its file says, so that the file can stay as its maker
 * wrote it: the ground that it stands on, the motors' controllers, what touches the ground. To be
 * given to {@link Model#load(java.nio.file.Path, ModelEdits)} and its like. Immutable: each method
 * gives new edits.
 */
public final class ModelEdits {
  /** The model as its file says. */
  public static final ModelEdits NONE = new ModelEdits();

  private OptionalDouble timestep = OptionalDouble.empty();
  private boolean ground;
  private Optional<HeightField> terrain = Optional.empty();
  private List<String> touching = List.of();
  private Map<String, PositionServo> servos = Map.of();
  private Map<String, Double> armatures = Map.of();

  private ModelEdits() {}

  private ModelEdits(ModelEdits from) {
    timestep = from.timestep;
    ground = from.ground;
    terrain = from.terrain;
    touching = from.touching;
    servos = from.servos;
    armatures = from.armatures;
  }

  /** With another length of a physics step, more than 0 [s]. */
  public ModelEdits withTimestep(double seconds) {
    if (!(seconds > 0)) {
      throw new IllegalArgumentException("a timestep must be more than 0 s, not " + seconds);
    }
    ModelEdits edited = new ModelEdits(this);
    edited.timestep = OptionalDouble.of(seconds);
    return edited;
  }

  /** With a plane z = 0 to stand on, named {@code floor}, unless the file has a plane. */
  public ModelEdits withFloor() {
    ModelEdits edited = new ModelEdits(this);
    edited.ground = true;
    return edited;
  }

  /**
   * With a terrain in place of the floor, whose name, look and friction it takes over.
   *
   * @param heights the terrain, its middle at x = y = 0
   */
  public ModelEdits withTerrain(HeightField heights) {
    ModelEdits edited = withFloor();
    edited.terrain = Optional.of(heights);
    return edited;
  }

  /**
   * With contacts between these shapes and what is fixed to the world alone, such as between feet
   * and ground: the fewer shapes can touch, the faster the simulation.
   *
   * @param geoms their names; none leaves contacts as they are
   */
  public ModelEdits withOnlyTouching(List<String> geoms) {
    ModelEdits edited = new ModelEdits(this);
    edited.touching = List.copyOf(geoms);
    return edited;
  }

  /**
   * With a position servo on a joint (a hinge or slide), in place of its actuator or, where it has
   * none, after all others, with the joint's name. Its control is the target position, within the
   * joint's range.
   */
  public ModelEdits withServo(String joint, PositionServo servo) {
    ModelEdits edited = new ModelEdits(this);
    edited.servos = with(servos, joint, servo);
    return edited;
  }

  /** With another rotor inertia of a joint, at the joint, 0 or more [kg·m²]. */
  public ModelEdits withArmature(String joint, double inertia) {
    if (!(inertia >= 0)) {
      throw new IllegalArgumentException(
          "the armature of joint " + joint + " must be 0 or more, not " + inertia);
    }
    ModelEdits edited = new ModelEdits(this);
    edited.armatures = with(armatures, joint, inertia);
    return edited;
  }

  private static <V> Map<String, V> with(Map<String, V> map, String key, V value) {
    Map<String, V> more = new LinkedHashMap<>(map);
    more.put(key, value);
    return more;
  }

  /** Hands the edits to a native call; it must not keep them. */
  <T> T use(Function<Pointer, T> call) {
    if (this == NONE) {
      return call.apply(null);
    }
    Pointer edits = Mujoco.gw_newEdits();
    try {
      timestep.ifPresent(seconds -> Mujoco.gw_editTimestep(edits, seconds));
      if (ground) {
        Mujoco.gw_editPlane(edits);
      }
      terrain.ifPresent(heights -> edit(edits, heights));
      touching.forEach(geom -> Mujoco.gw_editTouching(edits, text(geom)));
      servos.forEach(
          (joint, servo) ->
              Mujoco.gw_editServo(edits, text(joint), servo.kp(), servo.kd(), servo.effortLimit()));
      armatures.forEach((joint, kgm2) -> Mujoco.gw_editArmature(edits, text(joint), kgm2));
      return call.apply(edits);
    } finally {
      Mujoco.gw_deleteEdits(edits);
    }
  }

  private static void edit(Pointer edits, HeightField field) {
    double lowest = field.lowest();
    double elevation = Math.max(field.highest() - lowest, HeightField.LEAST_ELEVATION);
    float[] fractions = new float[field.rows() * field.columns()];
    for (int row = 0; row < field.rows(); row++) {
      for (int column = 0; column < field.columns(); column++) {
        double fraction = (field.at(row, column) - lowest) / elevation;
        fractions[row * field.columns() + column] = (float) fraction;
      }
    }
    double[] size = {field.halfX(), field.halfY(), elevation, HeightField.DEPTH};
    Mujoco.gw_editTerrain(edits, fractions, field.rows(), field.columns(), size, lowest);
  }

  private static byte[] text(String name) {
    return (name + '\0').getBytes(StandardCharsets.UTF_8);
  }
}
