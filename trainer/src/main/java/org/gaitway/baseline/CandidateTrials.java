package org.gaitway.baseline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.gaitway.nn.Parameters;
import org.gaitway.random.RandomStream;
import org.gaitway.rollout.ActionMap;
import org.gaitway.rollout.Episode;
import org.gaitway.rollout.EpisodeObserver;
import org.gaitway.rollout.EpisodeObservers;
import org.gaitway.rollout.ObservationNormaliser;
import org.gaitway.rollout.RunningMoments;
import org.gaitway.rollout.Workers;
import org.gaitway.sim.Model;
import org.gaitway.task.Environment;
import org.gaitway.task.Fault;
import org.gaitway.task.TaskDefinition;

/**
 * Tries the candidates of a generation, on all workers. Each worker has an environment and a slice
 * of the candidates; each episode has a random stream of its own, so that neither the number of
 * workers nor the episodes before make a difference.
 */
final class CandidateTrials implements AutoCloseable {
  private final Workers workers;
  private final long seed;
  private final int episodesEach;
  private final List<CandidateRunner> runners = new ArrayList<>();

  /**
   * Makes the environments.
   *
   * @param model stays the caller's to close, after this
   * @param policy gives the network's layout; not kept
   * @param seed episode i of the run draws its start from stream i + 1 of it
   * @param episodesEach episodes of a candidate
   * @param observers see the episodes, all as those of environment 0
   */
  CandidateTrials(
      TaskDefinition definition,
      Model model,
      ActionMap actionMap,
      Parameters policy,
      long seed,
      int episodesEach,
      Workers workers,
      EpisodeObservers observers) {
    this.workers = workers;
    this.seed = seed;
    this.episodesEach = episodesEach;
    for (int w = 0; w < workers.threads(); w++) {
      Environment environment = new Environment(definition, model, new RandomStream(0, 0));
      // Not the worker's index: episodes are numbered through, whoever runs them.
      EpisodeObserver observer = observers.of(0, environment, actionMap);
      runners.add(new CandidateRunner(environment, actionMap, policy, observer));
    }
  }

  /**
   * Runs all candidates' episodes.
   *
   * @param candidates (population x parameters)
   * @param number of the generation, from 0
   */
  Generation run(float[][] candidates, int number, ObservationNormaliser normaliser) {
    Episode[] episodes = new Episode[candidates.length * episodesEach];
    String[] faults = new String[episodes.length];
    RunningMoments[] moments = new RunningMoments[candidates.length];
    long firstEpisode = (long) number * episodes.length;
    List<Runnable> slices = new ArrayList<>();
    for (int w = 0; w < runners.size(); w++) {
      CandidateRunner runner = runners.get(w);
      int first = w * candidates.length / runners.size();
      int end = (w + 1) * candidates.length / runners.size();
      slices.add(
          () -> {
            for (int c = first; c < end; c++) {
              runner.become(candidates[c]);
              moments[c] = new RunningMoments(runner.observationSize());
              for (int e = c * episodesEach; e < (c + 1) * episodesEach; e++) {
                RandomStream start = new RandomStream(seed, 1 + firstEpisode + e);
                episodes[e] = runner.run(e, firstEpisode + e, start, normaliser, moments[c]);
                faults[e] = runner.fault().map(Fault::message).orElse(null);
              }
            }
          });
    }
    workers.run(slices);
    return new Generation(
        List.of(episodes),
        Arrays.stream(faults).filter(Objects::nonNull).toList(),
        List.of(moments));
  }

  @Override
  public void close() {
    runners.forEach(CandidateRunner::close);
  }
}
