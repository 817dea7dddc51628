package org.gaitway.experiment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaitway.config.ConfigBinder;
import org.gaitway.config.ConfigWriter;
import org.gaitway.config.Setting;
import org.gaitway.file.WholeFile;
import org.gaitway.random.RandomStream;
import org.gaitway.run.Evaluation;
import org.gaitway.run.EvaluationSettings;
import org.gaitway.sim.Model;
import org.gaitway.task.Environment;
import org.gaitway.task.TaskDefinition;

/** What a random policy earns: the zero of normalised scores. Kept in the experiment's folder. */
public record RandomReturns(
    @Setting("Mean return of 20 episodes under uniformly random controls, by task")
        Map<String, Double> returns) {
  private static final EvaluationSettings EPISODES = new EvaluationSettings(20, 1, 1);

  /**
   * Takes the returns from the folder, and measures those that are missing.
   *
   * @param folder of the experiment, which exists
   * @param tasks which to measure, each as a policy is judged in it
   * @throws IOException if they cannot be kept
   */
  public static RandomReturns of(Path folder, List<TaskDefinition> tasks) throws IOException {
    Path file = folder.resolve("random-policy.yaml");
    Map<String, Double> returns = new LinkedHashMap<>();
    if (Files.exists(file)) {
      RandomReturns none = new RandomReturns(Map.of());
      returns.putAll(ConfigBinder.bind(none, Optional.of(file), List.of()).returns());
    }
    for (TaskDefinition task : tasks) {
      returns.computeIfAbsent(task.name(), name -> measure(task));
    }
    RandomReturns all = new RandomReturns(returns);
    WholeFile.write(file, ConfigWriter.toYaml(all).getBytes(StandardCharsets.UTF_8));
    return all;
  }

  private static double measure(TaskDefinition definition) {
    try (Model model = definition.model().get();
        Environment environment = new Environment(definition, model, new RandomStream(1, 0))) {
      RandomPolicy policy =
          new RandomPolicy(model, environment.observationSize(), new RandomStream(2, 0));
      return Evaluation.run(definition, () -> policy, EPISODES).meanReturn();
    }
  }
}
