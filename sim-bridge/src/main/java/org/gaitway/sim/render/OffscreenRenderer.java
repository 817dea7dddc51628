package org.gaitway.sim.render;

import java.nio.charset.StandardCharsets;
import org.bytedeco.javacpp.Pointer;
import org.gaitway.sim.Element;
import org.gaitway.sim.Model;
import org.gaitway.sim.MujocoException;
import org.gaitway.sim.NativeStructs;
import org.gaitway.sim.SimState;
import org.gaitway.sim.Simulation;
import org.gaitway.sim.mujoco.Mujoco;
import org.gaitway.sim.mujoco.mjData;

/**
 * Makes pictures of a model's states, by MuJoCo's renderer, without a window. It has a simulation
 * of its own, and neither changes nor disturbs what it is shown: a picture depends on model, state,
 * camera and options alone. A model that brings no sky, no light or no pattern on its floor gets
 * them here.
 *
 * <p>For one thread, the one that made it. The model may be closed before.
 */
public final class OffscreenRenderer implements AutoCloseable {
  /** System property naming another library than {@code libEGL.so.1}. */
  public static final String EGL_PROPERTY = "gaitway.egl";

  private static final String EGL = "libEGL.so.1";
  private static final int MAX_SIZE = 8192;
  private static final int REASON_BYTES = 1024;

  /** By how much of its distance a tracked body moves up or down before the camera does. */
  private static final double SLACK = 0.1;

  private final Thread owner = Thread.currentThread();
  private final Model model;
  private final int width;
  private final int height;
  private final int flags;
  private final Simulation simulation;
  private final mjData data;
  private final double[] initialCenters;
  private final Pointer renderer;
  private final double[] pose = new double[6];
  private boolean closed;

  /**
   * As below, with {@link RenderOptions#DEFAULT}.
   *
   * @throws RenderException as below
   */
  public OffscreenRenderer(Model model, int width, int height) {
    this(model, width, height, RenderOptions.DEFAULT);
  }

  /**
   * Makes a renderer, which belongs to this thread.
   *
   * @param model whose states it shows
   * @param width of the pictures [pixels]
   * @param height of the pictures [pixels]
   * @throws RenderException if this machine cannot render, saying what is missing
   */
  public OffscreenRenderer(Model model, int width, int height, RenderOptions options) {
    if (width < 1 || height < 1 || width > MAX_SIZE || height > MAX_SIZE) {
      throw new IllegalArgumentException(
          String.format(
              "a picture must have 1 to %d pixels each way, not %d x %d", MAX_SIZE, width, height));
    }
    this.model = model;
    this.width = width;
    this.height = height;
    this.flags = flags(options);
    this.simulation = model.newSimulation();
    this.data = NativeStructs.of(simulation);
    boolean made = false;
    try {
      simulation.forward();
      this.initialCenters = new double[3 * model.nbody()];
      data.subtree_com().get(initialCenters);
      this.renderer = open(options.samples());
      made = true;
    } finally {
      if (!made) {
        simulation.close();
      }
    }
  }

  private static int flags(RenderOptions options) {
    return (options.contacts() ? Mujoco.GW_CONTACTS : 0)
        | (options.contactForces() ? Mujoco.GW_CONTACT_FORCES : 0)
        | (options.transparent() ? Mujoco.GW_TRANSPARENT : 0)
        | (options.shadows() ? Mujoco.GW_SHADOWS : 0);
  }

  private Pointer open(int samples) {
    byte[] library =
        (System.getProperty(EGL_PROPERTY, EGL) + '\0').getBytes(StandardCharsets.UTF_8);
    byte[] reason = new byte[REASON_BYTES];
    Pointer opened =
        Mujoco.gw_openRenderer(
            library, NativeStructs.of(model), width, height, samples, reason, reason.length);
    if (opened == null) {
      String text = new String(reason, StandardCharsets.UTF_8);
      throw new RenderException("cannot render: " + text.substring(0, text.indexOf('\0')));
    }
    return opened;
  }

  /**
   * Makes a picture of a state.
   *
   * @param state of the model, or of one with the same hash
   * @param rgb receives red, green and blue of each pixel, the top row first (3 x width x height)
   * @throws IllegalArgumentException if the state is of another model, the model has no such camera
   *     or body, or {@code rgb} has another length
   * @throws MujocoException if MuJoCo reports an error
   */
  public void render(SimState state, Camera camera, byte[] rgb) {
    checkUse();
    if (rgb.length != 3 * width * height) {
      throw new IllegalArgumentException(
          String.format(
              "a picture of %d x %d pixels needs %d bytes, not %d",
              width, height, 3 * width * height, rgb.length));
    }
    simulation.restore(state);
    simulation.forward();
    int fixed = aim(camera);
    try {
      Mujoco.gw_render(renderer, data, fixed, pose, flags, rgb);
    } catch (RuntimeException e) {
      throw new MujocoException("rendering " + model + " failed: " + e.getMessage(), e);
    }
  }

  /**
   * Makes a picture of a simulation's present state, as {@link #render(SimState, Camera, byte[])}
   * does.
   */
  public void render(Simulation shown, Camera camera, byte[] rgb) {
    render(shown.save(), camera, rgb);
  }

  /** Sets the pose that the picture is taken from; the index of a camera of the model's, or -1. */
  private int aim(Camera camera) {
    if (camera instanceof Camera.Fixed fixed) {
      return model.id(Element.CAMERA, fixed.name());
    }
    if (camera instanceof Camera.Free free) {
      setPose(free.x(), free.y(), free.z());
      setPlace(free.distance(), free.azimuth(), free.elevation());
    } else if (camera instanceof Camera.Tracking tracking) {
      int body = model.id(Element.BODY, tracking.body());
      double slack = SLACK * tracking.distance();
      double rest = initialCenters[3 * body + 2];
      double rise = center(body, 2) - rest;
      double followed = rise - Math.max(-slack, Math.min(slack, rise));
      setPose(center(body, 0), center(body, 1), rest + followed);
      setPlace(tracking.distance(), tracking.azimuth(), tracking.elevation());
    }
    return -1;
  }

  /** A coordinate of a body's centre of mass; the initial one of a body that is nowhere. */
  private double center(int body, int coordinate) {
    int at = 3 * body + coordinate;
    double value = data.subtree_com().get(at);
    return Double.isFinite(value) ? value : initialCenters[at];
  }

  private void setPose(double x, double y, double z) {
    pose[0] = x;
    pose[1] = y;
    pose[2] = z;
  }

  private void setPlace(double distance, double azimuth, double elevation) {
    pose[3] = distance;
    pose[4] = azimuth;
    pose[5] = elevation;
  }

  /** Width of the pictures [pixels]. */
  public int width() {
    return width;
  }

  /** Height of the pictures [pixels]. */
  public int height() {
    return height;
  }

  private void checkUse() {
    if (closed) {
      throw new IllegalStateException("the renderer of " + model + " is closed");
    }
    if (Thread.currentThread() != owner) {
      throw new IllegalStateException(
          "the renderer of " + model + " belongs to the thread " + owner.getName());
    }
  }

  /**
   * Closes it, on the thread that made it. Closing twice is harmless.
   *
   * @throws IllegalStateException on another thread
   */
  @Override
  public void close() {
    if (!closed) {
      checkUse();
      closed = true;
      Mujoco.gw_closeRenderer(renderer);
      simulation.close();
    }
  }
}
