package org.gaitway.sim.render;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.gaitway.sim.Model;
import org.gaitway.sim.SimState;
import org.gaitway.sim.Simulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class OffscreenRendererTest {
  static final List<String> SHIPPED = Model.SHIPPED;

  private static final int WIDTH = 160;
  private static final int HEIGHT = 120;

  /** What changes a picture only where something is: no shadows, one colour a pixel. */
  private static final RenderOptions PLAIN = new RenderOptions(false, false, false, false, 0);

  /** From the cheetah's side, 3 m away: the picture is 2.49 m high at that distance. */
  private static final Camera SIDE = new Camera.Free(0, 0, 0.5, 3, 90, 0);

  private static final double PIXELS_PER_METRE = HEIGHT / (2 * 3 * Math.tan(Math.toRadians(22.5)));

  /** A body without floor, sky and light. */
  private static final String BARE =
      """
      <mujoco>
        <worldbody>
          FLOOR
          <body pos="0 0 1"><freejoint/><geom type="sphere" size="0.2"/></body>
        </worldbody>
      </mujoco>
      """;

  private static OffscreenRenderer renderer(Model model) {
    return new OffscreenRenderer(model, WIDTH, HEIGHT, PLAIN);
  }

  private static byte[] picture(OffscreenRenderer renderer, Simulation simulation, Camera camera) {
    byte[] rgb = new byte[3 * renderer.width() * renderer.height()];
    renderer.render(simulation, camera, rgb);
    return rgb;
  }

  /** The picture with the robot's first joint, a slide along x or a free one, at a place. */
  private static byte[] at(
      double x, OffscreenRenderer renderer, Simulation simulation, Camera camera) {
    simulation.qpos().put(0, x);
    return picture(renderer, simulation, camera);
  }

  private static Silhouette silhouette(byte[] one, byte[] other) {
    return Silhouette.between(one, other, WIDTH);
  }

  @Test
  void aRobotIsSeenWhereItIs() {
    try (Model model = Model.shipped("half-cheetah");
        Simulation simulation = model.newSimulation();
        OffscreenRenderer renderer = renderer(model)) {
      byte[] empty = at(100, renderer, simulation, SIDE);
      Silhouette middle = silhouette(empty, at(0, renderer, simulation, SIDE));
      Silhouette right = silhouette(empty, at(0.5, renderer, simulation, SIDE));
      assertTrue(middle.pixels() > 300 && middle.pixels() < 3000, middle.toString());
      assertEquals(WIDTH / 2.0, middle.x(), 10);
      assertEquals(HEIGHT / 2.0, middle.y(), 10);
      assertEquals(0.5 * PIXELS_PER_METRE, right.x() - middle.x(), 1.5, "pixels to the right");
      assertEquals(middle.y(), right.y(), 1);
    }
  }

  @Test
  void whatIsHigherIsHigherInThePicture() {
    try (Model model = Model.shipped("half-cheetah");
        Simulation simulation = model.newSimulation();
        OffscreenRenderer renderer = renderer(model)) {
      byte[] empty = at(100, renderer, simulation, SIDE);
      Silhouette low = silhouette(empty, at(0, renderer, simulation, SIDE));
      simulation.qpos().put(1, 0.3);
      Silhouette high = silhouette(empty, at(0, renderer, simulation, SIDE));
      assertEquals(-0.3 * PIXELS_PER_METRE, high.y() - low.y(), 1.5);
    }
  }

  @Test
  void aTrackingCameraGoesWithTheRobotButDoesNotBob() {
    try (Model model = Model.shipped("half-cheetah");
        Simulation simulation = model.newSimulation();
        OffscreenRenderer renderer = renderer(model)) {
      Camera.Tracking camera =
          assertInstanceOf(Camera.Tracking.class, Camera.following(model), "from the side");
      assertEquals(90, camera.azimuth());
      // A whole number of the floor's squares, so that the floor looks the same.
      byte[] start = at(0, renderer, simulation, camera);
      Silhouette away = silhouette(start, at(20, renderer, simulation, camera));
      assertTrue(away.pixels() < 300, "seen from as near, " + away);
      simulation.qpos().put(1, 0.1);
      Silhouette hop = silhouette(start, at(0, renderer, simulation, camera));
      assertTrue(hop.pixels() > 300, "the robot goes up, " + hop);
      assertTrue(hop.pixels() < WIDTH * HEIGHT / 4, "the floor stays, " + hop);
    }
  }

  @ParameterizedTest
  @FieldSource("SHIPPED")
  void theDefaultCameraHasEveryRobotInView(String name) {
    try (Model model = Model.shipped(name);
        Simulation simulation = model.newSimulation();
        OffscreenRenderer renderer = renderer(model)) {
      Camera camera = Camera.following(model);
      byte[] still = picture(renderer, simulation, camera);
      Random random = new Random(2);
      for (int step = 0; step < 20; step++) {
        for (int u = 0; u < model.nu(); u++) {
          simulation.ctrl().put(u, random.nextGaussian());
        }
        simulation.step(5);
      }
      Silhouette moved = silhouette(still, picture(renderer, simulation, camera));
      assertTrue(moved.pixels() > 100, "it moves, " + moved);
      assertEquals(WIDTH / 2.0, moved.x(), WIDTH / 4.0, "in the middle");
    }
  }

  @Test
  void aPictureDependsOnTheStateAloneAndDisturbsNothing() {
    try (Model model = Model.shipped("ant");
        Simulation simulation = model.newSimulation();
        OffscreenRenderer renderer = renderer(model);
        OffscreenRenderer other = renderer(model)) {
      Camera camera = Camera.following(model);
      SimState before = simulation.save();
      byte[] first = picture(renderer, simulation, camera);
      assertEquals(before, simulation.save());
      simulation.step(50);
      picture(renderer, simulation, camera);
      byte[] again = new byte[first.length];
      renderer.render(before, camera, again);
      assertArrayEquals(first, again);
      other.render(before, camera, again);
      assertArrayEquals(first, again, "by another renderer on this thread");
    }
  }

  @Test
  void contactsShadowsAndSmoothEdgesAreToBeSeen() {
    try (Model model = Model.shipped("half-cheetah");
        Simulation simulation = model.newSimulation()) {
      simulation.step(100);
      assertTrue(simulation.contactCount() > 0);
      byte[] plain = withOptions(model, simulation, PLAIN);
      assertTrue(addedBy(new RenderOptions(true, false, false, false, 0), plain, simulation) > 20);
      assertTrue(addedBy(new RenderOptions(false, true, false, false, 0), plain, simulation) > 20);
      assertTrue(addedBy(new RenderOptions(false, false, true, false, 0), plain, simulation) > 20);
      assertTrue(addedBy(new RenderOptions(false, false, false, true, 0), plain, simulation) > 20);
      assertTrue(addedBy(new RenderOptions(false, false, false, false, 4), plain, simulation) > 20);
    }
  }

  private static int addedBy(RenderOptions options, byte[] plain, Simulation simulation) {
    return silhouette(plain, withOptions(simulation.model(), simulation, options)).pixels();
  }

  private static byte[] withOptions(Model model, Simulation simulation, RenderOptions options) {
    try (OffscreenRenderer renderer = new OffscreenRenderer(model, WIDTH, HEIGHT, options)) {
      return picture(renderer, simulation, Camera.following(model));
    }
  }

  @Test
  void aModelWithoutSkyAndFloorPatternGetsThem() {
    String floor = "<geom type='plane' size='9 9 1'/>";
    try (Model model = Model.parse("bare", BARE.replace("FLOOR", floor));
        Simulation simulation = model.newSimulation();
        OffscreenRenderer renderer = renderer(model)) {
      String hash = model.sha256();
      byte[] rgb = picture(renderer, simulation, new Camera.Free(0, 0, 1, 4, 90, -5));
      assertTrue((rgb[2] & 0xff) > 200 && rgb[2] != rgb[0], "a blue sky at the top");
      int bottom = 3 * WIDTH * (HEIGHT - 1);
      boolean pattern = false;
      for (int x = 1; x < WIDTH; x++) {
        pattern |= Math.abs(rgb[bottom + 3 * x] - rgb[bottom]) > 8;
      }
      assertTrue(pattern, "squares at the bottom");
      assertEquals(hash, model.sha256());
      assertEquals(hash, Model.fromBytes("again", model.toBytes()).sha256());
    }
  }

  @Test
  void aModelsOwnCameraCanBeTaken() {
    try (Model model = Model.shipped("ant");
        Simulation simulation = model.newSimulation();
        OffscreenRenderer renderer = renderer(model)) {
      byte[] own = picture(renderer, simulation, new Camera.Fixed("track"));
      byte[] ours = picture(renderer, simulation, Camera.following(model));
      assertTrue(silhouette(own, ours).pixels() > 100);
      Camera unknown = new Camera.Fixed("drone");
      Exception error =
          assertThrows(
              IllegalArgumentException.class, () -> picture(renderer, simulation, unknown));
      assertEquals(
          "model " + model + " has no camera named drone; it has [track]", error.getMessage());
    }
  }

  @Test
  void aDivergedStateGivesAPictureToo() {
    try (Model model = Model.shipped("ant");
        Simulation simulation = model.newSimulation();
        OffscreenRenderer renderer = renderer(model)) {
      simulation.qpos().put(0, Double.NaN);
      simulation.qpos().put(9, Double.POSITIVE_INFINITY);
      byte[] rgb = picture(renderer, simulation, Camera.following(model));
      assertTrue(rgb[2] != 0, "there is a sky at least");
    }
  }

  @Test
  void withoutEglTheErrorSaysWhatToInstall() {
    System.setProperty(OffscreenRenderer.EGL_PROPERTY, "libNoSuchEGL.so.1");
    try (Model model = Model.shipped("reacher")) {
      String message =
          assertThrows(RenderException.class, () -> renderer(model).close()).getMessage();
      assertEquals(
          "cannot render: libNoSuchEGL.so.1: cannot open shared object file: No such file or"
              + " directory; rendering without a GPU needs the Debian packages libegl1,"
              + " libegl-mesa0 and libgl1-mesa-dri",
          message);
      System.setProperty(OffscreenRenderer.EGL_PROPERTY, "libm.so.6");
      message = assertThrows(RenderException.class, () -> renderer(model).close()).getMessage();
      assertTrue(message.startsWith("cannot render: libm.so.6 is not EGL"), message);
    } finally {
      System.clearProperty(OffscreenRenderer.EGL_PROPERTY);
    }
  }

  @Test
  void misuseIsToldAndDoesNoHarm() {
    try (Model model = Model.shipped("reacher");
        Simulation simulation = model.newSimulation()) {
      OffscreenRenderer renderer = renderer(model);
      Camera camera = Camera.following(model);
      assertThrows(
          IllegalArgumentException.class,
          () -> renderer.render(simulation, camera, new byte[3 * WIDTH * HEIGHT - 1]));
      assertInstanceOf(
          IllegalStateException.class,
          assertThrows(
                  CompletionException.class,
                  () -> CompletableFuture.runAsync(renderer::close).join())
              .getCause());
      picture(renderer, simulation, camera);
      renderer.close();
      renderer.close();
      assertThrows(IllegalStateException.class, () -> picture(renderer, simulation, camera));
      assertThrows(
          IllegalArgumentException.class, () -> new OffscreenRenderer(model, 0, 10, PLAIN));
      assertThrows(IllegalArgumentException.class, () -> new Camera.Free(0, 0, 0, 0, 90, 0));
      assertThrows(
          IllegalArgumentException.class, () -> new Camera.Tracking("torso", Double.NaN, 90, 0));
    }
  }

  @Test
  void theModelMayBeClosedBeforeTheRenderer() {
    Model model = Model.shipped("reacher");
    Camera camera = Camera.following(model);
    try (OffscreenRenderer renderer = renderer(model);
        Simulation simulation = model.newSimulation()) {
      model.close();
      assertTrue(picture(renderer, simulation, camera)[2] != 0);
    }
  }
}
