package org.gaitway.experiment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaitway.config.ConfigBinder;
import org.gaitway.config.ConfigWriter;
import org.gaitway.config.Setting;
import org.gaitway.file.WholeFile;
import org.gaitway.run.RunFolder;

/** What a finished run came to. Its file is the last that a run writes: where it is, all is. */
public record RunScore(
    @Setting("Mean return of all episodes that ended during training") double wholeTraining,
    @Setting("Mean return of the last 100 episodes") double last100,
    @Setting("Best mean return of an evaluation without noise") Optional<Double> bestEvaluation,
    @Setting("Figures of the frozen policy without noise, by condition")
        Map<String, Map<String, Double>> finalEvaluation,
    @Setting("Episodes that ended") long episodes,
    @Setting("Control steps") long steps,
    @Setting("Wall time of the training [s]") double seconds) {

  /** The score by a metric; not a number when it was not measured, or no episode ended. */
  public double by(Metric metric) {
    return switch (metric) {
      case WHOLE_TRAINING -> wholeTraining;
      case LAST_100 -> last100;
      case BEST_EVALUATION -> bestEvaluation.orElse(Double.NaN);
    };
  }

  /** Where a run's score is. */
  static Path file(RunFolder run) {
    return run.path().resolve("score.yaml");
  }

  /** Reads the score of a run; empty when the run has not finished. */
  static Optional<RunScore> read(RunFolder run) {
    if (!Files.exists(file(run))) {
      return Optional.empty();
    }
    RunScore none =
        new RunScore(Double.NaN, Double.NaN, Optional.empty(), Map.of(), 0, 0, Double.NaN);
    return Optional.of(ConfigBinder.bind(none, Optional.of(file(run)), List.of()));
  }

  /** Writes the score of a run. */
  void write(RunFolder run) throws IOException {
    WholeFile.write(file(run), ConfigWriter.toYaml(this).getBytes(StandardCharsets.UTF_8));
  }
}
