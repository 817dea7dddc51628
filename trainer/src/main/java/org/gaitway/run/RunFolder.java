package org.gaitway.run;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * The files of one run.
 *
 * @param path the folder, which exists
 */
public record RunFolder(Path path) {
  private static final String CHECKPOINT_SUFFIX = ".checkpoint";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss", Locale.ROOT);

  /**
   * Makes the folder of a new run.
   *
   * @param out the folder to use, which must not exist or be empty; none for {@code
   *     runs/<task>/<time>}
   * @throws IOException if it is in use already or cannot be made, naming it
   */
  public static RunFolder create(Optional<Path> out, String task, Clock clock) throws IOException {
    RunFolder folder = new RunFolder(out.isPresent() ? chosen(out.get()) : timed(task, clock));
    Files.createDirectory(folder.checkpoints());
    return folder;
  }

  private static Path chosen(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (var files = Files.list(folder)) {
      if (files.findAny().isPresent()) {
        throw new IOException(
            "the run folder " + folder + " is not empty; name another with --out, or remove it");
      }
    }
    return folder;
  }

  private static Path timed(String task, Clock clock) throws IOException {
    Path parent = Path.of("runs", task);
    Files.createDirectories(parent);
    String time = LocalDateTime.now(clock).format(TIME);
    String name = time;
    for (int again = 2; ; again++) {
      try {
        return Files.createDirectory(parent.resolve(name));
      } catch (FileAlreadyExistsException e) {
        name = time + "-" + again; // Another run began within the same second.
      }
    }
  }

  /** The effective configuration. */
  public Path config() {
    return path.resolve("config.yaml");
  }

  /** One row per update. */
  public Path metrics() {
    return path.resolve("metrics.csv");
  }

  /** One row per epoch of each update. */
  public Path epochs() {
    return path.resolve("epochs.csv");
  }

  /** The picture of the returns. */
  public Path learningCurve() {
    return path.resolve("learning-curve.png");
  }

  /** The frozen policy. */
  public Path policy() {
    return path.resolve("policy.onnx");
  }

  /** Where states before faults are; made with the first. */
  public Path faults() {
    return path.resolve("faults");
  }

  /** The state before a fault in a control step of the run. */
  public Path fault(long step, int environment) {
    return faults().resolve(String.format(Locale.ROOT, "%012d-env%d.mcap", step, environment));
  }

  /** Where checkpoints are. */
  public Path checkpoints() {
    return path.resolve("checkpoints");
  }

  /** The checkpoint after so many control steps. */
  public Path checkpoint(long steps) {
    return checkpoints()
        .resolve(String.format(Locale.ROOT, "step-%012d%s", steps, CHECKPOINT_SUFFIX));
  }

  /** The checkpoint with the most steps, if there is one. */
  public Optional<Path> latestCheckpoint() throws IOException {
    try (var files = Files.list(checkpoints())) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(CHECKPOINT_SUFFIX))
          .max(Comparator.comparing(Path::toString));
    }
  }
}
