package org.gaitway.experiment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.gaitway.file.WholeFile;

/** The scores of all finished runs as tables. */
final class ResultsCsv {
  private static final String HEADER =
      "task,setting,seed,whole_training,last_100,best_evaluation,episodes,steps,time_s\n";

  private ResultsCsv() {}

  /** One row for each run. */
  static void write(List<RunResult> runs, Path file) throws IOException {
    StringBuilder csv = new StringBuilder(HEADER);
    runs.forEach(run -> csv.append(row(run)).append('\n'));
    WholeFile.write(file, csv.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** One row for each figure of each run's frozen policy. */
  static void writeFinalEvaluations(List<RunResult> runs, Path file) throws IOException {
    StringBuilder csv = new StringBuilder("task,setting,seed,condition,figure,value\n");
    for (RunResult run : runs) {
      RunKey key = run.key();
      String beginning = key.task() + "," + key.setting() + "," + key.seed() + ",";
      run.score()
          .finalEvaluation()
          .forEach(
              (condition, figures) ->
                  figures.forEach(
                      (figure, value) ->
                          csv.append(beginning)
                              .append(condition + "," + figure + "," + value)
                              .append('\n')));
    }
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
