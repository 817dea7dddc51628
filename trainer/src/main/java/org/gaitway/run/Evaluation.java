package org.gaitway.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.gaitway.policy.Policy;
import org.gaitway.random.RandomStream;
import org.gaitway.rollout.ActionMap;
import org.gaitway.rollout.Episode;
import org.gaitway.rollout.EpisodeObserver;
import org.gaitway.rollout.EpisodeObservers;
import org.gaitway.rollout.StateOrigin;
import org.gaitway.rollout.Workers;
import org.gaitway.sim.Model;
import org.gaitway.task.Environment;
import org.gaitway.task.FaultException;
import org.gaitway.task.StepOutcome;
import org.gaitway.task.TaskDefinition;

/** Runs a policy, without noise, for whole episodes of a task. */
public final class Evaluation {
  private static final float[] NO_NOISE = {};

  private Evaluation() {}

  /**
   * Evaluates a policy; nobody observes the episodes.
   *
   * @param policies gives a policy for each worker, since one is for one thread
   * @throws FaultException if a number in an episode is not finite
   * @throws IllegalArgumentException if the policy's sizes are not the task's
   */
  public static EvaluationResult run(
      TaskDefinition definition, Supplier<Policy> policies, EvaluationSettings settings) {
    return run(definition, policies, settings, EpisodeObservers.NONE);
  }

  /**
   * Evaluates a policy.
   *
   * @param policies gives a policy for each worker, since one is for one thread
   * @param observers see the episodes; of episode i the environment's index and number are i
   * @throws FaultException if a number in an episode is not finite
   * @throws IllegalArgumentException if the policy's sizes are not the task's
   */
  public static EvaluationResult run(
      TaskDefinition definition,
      Supplier<Policy> policies,
      EvaluationSettings settings,
      EpisodeObservers observers) {
    Episode[] episodes = new Episode[settings.episodes()];
    MetricTally[] tallies = new MetricTally[settings.episodes()];
    try (Model model = definition.model().get();
        Workers workers = new Workers(settings.threads())) {
      List<Runnable> slices = new ArrayList<>();
      for (int w = 0; w < settings.threads(); w++) {
        int first = w * episodes.length / settings.threads();
        int end = (w + 1) * episodes.length / settings.threads();
        slices.add(
            () -> {
              Policy policy = policies.get();
              for (int i = first; i < end; i++) {
                RandomStream random = new RandomStream(settings.seed(), i);
                tallies[i] = new MetricTally(definition.metrics().size());
                episodes[i] =
                    runEpisode(
                        i,
                        new Environment(definition, model, random),
                        policy,
                        observers,
                        tallies[i]);
              }
            });
      }
      workers.run(slices);
    }
    return new EvaluationResult(
        definition.name(),
        definition.version(),
        definition.rewards().stream().map(TaskDefinition.NamedReward::name).toList(),
        List.of(episodes),
        MetricTally.means(definition.metrics(), List.of(tallies)));
  }

  /** Closes the environment. */
  private static Episode runEpisode(
      int index,
      Environment environment,
      Policy policy,
      EpisodeObservers observers,
      MetricTally tally) {
    try (environment) {
      checkSizes(environment, policy);
      // A frozen policy gives controls.
      ActionMap controls =
          ActionMap.of(environment.definition(), environment.simulation().model(), false);
      try (EpisodeObserver observer = observers.of(index, environment, controls)) {
        return runEpisode(index, environment, policy, observer, tally);
      }
    }
  }

  private static Episode runEpisode(
      int index,
      Environment environment,
      Policy policy,
      EpisodeObserver observer,
      MetricTally tally) {
    double[] observed = new double[environment.observationSize()];
    float[] observation = new float[environment.observationSize()];
    float[] action = new float[environment.actionSize()];
    double[] control = new double[environment.actionSize()];
    double[] terms = new double[environment.rewardTerms().length];
    double total = 0;
    StepOutcome outcome;
    StateOrigin origin = StateOrigin.resetOf(environment);
    environment.reset();
    policy.reset();
    observer.began(index, origin, origin.random());
    do {
      environment.observe(observed);
      requireSound(index, environment);
      narrow(observed, observation);
      policy.act(observation, action);
      for (int j = 0; j < action.length; j++) {
        control[j] = action[j];
      }
      observer.acted(observed, NO_NOISE, NO_NOISE, action, control);
      outcome = environment.step(control);
      observer.stepped(outcome);
      total += environment.reward();
      tally.add(environment.metrics());
      for (int k = 0; k < terms.length; k++) {
        terms[k] += environment.rewardTerms()[k];
      }
    } while (!outcome.endsEpisode());
    requireSound(index, environment);
    return new Episode(
        index, environment.stepCount(), total, environment.stepCount(), terms, outcome);
  }

  private static void narrow(double[] wide, float[] out) {
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) wide[i];
    }
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
