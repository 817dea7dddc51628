package org.gaitway.launch.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.gaitway.launch.Tool;
import org.gaitway.launch.robot.Policies;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive for a robot, unpacked and run as on one: without a Java installation's help. */
class RobotArchiveTest {
  private static final long MOST_BYTES = 60_000_000;

  private static final String MOCK =
      """
      robot: {kind: mock}
      loop: {priority: 0}
      safety:
        all-joints: {min-position: -3, max-position: 3, max-velocity: 50, max-rate: 50, max-effort: 500, damping: 1}
      """;

  @TempDir private static Path folder;

  private static Path archive;
  private static Path program;

  private record Outcome(int code, String output) {}

  @BeforeAll
  static void packAndUnpack() throws Exception {
    Path policy = Policies.untrained(folder, "half-cheetah", "v5");
    Path robot = Files.writeString(folder.resolve("robot.yaml"), MOCK);
    archive = folder.resolve("robot.tar.gz");
    Path jars = ProgramJars.in(folder.resolve("jars"));
    new RobotArchive(Architecture.ofThisMachine(), jars, List.of(policy, robot)).write(archive);
    Tool.output(folder, List.of("tar", "--extract", "--file=" + archive));
    program = folder.resolve("gaitway-robot");
  }

  private static Outcome run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("bin/gaitway"));
    command.addAll(Arrays.asList(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(program.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> !name.equals("PATH"));
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
  void neitherSimulatorNorTrainerIsInIt() throws IOException {
    try (Stream<Path> jars = Files.list(program.resolve("lib"))) {
      List<String> names = jars.map(jar -> jar.getFileName().toString()).toList();
      assertTrue(
          names.stream().noneMatch(name -> name.matches("(?i).*(sim-|train|nd4j|javacpp|blas).*")),
          names.toString());
    }
  }

  @Test
  void itRunsThePolicyThatLiesBeside() throws Exception {
    Outcome outcome =
        run("run", "half-cheetah-v5.onnx", "--robot", "robot.yaml", "--duration", "1", "--json");
    assertEquals(0, outcome.code(), outcome.output());
    assertTrue(outcome.output().contains("\"ended\": \"the time is over\""), outcome.output());
  }

  @Test
  void withoutARobotFileItSaysThatItHasNoSimulator() throws Exception {
    Outcome outcome = run("run", "half-cheetah-v5.onnx");
    assertEquals(1, outcome.code(), outcome.output());
    assertTrue(outcome.output().contains("has no simulator"), outcome.output());
  }

  @Test
  void aMissingJarIsNamed(@TempDir Path empty) {
    RobotArchive incomplete = new RobotArchive(Architecture.ofThisMachine(), empty, List.of());
    IOException error =
        assertThrows(IOException.class, () -> incomplete.write(empty.resolve("a.tar.gz")));
    assertTrue(error.getMessage().contains("gaitway-policy-runtime-*.jar"), error.getMessage());
  }

  @Test
  void anotherProcessorMustBeOneThatIsKnown() {
    assertEquals(Architecture.AARCH64, Architecture.named("aarch64"));
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> Architecture.named("z80"));
    assertEquals(
        "no archive can be made for 'z80'; expected one of [x86_64, aarch64]", error.getMessage());
  }
}
