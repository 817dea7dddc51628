package org.gaitway.sim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.gaitway.sim.mujoco.Mujoco;
import org.gaitway.sim.mujoco.mjModel;

/**
 * A shape of a model, as it is to be drawn: fixed to a body, with a colour.
 *
 * @param name of the geom; {@code #id} for one that has none
 * @param shape what it is
 * @param body index of the body that it is fixed to; 0 is the world
 * @param group MuJoCo's group (0 to 5); 3 and above are hidden unless asked for
 * @param position of its centre in the body's frame (x, y, z) [m]
 * @param rotation of it in the body's frame, a unit quaternion (w, x, y, z)
 * @param size half lengths and radii [m], as MuJoCo's {@code geom_size} has them (3)
 * @param colour red, green, blue, opacity, from 0 to 1
 * @param surface of a mesh or a height field, in the geom's frame
 */
public record Geom(
    String name,
    Shape shape,
    int body,
    int group,
    double[] position,
    double[] rotation,
    double[] size,
    float[] colour,
    Optional<TriangleMesh> surface) {

  /** MuJoCo's geom without a colour of its own. */
  private static final float[] PLAIN = {0.5f, 0.5f, 0.5f, 1};

  /** The kinds of shapes. */
  public enum Shape {
    /** The plane z = 0; half lengths x and y, 0 for one without an end. */
    PLANE,
    /** A height field: a surface. */
    HEIGHT_FIELD,
    /** Radius. */
    SPHERE,
    /** Radius, half length of the straight part along z. */
    CAPSULE,
    /** Half lengths x, y, z. */
    ELLIPSOID,
    /** Radius, half length along z. */
    CYLINDER,
    /** Half lengths x, y, z. */
    BOX,
    /** A surface. */
    MESH,
    /** One that is not drawn: a signed distance field. */
    OTHER;

    private static Shape of(int type) {
      return switch (type) {
        case Mujoco.mjGEOM_PLANE -> PLANE;
        case Mujoco.mjGEOM_HFIELD -> HEIGHT_FIELD;
        case Mujoco.mjGEOM_SPHERE -> SPHERE;
        case Mujoco.mjGEOM_CAPSULE -> CAPSULE;
        case Mujoco.mjGEOM_ELLIPSOID -> ELLIPSOID;
        case Mujoco.mjGEOM_CYLINDER -> CYLINDER;
        case Mujoco.mjGEOM_BOX -> BOX;
        case Mujoco.mjGEOM_MESH -> MESH;
        default -> OTHER;
      };
    }
  }

  /**
   * All shapes of a model, in its order. Meshes that several geoms share are read once.
   *
   * @throws IllegalStateException if the model is closed
   */
  public static List<Geom> of(Model model) {
    model.acquire();
    try {
      SurfaceReader surfaces = new SurfaceReader(model.handle());
      List<Geom> geoms = new ArrayList<>();
      for (int id = 0; id < model.names(Element.GEOM).size(); id++) {
        geoms.add(read(model, id, surfaces));
      }
      return geoms;
    } finally {
      model.release();
    }
  }

  private static Geom read(Model model, int id, SurfaceReader surfaces) {
    mjModel m = model.handle();
    Shape shape = Shape.of(m.geom_type().get(id));
    return new Geom(
        model.names(Element.GEOM).get(id),
        shape,
        m.geom_bodyid().get(id),
        m.geom_group().get(id),
        doubles(m.geom_pos(), id, 3),
        doubles(m.geom_quat(), id, 4),
        doubles(m.geom_size(), id, 3),
        colour(m, id),
        surfaces.of(shape, m.geom_dataid().get(id)));
  }

  /** The material's colour, unless the geom has one of its own. */
  private static float[] colour(mjModel m, int id) {
    float[] own = floats(m.geom_rgba(), id, 4);
    int material = m.geom_matid().get(id);
    boolean plain = Arrays.equals(own, PLAIN);
    return material >= 0 && plain ? floats(m.mat_rgba(), material, 4) : own;
  }

  private static double[] doubles(DoublePointer field, int id, int width) {
    double[] values = new double[width];
    for (int i = 0; i < width; i++) {
      values[i] = field.get((long) id * width + i);
    }
    return values;
  }

  private static float[] floats(FloatPointer field, int id, int width) {
    float[] values = new float[width];
    for (int i = 0; i < width; i++) {
      values[i] = field.get((long) id * width + i);
    }
    return values;
  }
}
