package org.gaitway.sim;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.bytedeco.javacpp.DoublePointer;
import org.gaitway.sim.mujoco.Mujoco;
import org.gaitway.sim.mujoco.mjModel;

/**
 * A physical parameter of a model, as an array of MuJoCo's {@code mjModel}: rows by columns,
 * row-major. {@link Model#field} gives its numbers, which those of a {@linkplain Model#copy() copy}
 * can be written to.
 */
public enum ModelField {
  /** Initial positions (nq) [m], [rad]: joints are measured from them. */
  QPOS0(Optional.empty(), 1, true, mjModel::qpos0, mjModel::nq),
  /** Positions at which springs rest (nq) [m], [rad]. */
  QPOS_SPRING(Optional.empty(), 1, true, mjModel::qpos_spring, mjModel::nq),
  /** Mass of each body (nbody) [kg]. */
  BODY_MASS(Element.BODY, 1, true, mjModel::body_mass),
  /** Principal moments of inertia of each body (nbody x 3) [kg·m²]. */
  BODY_INERTIA(Element.BODY, 3, true, mjModel::body_inertia),
  /** Centre of mass of each body in the body's frame (nbody x 3) [m]. */
  BODY_IPOS(Element.BODY, 3, true, mjModel::body_ipos),
  /** Axes of inertia of each body in the body's frame, quaternions w x y z (nbody x 4). */
  BODY_IQUAT(Element.BODY, 4, true, mjModel::body_iquat),
  /** Position of each body in its parent's frame (nbody x 3) [m]. */
  BODY_POS(Element.BODY, 3, true, mjModel::body_pos),
  /** Orientation of each body in its parent's frame, quaternions w x y z (nbody x 4). */
  BODY_QUAT(Element.BODY, 4, true, mjModel::body_quat),
  /** Stiffness of each joint's spring (njnt) [N·m/rad] or [N/m]. */
  JOINT_STIFFNESS(Element.JOINT, 1, false, mjModel::jnt_stiffness),
  /** Lowest and highest position of each joint (njnt x 2) [rad] or [m]. */
  JOINT_RANGE(Element.JOINT, 2, false, mjModel::jnt_range),
  /** Inertia of the rotor that each degree of freedom turns, at the joint (nv) [kg·m²] or [kg]. */
  DOF_ARMATURE(Optional.empty(), 1, true, mjModel::dof_armature, mjModel::nv),
  /** Damping of each degree of freedom (nv) [N·m·s/rad] or [N·s/m]. */
  DOF_DAMPING(Optional.empty(), 1, false, mjModel::dof_damping, mjModel::nv),
  /** Dry friction of each degree of freedom (nv) [N·m] or [N]. */
  DOF_FRICTIONLOSS(Optional.empty(), 1, false, mjModel::dof_frictionloss, mjModel::nv),
  /** Friction of each geom (ngeom x 3): sliding, torsional [m], rolling [m]. */
  GEOM_FRICTION(Element.GEOM, 3, false, mjModel::geom_friction),
  /** Stiffness of each geom's contacts (ngeom x 2): time constant [s], damping ratio. */
  GEOM_SOLREF(Element.GEOM, Mujoco.mjNREF, false, mjModel::geom_solref),
  /** Position of each site in its body's frame (nsite x 3) [m]. */
  SITE_POS(Element.SITE, 3, true, mjModel::site_pos),
  /** Orientation of each site in its body's frame, quaternions w x y z (nsite x 4). */
  SITE_QUAT(Element.SITE, 4, true, mjModel::site_quat),
  /** Gain of each actuator (nactuator x 10); that of a position servo is {@code kp 0 ...}. */
  ACTUATOR_GAINPRM(Element.ACTUATOR, Mujoco.mjNGAIN, false, mjModel::actuator_gainprm),
  /**
   * Bias of each actuator (nactuator x 10); that of a position servo is {@code 0 -kp -kd 0 ...}.
   */
  ACTUATOR_BIASPRM(Element.ACTUATOR, Mujoco.mjNBIAS, false, mjModel::actuator_biasprm),
  /** Least and greatest force of each actuator (nactuator x 2) [N·m] or [N], where limited. */
  ACTUATOR_FORCERANGE(Element.ACTUATOR, 2, false, mjModel::actuator_forcerange),
  /** Least and greatest of each control (nu x 2), where limited. */
  ACTUATOR_CTRLRANGE(Optional.empty(), 2, false, mjModel::actuator_ctrlrange, mjModel::nu),
  /** Acceleration of gravity in the world (x, y, z) [m/s²]. */
  GRAVITY(Optional.empty(), 3, false, m -> m.opt().gravity(), m -> 1);

  private final Optional<Element> element;
  private final int columns;
  private final boolean derivedFrom;
  private final Function<mjModel, DoublePointer> numbers;
  private final ToLongFunction<mjModel> rows;

  ModelField(
      Element element, int columns, boolean derivedFrom, Function<mjModel, DoublePointer> numbers) {
    this(Optional.of(element), columns, derivedFrom, numbers, m -> ElementNames.count(m, element));
  }

  ModelField(
      Optional<Element> element,
      int columns,
      boolean derivedFrom,
      Function<mjModel, DoublePointer> numbers,
      ToLongFunction<mjModel> rows) {
    this.element = element;
    this.columns = columns;
    this.derivedFrom = derivedFrom;
    this.numbers = numbers;
    this.rows = rows;
  }

  /** What its rows are, where that is a kind of named element; row i is that of {@code id} i. */
  public Optional<Element> element() {
    return element;
  }

  /** Numbers of a row. */
  public int columns() {
    return columns;
  }

  /**
   * Whether MuJoCo computes other fields from it, so that {@link Model#setConstants} must follow
   * when it was written.
   */
  public boolean isDerivedFrom() {
    return derivedFrom;
  }

  DoublePointer pointer(mjModel model) {
    return numbers.apply(model);
  }

  long length(mjModel model) {
    return rows.applyAsLong(model) * columns;
  }
}
