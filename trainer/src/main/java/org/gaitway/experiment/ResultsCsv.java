package org.gaitway.experiment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.gaitway.file.WholeFile;

/** The scores of all finished runs as a table, one row for each. */
final class ResultsCsv {
  private static final String HEADER =
      "task,setting,seed,whole_training,last_100,best_evaluation,episodes,steps,time_s\n";

  private ResultsCsv() {}

  static void write(List<RunResult> runs, Path file) throws IOException {
    StringBuilder csv = new StringBuilder(HEADER);
    runs.forEach(run -> csv.append(row(run)).append('\n'));
    WholeFile.write(file, csv.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String row(RunResult run) {
    RunScore score = run.score();
    return String.join(
        ",",
        run.key().task(),
        run.key().setting(),
        Long.toString(run.key().seed()),
        Double.toString(score.wholeTraining()),
        Double.toString(score.last100()),
        score.bestEvaluation().map(String::valueOf).orElse(""),
        Long.toString(score.episodes()),
        Long.toString(score.steps()),
        Double.toString(score.seconds()));
  }
}
