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
import org.gaitway.task.TaskDefinition;

/**
 * The bar that simulation is measured against: a C program that does nothing but {@code mj_step}
 * with recorded controls, from recorded episode starts, on one thread for each recording. It is
 * compiled for the occasion.
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
    this.modelFile = modelFile(folder, model);
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

  /**
   * A model that ships in a jar is unpacked; any other must lie in the file that it is named by.
   */
  private static Path modelFile(Path folder, Model model) throws IOException {
    try (InputStream in = Model.class.getResourceAsStream(model.name())) {
      if (in != null) {
        Path file = folder.resolve("model.xml");
        Files.copy(in, file);
        return file;
      }
    }
    Path file = Path.of(model.name()).toAbsolutePath();
    if (!Files.isRegularFile(file)) {
      throw new IOException("the raw loop needs the MJCF of model " + model.name() + " as a file");
    }
    return file;
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
      run.run(steps, new Recorder(entries));
    }
    int numbers = entries.stream().mapToInt(entry -> entry.length).sum();
    ByteBuffer bytes = ByteBuffer.allocate(numbers * Double.BYTES).order(ByteOrder.nativeOrder());
    DoubleBuffer values = bytes.asDoubleBuffer();
    entries.forEach(values::put);
    Path file = folder.resolve("recording-" + thread);
    Files.write(file, bytes.array());
    recordings.add(file);
  }

  /** Writes 1, qpos, qvel for the begin of an episode and 0, ctrl for a step. */
  private record Recorder(List<double[]> entries) implements RandomPolicyRun.Observer {
    @Override
    public void episodeBegins(DoubleBuffer qpos, DoubleBuffer qvel) {
      double[] entry = new double[1 + qpos.capacity() + qvel.capacity()];
      entry[0] = 1;
      qpos.get(0, entry, 1, qpos.capacity());
      qvel.get(0, entry, 1 + qpos.capacity(), qvel.capacity());
      entries.add(entry);
    }

    @Override
    public void control(double[] ctrl) {
      double[] entry = new double[1 + ctrl.length];
      System.arraycopy(ctrl, 0, entry, 1, ctrl.length);
      entries.add(entry);
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
