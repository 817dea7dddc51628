package org.gaitway.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.gaitway.policy.Policy;
import org.gaitway.random.RandomStream;
import org.gaitway.rollout.Episode;
import org.gaitway.rollout.Workers;
import org.gaitway.sim.Model;
import org.gaitway.task.Environment;
import org.gaitway.task.FaultException;
import org.gaitway.task.StepOutcome;
import org.gaitway.task.TaskDefinition;

/** Runs a policy, without noise, for whole episodes of a task. */
public final class Evaluation {
  private Evaluation() {}

  /**
   * Evaluates a policy.
   *
   * @param policies gives a policy for each worker, since one is for one thread
   * @throws FaultException if a number in an episode is not finite
   * @throws IllegalArgumentException if the policy's sizes are not the task's
   */
  public static EvaluationResult run(
      TaskDefinition definition, Supplier<Policy> policies, EvaluationSettings settings) {
    Episode[] episodes = new Episode[settings.episodes()];
    try (Model model = definition.model().get();
        Workers workers = new Workers(settings.threads())) {
      List<Runnable> slices = new ArrayList<>();
      for (int w = 0; w < settings.threads(); w++) {
        int first = w * episodes.length / settings.threads();
        int end = (w + 1) * episodes.length / settings.threads();
        slices.add(
            () -> runSlice(definition, model, policies.get(), settings, first, end, episodes));
      }
      workers.run(slices);
    }
    return new EvaluationResult(
        definition.name(),
        definition.version(),
        definition.rewards().stream().map(TaskDefinition.NamedReward::name).toList(),
        List.of(episodes));
  }

  private static void runSlice(
      TaskDefinition definition,
      Model model,
      Policy policy,
      EvaluationSettings settings,
      int first,
      int end,
      Episode[] episodes) {
    for (int i = first; i < end; i++) {
      RandomStream random = new RandomStream(settings.seed(), i);
      try (Environment environment = new Environment(definition, model, random)) {
        episodes[i] = runEpisode(i, environment, policy);
      }
    }
  }

  private static Episode runEpisode(int index, Environment environment, Policy policy) {
    checkSizes(environment, policy);
    float[] observation = new float[environment.observationSize()];
    float[] action = new float[environment.actionSize()];
    double[] control = new double[environment.actionSize()];
    double[] terms = new double[environment.rewardTerms().length];
    double total = 0;
    StepOutcome outcome;
    environment.reset();
    do {
      environment.observe(observation);
      requireSound(index, environment);
      policy.act(observation, action);
      for (int j = 0; j < action.length; j++) {
        control[j] = action[j];
      }
      outcome = environment.step(control);
      total += environment.reward();
      for (int k = 0; k < terms.length; k++) {
        terms[k] += environment.rewardTerms()[k];
      }
    } while (!outcome.endsEpisode());
    requireSound(index, environment);
    return new Episode(
        index, environment.stepCount(), total, environment.stepCount(), terms, outcome);
  }

  private static void requireSound(int episode, Environment environment) {
    if (environment.fault() != null) {
      throw new FaultException(
          String.format(
              Locale.ROOT,
              "episode %d of task %s %s, step %d: %s",
              episode,
              environment.definition().name(),
              environment.definition().version(),
              environment.stepCount(),
              environment.fault().message()));
    }
  }

  private static void checkSizes(Environment environment, Policy policy) {
    if (policy.observationSize() != environment.observationSize()
        || policy.actionSize() != environment.actionSize()) {
      throw new IllegalArgumentException(
          String.format(
              "the policy maps %d values to %d, but task %s %s has %d observed values and %d controls",
              policy.observationSize(),
              policy.actionSize(),
              environment.definition().name(),
              environment.definition().version(),
              environment.observationSize(),
              environment.actionSize()));
    }
  }
}
