package org.gaitway.launch.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** How the resident memory of a process goes with the steps it has taken. */
final class ResidentMemory {
  private static final Path PROCESSES = Path.of("/proc");
  private static final String RESIDENT = "VmRSS:";

  private record Sample(long steps, double kibibytes) {}

  private final List<Sample> samples = new ArrayList<>();

  /** Adds a sample; steps must not go back. */
  void add(long steps, double kibibytes) {
    samples.add(new Sample(steps, kibibytes));
  }

  /**
   * What a process has resident now [KiB]; empty if it has ended.
   *
   * @throws IOException if that cannot be told, as on what is not Linux
   */
  static OptionalDouble of(long pid) throws IOException {
    if (!Files.isDirectory(PROCESSES)) {
      throw new IOException("resident memory is read from " + PROCESSES + ", which is not there");
    }
    for (String line : status(PROCESSES.resolve(String.valueOf(pid)).resolve("status"))) {
      if (line.startsWith(RESIDENT)) {
        String[] words = line.substring(RESIDENT.length()).strip().split("\\s+");
        // In units of 1024 bytes, which the kernel calls kB.
        return OptionalDouble.of(Double.parseDouble(words[0]));
      }
    }
    return OptionalDouble.empty();
  }

  private static List<String> status(Path file) throws IOException {
    try {
      return Files.readAllLines(file);
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  /**
   * The sample nearest to a number of steps [KiB].
   *
   * @throws IllegalStateException if there is no sample
   */
  double at(double steps) {
    Sample nearest = null;
    for (Sample sample : samples) {
      if (nearest == null
          || Math.abs(sample.steps() - steps) <= Math.abs(nearest.steps() - steps)) {
        nearest = sample;
      }
    }
    if (nearest == null) {
      throw new IllegalStateException("no sample was taken");
    }
    return nearest.kibibytes();
  }

  /**
   * Slope of the straight line of least squares through the samples from some step on [KiB per
   * million steps]; 0 if all of them are of the same step.
   */
  double slope(double fromSteps) {
    List<Sample> late = samples.stream().filter(s -> s.steps() >= fromSteps).toList();
    double meanSteps = late.stream().mapToDouble(Sample::steps).average().orElse(0);
    double meanSize = late.stream().mapToDouble(Sample::kibibytes).average().orElse(0);
    double covariance = 0;
    double variance = 0;
    for (Sample sample : late) {
      covariance += (sample.steps() - meanSteps) * (sample.kibibytes() - meanSize);
      variance += (sample.steps() - meanSteps) * (sample.steps() - meanSteps);
    }
    return variance == 0 ? 0 : covariance / variance * 1e6;
  }
}
