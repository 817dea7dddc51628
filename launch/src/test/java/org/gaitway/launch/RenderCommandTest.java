package org.gaitway.launch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.gaitway.launch.render.DecodedVideo;
import org.gaitway.launch.robot.Policies;
import org.gaitway.sim.render.OffscreenRenderer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderCommandTest {
  @TempDir static Path folder;

  private static String policy;

  @BeforeAll
  static void freeze() throws IOException {
    policy = Policies.untrained(folder, "half-cheetah", "v5").toString();
  }

  private static Outcome refused(int code, String... options) {
    Outcome outcome = Outcome.of(options);
    assertEquals(code, outcome.code(), outcome.err());
    return outcome;
  }

  @Test
  void aFilmHasOneFrameForEachControlStep() throws IOException {
    Path file = folder.resolve("film.mp4");
    Outcome outcome =
        Outcome.of("render", policy, "--out", file.toString(), "--size", "160x120", "--to", "1.5");
    assertEquals(0, outcome.code(), outcome.err());
    assertEquals(file + ": 160x120, 30 frames, 1.5 s at 20 frames per second\n", outcome.out());
    DecodedVideo video = DecodedVideo.of(file);
    assertEquals(30, video.frames().size());
    assertEquals(1.5, video.seconds(), 1e-3);
    assertEquals(160, video.width());
  }

  @Test
  void aLoggedEpisodeLooksAsItDidWhenItRan() throws IOException {
    Path logs = folder.resolve("logs");
    Outcome logged =
        Outcome.of("evaluate", policy, "--episodes", "1", "--seed", "4", "--log", logs.toString());
    assertEquals(0, logged.code(), logged.err());
    Path file;
    try (Stream<Path> files = Files.list(logs)) {
      file = files.findFirst().orElseThrow();
    }
    Path ran = folder.resolve("ran.png");
    Path shown = folder.resolve("shown.png");
    String how = " --seed 4 --from 1.25 --size 160x120 --fast";
    picture(policy, ran, how);
    picture(file.toString(), shown, how);
    assertArrayEquals(Files.readAllBytes(ran), Files.readAllBytes(shown));
  }

  private static void picture(String what, Path out, String how) {
    Outcome outcome = Outcome.of(("render " + what + " --out " + out + how).split(" "));
    assertEquals(0, outcome.code(), outcome.err());
  }

  @Test
  void slowMotionTakesLonger() throws IOException {
    Path file = folder.resolve("slow.mp4");
    Outcome outcome =
        Outcome.of(
            "render policy --out file --size 64x48 --from 0.5 --to 1 --speed 0.25 --fps 30 --fast"
                .replace("policy", policy)
                .replace("file", file.toString())
                .split(" "));
    assertEquals(0, outcome.code(), outcome.err());
    DecodedVideo video = DecodedVideo.of(file);
    assertEquals(60, video.frames().size());
    assertEquals(30, video.framesPerSecond());
  }

  @Test
  void aPictureIsTakenWhenAndFromWhereItIsAskedFor() throws IOException {
    BufferedImage start = picture("--from", "0");
    BufferedImage later = picture("--from", "1");
    BufferedImage above = picture("--from", "1", "--camera", "90,-80");
    BufferedImage own = picture("--from", "1", "--camera", "track");
    BufferedImage contacts = picture("--from", "1", "--contacts");
    assertEquals(128, start.getWidth());
    assertEquals(96, start.getHeight());
    assertTrue(differ(start, later));
    assertTrue(differ(later, above));
    assertTrue(differ(later, own));
    assertTrue(differ(later, contacts));
    assertFalse(differ(later, picture("--from", "1")));
  }

  private static BufferedImage picture(String... options) throws IOException {
    Path file = folder.resolve("picture.png");
    String[] command = {"render", policy, "--out", file.toString(), "--size", "128x96"};
    String[] all = java.util.Arrays.copyOf(command, command.length + options.length);
    System.arraycopy(options, 0, all, command.length, options.length);
    Outcome outcome = Outcome.of(all);
    assertEquals(0, outcome.code(), outcome.err());
    return ImageIO.read(file.toFile());
  }

  private static boolean differ(BufferedImage one, BufferedImage other) {
    for (int i = 0; i < one.getWidth() * one.getHeight(); i++) {
      int x = i % one.getWidth();
      int y = i / one.getWidth();
      if (one.getRGB(x, y) != other.getRGB(x, y)) {
        return true;
      }
    }
    return false;
  }

  @Test
  void whatCannotBeDoneIsTold() {
    Outcome ending = refused(Gaitway.USAGE, "render", policy, "--out", "film.avi");
    assertTrue(ending.err().contains("--out must end in .mp4"), ending.err());
    String out = folder.resolve("none.mp4").toString();
    Outcome size = refused(Gaitway.FAILED, "render", policy, "--out", out, "--size", "big");
    assertTrue(size.err().contains("a size is written like 640x480, not big"), size.err());
    Outcome camera = refused(Gaitway.FAILED, "render", policy, "--out", out, "--camera", "drone");
    assertTrue(camera.err().contains("or one of the model's, [track]"), camera.err());
    Outcome late = refused(Gaitway.FAILED, "render", policy, "--out", out, "--from", "999");
    assertTrue(late.err().contains("the episode was over before 999.00 s"), late.err());
    Outcome none = refused(Gaitway.FAILED, "render", folder + "/none.onnx", "--out", out);
    assertTrue(none.err().contains("no such file"), none.err());
    assertFalse(Files.exists(Path.of(out)));
  }

  @Test
  void withoutOpenGlItSaysWhatToInstall() {
    System.setProperty(OffscreenRenderer.EGL_PROPERTY, "libNoSuchEGL.so.1");
    try {
      Outcome outcome =
          refused(Gaitway.FAILED, "render", policy, "--out", folder.resolve("x.png").toString());
      assertTrue(
          outcome.err().contains("the Debian packages libegl1, libegl-mesa0 and libgl1-mesa-dri"),
          outcome.err());
    } finally {
      System.clearProperty(OffscreenRenderer.EGL_PROPERTY);
    }
  }
}
