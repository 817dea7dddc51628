package org.gaitway.launch.bench;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.gaitway.launch.PresetOption;
import org.gaitway.ppo.TrainingSettings;
import org.gaitway.run.RunFolder;
import org.gaitway.task.Tasks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code gaitway bench soak}: resident memory of a long training run, in a process of its own, as
 * it goes with the steps. Linux only.
 */
@Command(
    name = "soak",
    description = "Watch the resident memory of a long training run: it should not grow.")
public final class SoakBenchmark implements Callable<Integer> {

  private static final long INTERVAL_MILLIS = 100;
  private static final int LINE_LIMIT_BYTES = 4096;
  private static final double SETTLED = 0.5;

  @Mixin private BenchmarkReport report;

  @Option(
      names = "--task",
      defaultValue = "inverted-pendulum",
      description = "The task (default: ${DEFAULT-VALUE}).")
  private String task;

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      defaultValue = "default",
      converter = PresetOption.class,
      completionCandidates = PresetOption.class,
      description = "Settings: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private TrainingSettings.Preset preset;

  @Option(
      names = "--steps",
      defaultValue = "5000000",
      description = "Control steps (default: ${DEFAULT-VALUE}).")
  private long steps;

  @Override
  public Integer call() throws Exception {
    return report.print(this::measure);
  }

  private List<Measurement> measure() throws IOException, InterruptedException {
    Tasks.named(task); // A mistyped name is an error at once.
    Path folder = Files.createTempDirectory("gaitway-bench-soak");
    try {
      ResidentMemory memory = watch(folder);
      String prefix = "soak." + task;
      return List.of(
          new Measurement(prefix + ".resident-10", memory.at(0.1 * steps), "KiB"),
          new Measurement(prefix + ".resident-50", memory.at(0.5 * steps), "KiB"),
          new Measurement(prefix + ".resident-100", memory.at(steps), "KiB"),
          new Measurement(
              prefix + ".growth-per-million-steps", memory.slope(SETTLED * steps), "KiB"));
    } finally {
      delete(folder);
    }
  }

  private ResidentMemory watch(Path folder) throws IOException, InterruptedException {
    Path run = folder.resolve("run");
    Path output = folder.resolve("output.txt");
    report.progress("training " + task + " for " + steps + " steps");
    Process process =
        JavaProgram.builder(
                List.of(
                    "train", task,
                    "--preset", PresetOption.name(preset),
                    "--steps", String.valueOf(steps),
                    "--out", run.toString()))
            .redirectOutput(output.toFile())
            .start();
    try {
      ResidentMemory memory = watch(process, new RunFolder(run).metrics());
      if (process.exitValue() != 0) {
        throw new IOException("the training failed: " + Files.readString(output));
      }
      return memory;
    } finally {
      process.destroyForcibly();
    }
  }

  /** Samples up to the last step; what follows, such as drawing the curve, is not training. */
  private ResidentMemory watch(Process process, Path metrics)
      throws IOException, InterruptedException {
    ResidentMemory memory = new ResidentMemory();
    long shown = 0;
    while (!process.waitFor(INTERVAL_MILLIS, TimeUnit.MILLISECONDS)) {
      long taken = lastSteps(metrics);
      OptionalDouble resident = ResidentMemory.of(process.pid());
      if (taken > 0 && taken < steps && resident.isPresent()) {
        memory.add(taken, resident.getAsDouble());
        shown = show(shown, taken, resident.getAsDouble());
      }
    }
    return memory;
  }

  /** Tells of each tenth of the steps; returns how many there were. */
  private long show(long shown, long taken, double resident) {
    long tenths = taken * 10 / steps;
    if (tenths > shown) {
      report.progress(String.format(Locale.ROOT, "%d %%: %,.0f KiB", 10 * tenths, resident));
    }
    return tenths;
  }

  /** The first number of the last whole line; 0 if there is none yet. */
  private static long lastSteps(Path metrics) throws IOException {
    if (!Files.exists(metrics)) {
      return 0;
    }
    try (RandomAccessFile file = new RandomAccessFile(metrics.toFile(), "r")) {
      long from = Math.max(0, file.length() - LINE_LIMIT_BYTES);
      byte[] tail = new byte[(int) (file.length() - from)];
      file.seek(from);
      file.readFully(tail);
      String text = new String(tail, StandardCharsets.UTF_8);
      int end = text.lastIndexOf('\n');
      int start = end < 0 ? -1 : text.lastIndexOf('\n', end - 1);
      return start < 0 ? 0 : Long.parseLong(text.substring(start + 1, text.indexOf(',', start)));
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
