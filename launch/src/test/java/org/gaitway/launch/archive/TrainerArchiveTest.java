package org.gaitway.launch.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.gaitway.launch.Tool;
import org.gaitway.sim.MujocoLibrary;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The archive for training, unpacked and run as on a bare machine: without a network where the
 * kernel lets us go without, with no variables set but PATH and HOME, and nothing on that path but
 * what the start script calls.
 */
class TrainerArchiveTest {
  private static final long MOST_BYTES = 60_000_000;

  private static final List<String> NO_NETWORK = List.of("unshare", "--map-root-user", "--net");

  @TempDir private static Path folder;

  private static Path archive;
  private static Path program;
  private static List<String> runner;

  private record Outcome(int code, String output) {}

  @BeforeAll
  static void packUnpackAndTrain() throws Exception {
    archive = folder.resolve("trainer.tar.gz");
    Path jars = ProgramJars.in(folder.resolve("jars"));
    Path notes = Files.writeString(folder.resolve("notes.txt"), "beside");
    new TrainerArchive(jars, MujocoLibrary.file(), List.of(notes)).write(archive);
    Tool.output(folder, List.of("tar", "--extract", "--file=" + archive));
    program = folder.resolve("gaitway-trainer");
    provideReadlink();
    runner = runner();
    Outcome trained =
        run("train", "inverted-pendulum", "--steps", "20000", "--seed", "1", "--out", "run");
    assertEquals(0, trained.code(), trained.output());
    assertTrue(trained.output().contains("done; the policy is run/policy.onnx"), trained.output());
  }

  /** The one program that the start script calls, in a folder of its own. */
  private static void provideReadlink() throws IOException, InterruptedException {
    Path tools = Files.createDirectory(folder.resolve("tools"));
    String found = Tool.output(List.of("sh", "-c", "command -v readlink")).strip();
    Path tool =
        Files.writeString(tools.resolve("readlink"), "#!/bin/sh\nexec " + found + " \"$@\"");
    Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static List<String> runner() throws InterruptedException {
    List<String> trial = new ArrayList<>(NO_NETWORK);
    trial.add("true");
    return Tool.succeeds(trial) ? NO_NETWORK : List.of();
  }

  private static Outcome run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(runner);
    command.addAll(List.of("/bin/sh", "bin/gaitway"));
    command.addAll(Arrays.asList(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(program.toFile()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().put("PATH", folder.resolve("tools").toString());
    builder.environment().put("HOME", folder.resolve("home").toString());
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), output);
  }

  @Test
  void itIsSmall() throws IOException {
    assertTrue(Files.size(archive) <= MOST_BYTES, Files.size(archive) + " bytes");
  }

  @Test
  void neitherNd4jNorFfmpegNorCudaNorTestsAreInIt() throws IOException {
    try (Stream<Path> jars = Files.list(program.resolve("lib"))) {
      List<String> names = jars.map(jar -> jar.getFileName().toString()).toList();
      assertTrue(
          names.stream()
              .noneMatch(name -> name.matches("(nd4j|openblas|ffmpeg|junit|jqwik|.*redist).*")),
          names.toString());
      assertTrue(
          names.stream().anyMatch(name -> name.matches("gaitway-trainer-.*jar")), names.toString());
    }
  }

  @Test
  void whatWasNamedLiesBeside() throws IOException {
    assertEquals("beside", Files.readString(program.resolve("notes.txt")));
  }

  @Test
  void itEvaluatesWhatItTrained() throws Exception {
    Outcome outcome = run("evaluate", "run", "--episodes", "2", "--json");
    assertEquals(0, outcome.code(), outcome.output());
    assertTrue(outcome.output().contains("\"return.mean\""), outcome.output());
  }

  @Test
  void itRunsWhatItTrained() throws Exception {
    Outcome outcome = run("run", "run", "--lockstep", "--episodes", "1", "--json");
    assertEquals(0, outcome.code(), outcome.output());
    assertTrue(outcome.output().contains("\"digest\""), outcome.output());
  }

  @Test
  void itCompilesTasks() throws Exception {
    Path example = Path.of(System.getProperty("gaitway.root"), "docs", "examples", "pendulum");
    Outcome outcome = run("tasks", "--tasks", example.toString());
    assertEquals(0, outcome.code(), outcome.output());
  }

  @Test
  void itTellsWhatThereIs() throws Exception {
    Outcome outcome = run("--help");
    assertEquals(0, outcome.code(), outcome.output());
    assertTrue(outcome.output().contains("train"), outcome.output());
  }

  @Test
  void theReferenceLearnerIsNotInIt() throws Exception {
    Outcome outcome =
        run("train", "inverted-pendulum", "--learner", "nd4j", "--steps", "4096", "--out", "none");
    assertEquals(1, outcome.code(), outcome.output());
    assertTrue(
        outcome.output().contains("the learner nd4j is not in this archive"), outcome.output());
    assertFalse(Files.exists(program.resolve("none")));
  }

  @Test
  void filmsAreNotInIt() throws Exception {
    Outcome outcome = run("render", "run", "--out", "film.mp4");
    assertEquals(1, outcome.code(), outcome.output());
    assertTrue(outcome.output().contains("films are not in this archive"), outcome.output());
  }
}
