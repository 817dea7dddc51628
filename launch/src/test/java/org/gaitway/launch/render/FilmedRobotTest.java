package org.gaitway.launch.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.gaitway.launch.robot.Policies;
import org.gaitway.policy.Policy;
import org.gaitway.policy.PolicyFile;
import org.gaitway.rollout.Episode;
import org.gaitway.sim.Model;
import org.gaitway.sim.SimState;
import org.gaitway.sim.Simulation;
import org.gaitway.sim.render.Camera;
import org.gaitway.sim.render.OffscreenRenderer;
import org.gaitway.sim.render.RenderOptions;
import org.gaitway.task.Tasks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From states to a film and back to what is seen in it. */
class FilmedRobotTest {
  private static final PictureSize SIZE = new PictureSize(240, 180);
  private static final int FPS = 20;

  /** 4 m from the plane that the cheetah runs in. */
  private static final Camera SIDE = new Camera.Free(0.5, 0, 0.5, 4, 90, 0);

  private static final double PIXELS_PER_METRE = 180 / (2 * 4 * Math.tan(Math.toRadians(22.5)));

  @TempDir Path folder;

  /**
   * A cheetah that glides at 1 m/s for a second, swinging its legs; in the first state it is away.
   */
  private static final class Glide implements FrameSource {
    private final Model model = Model.shipped("half-cheetah");
    private final Simulation simulation = model.newSimulation();
    private int step = -1;

    @Override
    public Model model() {
      return model;
    }

    @Override
    public double period() {
      return 1.0 / FPS;
    }

    @Override
    public SimState next() {
      if (step > FPS) {
        return null;
      }
      simulation.qpos().put(0, step < 0 ? 100 : (double) step / FPS);
      for (int joint = 3; joint < 9; joint++) {
        simulation.qpos().put(joint, 0.4 * Math.sin(step + joint));
      }
      double[] values = simulation.save().toArray();
      values[0] = (step + 1) * period();
      step++;
      return SimState.of(model, values);
    }

    @Override
    public void close() {
      simulation.close();
      model.close();
    }
  }

  private DecodedVideo film(FrameSource source) throws IOException {
    RenderOptions plain = new RenderOptions(false, false, false, false, 0);
    byte[] rgb = new byte[3 * SIZE.width() * SIZE.height()];
    Path file = folder.resolve("film.mp4");
    try (OffscreenRenderer renderer =
            new OffscreenRenderer(source.model(), SIZE.width(), SIZE.height(), plain);
        VideoFile video = new VideoFile(file, SIZE, FPS)) {
      new Film(0, Double.POSITIVE_INFINITY, FPS, 1)
          .play(
              source,
              state -> {
                renderer.render(state, SIDE, rgb);
                video.write(rgb);
              });
      video.finish();
    }
    return DecodedVideo.of(file);
  }

  /** Mean column of the pixels in which a frame differs from the empty scene. */
  private static double column(byte[] frame, byte[] empty) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < frame.length; i++) {
      if (Math.abs((frame[i] & 0xff) - (empty[i] & 0xff)) > 20) {
        sum += i % SIZE.width();
        count++;
      }
    }
    assertTrue(count > 300, "a robot of " + count + " pixels");
    return sum / count;
  }

  @Test
  void aRobotThatMovesIsSeenToMoveAsFast() throws IOException {
    try (FrameSource source = new Glide()) {
      List<byte[]> frames = film(source).frames();
      assertEquals(1 + FPS + 1, frames.size());
      double begin = column(frames.get(1), frames.get(0));
      for (int frame = 2; frame < frames.size(); frame++) {
        double metres = (frame - 1.0) / FPS;
        // The legs swing to and fro, and with them the middle of what is seen.
        assertEquals(
            metres * PIXELS_PER_METRE,
            column(frames.get(frame), frames.get(0)) - begin,
            5,
            "pixels after " + metres + " m");
      }
    }
  }

  @Test
  void aPolicysEpisodeIsThatOfItsEvaluation() throws IOException {
    Path file = Policies.untrained(folder, "hopper", "v5");
    Episode evaluated = Policies.evaluate(file, "hopper", "v5", 1).result().episodes().get(0);
    try (PolicyEpisode episode =
        new PolicyEpisode(Tasks.define("hopper", "v5"), PolicyFile.read(file).newPolicy(), 1)) {
      int states = 0;
      for (SimState state = episode.next(); state != null; state = episode.next()) {
        assertEquals(states * episode.period(), state.time(), 1e-9);
        states++;
      }
      assertEquals(1 + evaluated.length(), states);
      assertNull(episode.next());
    }
  }

  @Test
  void aPolicyOfAnotherTaskIsRefused() throws IOException {
    Policy policy = PolicyFile.read(Policies.untrained(folder, "hopper", "v5")).newPolicy();
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> new PolicyEpisode(Tasks.define("ant", "v5"), policy, 1))
            .getMessage();
    assertTrue(message.startsWith("the policy maps 11 values to 3, but task ant"), message);
  }
}
