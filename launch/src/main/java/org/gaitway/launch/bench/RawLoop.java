package org.gaitway.launch.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.gaitway.sim.Model;
import org.gaitway.sim.MujocoLibrary;
import org.gaitway.sim.Simulation;
import org.gaitway.task.TaskDefinition;

/**
 * The bar that simulation is measured against: a C program that does nothing but {@code mj_step}
 * with recorded controls, from recorded episode starts, on one thread for each recording. It is
 * compiled for the occasion.
 *
 * <p>The program has the task's model and controls alone. Where a task does more to its simulation,
 * such as pushing the robot or varying its masses, each recorded step begins with the state that it
 * was taken in, so that both loops solve the same contacts.
 */
final class RawLoop implements AutoCloseable {

  /**
   * What a run of the raw loop gave.
   *
   * @param seconds wall time of the steps alone [s]
   * @param finalQpos positions at the end of the first recording (nq)
   */
  record Result(double seconds, double[] finalQpos) {}

  private final Path folder;
  private final Path program;
  private final Path modelFile;
  private final Model model;
  private final TaskDefinition definition;
  private final List<Path> recordings = new ArrayList<>();

  private RawLoop(Path folder, TaskDefinition definition, Model model) throws IOException {
    this.folder = folder;
    this.program = folder.resolve("raw-loop");
    this.modelFile = Files.write(folder.resolve("model.mjb"), model.toBytes());
    this.definition = definition;
    this.model = model;
  }

  /**
   * Compiles the program and records random policies for it.
   *
   * @param definition the task
   * @param model its model
   * @param threads how many recordings to make
   * @param steps control steps in each
   * @return the raw loop; closing it removes its files
   * @throws IOException when there is no compiler, or it fails, or files cannot be written
   * @throws InterruptedException when interrupted while compiling
   */
  static RawLoop prepare(TaskDefinition definition, Model model, int threads, int steps)
      throws IOException, InterruptedException {
    RawLoop loop = new RawLoop(Files.createTempDirectory("gaitway-raw-loop"), definition, model);
    try {
      loop.compile();
      for (int thread = 0; thread < threads; thread++) {
        loop.record(thread, steps);
      }
      return loop;
    } catch (IOException | InterruptedException | RuntimeException e) {
      loop.close();
      throw e;
    }
  }

  private static Path mujocoHome() {
    String home =
        System.getProperty(MujocoLibrary.HOME_PROPERTY, System.getenv(MujocoLibrary.HOME_VARIABLE));
    if (home == null) {
      throw new IllegalArgumentException(
          "the raw loop is compiled against MuJoCo: set "
              + MujocoLibrary.HOME_VARIABLE
              + ", or run ./gaitway");
    }
    return Path.of(home);
  }

  private void compile() throws IOException, InterruptedException {
    Path mujocoHome = mujocoHome();
    Path source = folder.resolve("raw-loop.c");
    try (InputStream in = RawLoop.class.getResourceAsStream("raw-loop.c")) {
      Files.copy(in, source, StandardCopyOption.REPLACE_EXISTING);
    }
    String lib = mujocoHome.resolve("lib").toString();
    execute(
        List.of(
            "gcc",
            "-std=gnu11",
            "-O3",
            "-pthread",
            "-I" + mujocoHome.resolve("include"),
            source.toString(),
            "-o",
            program.toString(),
            "-L" + lib,
            "-lmujoco",
            "-Wl,-rpath," + lib));
  }

  private void record(int thread, int steps) throws IOException {
    List<double[]> entries = new ArrayList<>();
    try (RandomPolicyRun run = new RandomPolicyRun(definition, model, thread)) {
      run.run(steps, new Recorder(entries, !isExact(definition)));
    }
    int numbers = entries.stream().mapToInt(entry -> entry.length).sum();
    ByteBuffer bytes = ByteBuffer.allocate(numbers * Double.BYTES).order(ByteOrder.nativeOrder());
    DoubleBuffer values = bytes.asDoubleBuffer();
    entries.forEach(values::put);
    Path file = folder.resolve("recording-" + thread);
    Files.write(file, bytes.array());
    recordings.add(file);
  }

  /**
   * Whether a task's simulation depends on its model and controls alone, so that the raw loop goes
   * through the very same states.
   */
  static boolean isExact(TaskDefinition definition) {
    return definition.motors().isEmpty()
        && definition.disturbances().isEmpty()
        && definition.randomisations().isEmpty();
  }

  /**
   * Writes 1, qpos, qvel for the begin of an episode; for a step 0, ctrl, or 2, qpos, qvel, ctrl
   * where the state is to be told.
   */
  private static final class Recorder implements RandomPolicyRun.Observer {
    private final List<double[]> entries;
    private final boolean withStates;

    Recorder(List<double[]> entries, boolean withStates) {
      this.entries = entries;
      this.withStates = withStates;
    }

    @Override
    public void episodeBegins(Simulation simulation) {
      add(1, simulation.qpos(), simulation.qvel());
    }

    @Override
    public void beforeStep(Simulation simulation) {
      if (withStates) {
        add(2, simulation.qpos(), simulation.qvel());
      } else {
        add(0);
      }
    }

    @Override
    public void afterStep(Simulation simulation) {
      entries.add(copy(simulation.ctrl()));
    }

    private void add(double kind, DoubleBuffer... values) {
      entries.add(new double[] {kind});
      for (DoubleBuffer value : values) {
        entries.add(copy(value));
      }
    }

    private static double[] copy(DoubleBuffer values) {
      double[] copy = new double[values.capacity()];
      values.get(0, copy);
      return copy;
    }
  }

  /**
   * Runs the recordings, each on a thread of its own.
   *
   * @param threads how many of them, from the first on
   * @param repeats how often each is run through
   * @return time and end
   * @throws IOException when the program fails
   * @throws InterruptedException when interrupted while it runs
   */
  Result run(int threads, int repeats) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(program.toString());
    command.add(modelFile.toString());
    command.add(String.valueOf(definition.substeps()));
    command.add(String.valueOf(repeats));
    recordings.subList(0, threads).forEach(recording -> command.add(recording.toString()));
    String[] numbers = execute(command).strip().split("\\s+");
    double[] qpos = new double[numbers.length - 1];
    for (int i = 0; i < qpos.length; i++) {
      qpos[i] = Double.parseDouble(numbers[i + 1]);
    }
    return new Result(Double.parseDouble(numbers[0]), qpos);
  }

  private String execute(List<String> command) throws IOException, InterruptedException {
    Path errors = folder.resolve("errors");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(errors.toFile())
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = process.waitFor();
    if (code != 0) {
      throw new IOException(
          command.get(0) + " failed with exit code " + code + ": " + Files.readString(errors));
    }
    return output;
  }

  @Override
  public void close() throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
