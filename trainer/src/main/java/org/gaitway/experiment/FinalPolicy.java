package org.gaitway.experiment;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.gaitway.policy.PolicyFile;
import org.gaitway.ppo.TrainingSettings;
import org.gaitway.run.Evaluation;
import org.gaitway.run.EvaluationSettings;
import org.gaitway.run.RunFolder;

/** Judges the frozen policy of a run that is done, without noise. */
final class FinalPolicy {
  private FinalPolicy() {}

  /**
   * Evaluates it under every condition.
   *
   * @param run with the policy
   * @param settings of the run
   * @param evaluation conditions and episodes
   * @param stop asked between conditions
   * @return figures by condition, as of {@link org.gaitway.run.EvaluationResult#figures}; empty if
   *     stopped before the end
   * @throws IOException if the policy cannot be read
   */
  static Optional<Map<String, Map<String, Double>>> evaluate(
      RunFolder run, TrainingSettings settings, FinalEvaluation evaluation, BooleanSupplier stop)
      throws IOException {
    Map<String, Map<String, Double>> figures = new LinkedHashMap<>();
    for (String condition : evaluation.conditions().keySet()) {
      if (stop.getAsBoolean()) {
        return Optional.empty();
      }
      figures.put(
          condition,
          Evaluation.run(
                  evaluation.task(settings, condition),
                  PolicyFile.read(run.policy())::newPolicy,
                  episodes(settings, evaluation.episodes()))
              .figures());
    }
    return Optional.of(figures);
  }

  /** Never a seed that trains, so that no start was seen in training. */
  static EvaluationSettings episodes(TrainingSettings settings, int episodes) {
    return new EvaluationSettings(episodes, -1 - settings.run().seed(), 1);
  }
}
