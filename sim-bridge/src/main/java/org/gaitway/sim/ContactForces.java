package org.gaitway.sim;

import java.nio.DoubleBuffer;
import org.bytedeco.javacpp.DoublePointer;
import org.gaitway.sim.mujoco.Mujoco;

/**
 * What contacts do to the geoms and bodies of one simulation: whether each is touched, and the net
 * force on it. {@link #read()} looks at all contacts in one native call, such as once after each
 * control step; all else reads what that found, which is of the last physics step.
 *
 * <p>Not thread-safe. Real-time safe apart from construction and {@link #close()}. To be closed
 * before its simulation; closing twice is harmless.
 */
public final class ContactForces implements AutoCloseable {
  private static final int ROW = 4;
  private static final int NORMAL = 3;

  private final Simulation simulation;
  private final DoublePointer memory;
  private final DoubleBuffer rows;
  private final int[] geomStart;
  private final int[] geomCount;
  private boolean closed;

  /** Makes one for a simulation; as long as nothing was read, nothing touches. */
  public ContactForces(Simulation simulation) {
    Model model = simulation.model();
    int geoms = model.names(Element.GEOM).size();
    this.simulation = simulation;
    this.memory = new DoublePointer(Math.max(1, ROW * geoms));
    this.rows = memory.asBuffer();
    for (int i = 0; i < rows.capacity(); i++) {
      rows.put(i, 0);
    }
    this.geomStart = new int[model.nbody()];
    this.geomCount = new int[model.nbody()];
    for (int body = 0; body < model.nbody(); body++) {
      geomStart[body] = model.handle().body_geomadr().get(body);
      geomCount[body] = model.handle().body_geomnum().get(body);
    }
  }

  /**
   * Reads the contacts of the last physics step.
   *
   * @throws MujocoException if MuJoCo reports an error
   */
  public void read() {
    if (closed) {
      throw new IllegalStateException("contact forces of " + simulation.model() + " are closed");
    }
    try {
      Mujoco.gw_contactForces(simulation.model().handle(), simulation.data(), memory);
    } catch (RuntimeException e) {
      throw new MujocoException(
          "cannot read the contacts of " + simulation.model() + ": " + e.getMessage(), e);
    }
  }

  /** Whether something presses on a geom. */
  public boolean touches(int geom) {
    return normal(geom) > 0;
  }

  /** Sum of the normal forces of all contacts of a geom [N]. */
  public double normal(int geom) {
    return rows.get(ROW * geom + NORMAL);
  }

  /**
   * Net force of all contacts on a geom [N].
   *
   * @param axis 0, 1, 2: x, y, z of the world
   */
  public double force(int geom, int axis) {
    return rows.get(ROW * geom + axis);
  }

  /** Magnitude of the net force of all contacts on a geom [N]. */
  public double magnitude(int geom) {
    return norm(force(geom, 0), force(geom, 1), force(geom, 2));
  }

  /** Whether something presses on a geom of a body; on one that it carries does not count. */
  public boolean bodyTouches(int body) {
    for (int i = 0; i < geomCount[body]; i++) {
      if (touches(geomStart[body] + i)) {
        return true;
      }
    }
    return false;
  }

  /** As {@link #force}, on all geoms of a body. */
  public double bodyForce(int body, int axis) {
    double sum = 0;
    for (int i = 0; i < geomCount[body]; i++) {
      sum += force(geomStart[body] + i, axis);
    }
    return sum;
  }

  /** Magnitude of the net force of all contacts on a body [N]. */
  public double bodyMagnitude(int body) {
    return norm(bodyForce(body, 0), bodyForce(body, 1), bodyForce(body, 2));
  }

  private static double norm(double x, double y, double z) {
    return Math.sqrt(x * x + y * y + z * z);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      memory.deallocate();
    }
  }
}
