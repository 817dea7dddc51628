package org.gaitway.launch.render;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.gaitway.file.WholeFile;
import org.gaitway.launch.Gaitway;
import org.gaitway.launch.OptionalPart;
import org.gaitway.launch.TaskPathOption;
import org.gaitway.launch.TrainedTaskOption;
import org.gaitway.mcap.McapSignature;
import org.gaitway.policy.PolicyFile;
import org.gaitway.run.RunFolder;
import org.gaitway.sim.render.Camera;
import org.gaitway.sim.render.OffscreenRenderer;
import org.gaitway.sim.render.Png;
import org.gaitway.sim.render.RenderOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gaitway render}: an episode as a film or a picture. */
@Command(
    name = "render",
    description = {
      "Make a film (MP4) or a picture (PNG) of an episode, without a screen.",
      "A policy is run for one episode of its task, the first that 'evaluate' runs with the same"
          + " seed; the file of a logged episode is shown as it was."
    },
    sortOptions = false)
public final class RenderCommand implements Callable<Integer> {
  /** Frames a second of films for which none were asked: one for each state, within these. */
  private static final int LEAST_FPS = 10;

  private static final int MOST_FPS = 60;

  @Spec private CommandSpec spec;

  @Mixin private TaskPathOption taskPath;

  @Parameters(
      paramLabel = "WHAT",
      description = "A run folder, a policy file, or an episode's file.")
  private Path source;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "The film, FILE.mp4, or the picture, FILE.png.")
  private Path out;

  @Mixin private TrainedTaskOption task;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the start (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--camera",
      paramLabel = "CAMERA",
      defaultValue = CameraChoice.FOLLOW,
      description = {
        "'follow' keeps the robot in view (the default);",
        "AZIMUTH,ELEVATION[,DISTANCE] follows from there, in degrees and metres;",
        "else the name of a camera of the model."
      })
  private String camera;

  @Option(
      names = "--size",
      paramLabel = "WxH",
      defaultValue = "640x480",
      description = "Width and height in pixels (default: ${DEFAULT-VALUE}).")
  private String size;

  @Option(
      names = "--fps",
      paramLabel = "N",
      description = "Frames per second (default: one for each control step, 10 to 60).")
  private Integer fps;

  @Option(
      names = "--speed",
      paramLabel = "X",
      defaultValue = "1",
      description = "How much faster than in real time; 0.25 is slow motion.")
  private double speed;

  @Option(
      names = "--from",
      paramLabel = "SECONDS",
      defaultValue = "0",
      description = "When the film begins, or the picture is taken (default: at the start).")
  private double from;

  @Option(
      names = "--to",
      paramLabel = "SECONDS",
      defaultValue = "Infinity",
      description = "When the film ends (default: with the episode).")
  private double to;

  @Option(names = "--contacts", description = "Show contacts and their forces.")
  private boolean contacts;

  @Option(names = "--transparent", description = "Make what moves transparent.")
  private boolean transparent;

  @Option(
      names = "--fast",
      description = "Without shadows and smooth edges, which take three quarters of the time.")
  private boolean fast;

  @Override
  public Integer call() throws IOException {
    boolean picture = isPicture();
    if (!picture) {
      OptionalPart.FFMPEG.require();
    }
    PictureSize pixels = PictureSize.parse(size);
    taskPath.open();
    try (FrameSource frames = open()) {
      Camera eye = CameraChoice.parse(camera, frames.model());
      Film film = new Film(from, picture ? from : to, framesPerSecond(frames), speed);
      try (OffscreenRenderer renderer =
          new OffscreenRenderer(frames.model(), pixels.width(), pixels.height(), options())) {
        int shown =
            picture ? draw(frames, film, renderer, eye) : shoot(frames, film, renderer, eye);
        report(picture, shown, film);
      }
    }
    return Gaitway.OK;
  }

  private boolean isPicture() {
    String name = out.getFileName().toString().toLowerCase(Locale.ROOT);
    if (!name.endsWith(".mp4") && !name.endsWith(".png")) {
      throw new ParameterException(
          spec.commandLine(), "--out must end in .mp4 for a film or .png for a picture: " + out);
    }
    return name.endsWith(".png");
  }

  private FrameSource open() throws IOException {
    if (Files.isRegularFile(source) && McapSignature.of(source).begins()) {
      return new LoggedFrames(source);
    }
    Path file = Files.isDirectory(source) ? new RunFolder(source).policy() : source;
    PolicyFile policy = PolicyFile.read(file);
    return new PolicyEpisode(task.define(file, policy.metadata()), policy.newPolicy(), seed);
  }

  private int framesPerSecond(FrameSource frames) {
    long states = Math.round(speed / frames.period());
    return fps != null ? fps : (int) Math.max(LEAST_FPS, Math.min(MOST_FPS, states));
  }

  private RenderOptions options() {
    return new RenderOptions(
        contacts, contacts, transparent, !fast, fast ? 0 : RenderOptions.DEFAULT.samples());
  }

  private int draw(FrameSource frames, Film film, OffscreenRenderer renderer, Camera eye)
      throws IOException {
    byte[] rgb = new byte[3 * renderer.width() * renderer.height()];
    int shown = film.play(frames, state -> renderer.render(state, eye, rgb));
    requireShown(shown);
    WholeFile.write(out, Png.of(rgb, renderer.width(), renderer.height()));
    return shown;
  }

  private int shoot(FrameSource frames, Film film, OffscreenRenderer renderer, Camera eye)
      throws IOException {
    byte[] rgb = new byte[3 * renderer.width() * renderer.height()];
    PictureSize pixels = new PictureSize(renderer.width(), renderer.height());
    try (VideoFile video = new VideoFile(out, pixels, film.framesPerSecond())) {
      int shown =
          film.play(
              frames,
              state -> {
                renderer.render(state, eye, rgb);
                video.write(rgb);
              });
      requireShown(shown);
      video.finish();
      return shown;
    }
  }

  private void requireShown(int frames) {
    if (frames == 0) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "the episode was over before %.2f s", from));
    }
  }

  private void report(boolean picture, int shown, Film film) {
    PrintWriter text = spec.commandLine().getOut();
    if (picture) {
      text.printf("%s: %s%n", out, size);
    } else {
      text.printf(
          Locale.ROOT,
          "%s: %s, %d frames, %.1f s at %d frames per second%n",
          out,
          size,
          shown,
          (double) shown / film.framesPerSecond(),
          film.framesPerSecond());
    }
    text.flush();
  }
}
